/// The letters that TeX's font commands stand for, in Unicode's mathematical alphabets.
enum FormulaAlphabet: Sendable {
  case upright, bold, boldItalic, doubleStruck, script, sans, mono, fraktur

  /// A letter or digit in this alphabet; what it lacks stays as it is.
  func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let exception = exceptions[scalar] { return exception }
    let value = scalar.value
    let mapped: UInt32? =
      switch value {
      case 0x41...0x5A: starts.upper.map { $0 + value - 0x41 }
      case 0x61...0x7A: starts.lower.map { $0 + value - 0x61 }
      case 0x30...0x39: starts.digit.map { $0 + value - 0x30 }
      case 0x391...0x3A9: starts.greekUpper.map { $0 + value - 0x391 }
      case 0x3B1...0x3C9: starts.greekLower.map { $0 + value - 0x3B1 }
      default: nil
      }
    return mapped.flatMap(Unicode.Scalar.init) ?? scalar
  }

  private var starts: (upper: UInt32?, lower: UInt32?, digit: UInt32?, greekUpper: UInt32?, greekLower: UInt32?) {
    switch self {
    case .upright: (nil, nil, nil, nil, nil)
    case .bold: (0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2)
    case .boldItalic: (0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736)
    case .doubleStruck: (0x1D538, 0x1D552, 0x1D7D8, nil, nil)
    case .script: (0x1D49C, 0x1D4B6, nil, nil, nil)
    case .sans: (0x1D5A0, 0x1D5BA, 0x1D7E2, nil, nil)
    case .mono: (0x1D670, 0x1D68A, 0x1D7F6, nil, nil)
    case .fraktur: (0x1D504, 0x1D51E, nil, nil, nil)
    }
  }

  /// Letters that Unicode had before it had the alphabet.
  private var exceptions: [Unicode.Scalar: Unicode.Scalar] {
    switch self {
    case .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    case .script:
      [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ", "o": "ℴ",
      ]
    case .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
    case .upright, .bold, .boldItalic, .sans, .mono: [:]
    }
  }

  private func text(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(letter(scalar)) }
    return String(result)
  }

  /// A formula with its letters and digits in this alphabet; letters side by side become one word.
  func styled(_ node: FormulaNode) -> FormulaNode {
    switch node {
    case .identifier(let name, _): .identifier(text(name), isUpright: true)
    case .number(let digits): .number(text(digits))
    case .row(let nodes): .row(Self.joined(nodes.map(styled)))
    case .scripts(let base, let below, let above, let areLimits):
      .scripts(styled(base), below: below.map(styled), above: above.map(styled), areLimits: areLimits)
    case .accent(let base, let mark, let isBelow): .accent(styled(base), mark: mark, isBelow: isBelow)
    case .fenced(let left, let inside, let right): .fenced(left, styled(inside), right)
    case .sign, .function, .text, .space, .fraction, .root, .delimiter, .grid, .styled: node
    }
  }

  private static func joined(_ nodes: [FormulaNode]) -> [FormulaNode] {
    var result: [FormulaNode] = []
    for node in nodes {
      if case .identifier(let next, _) = node, case .identifier(let last, _) = result.last {
        result[result.count - 1] = .identifier(last + next, isUpright: true)
      } else {
        result.append(node)
      }
    }
    return result
  }
}

import Typography

extension Numbers {
  /// How many elements are printed whole; longer axes show three at each end.
  private static let wholeCount = 1000
  private static let edgeCount = 3
  private static let lineWidth = 78

  /// The array as a notebook prints it, in the notation of the language: columns aligned, long axes abbreviated.
  package var printed: String {
    guard let values else { return "…" }
    let edge = count > Self.wholeCount ? Self.edgeCount : Int.max
    let shown = shownPlaces(edge: edge).map { values[$0] }
    let format = ElementFormat(shown, kind: kind)
    if isScalar { return shown.first.map { format.text($0) } ?? "" }
    guard count > 0 else { return String(repeating: "[", count: rank) + String(repeating: "]", count: rank) }
    let texts = shown.map(format.text)
    // Columns are aligned where there is another line to align them with.
    let isOneLine = rank == 1 && texts.reduce(0) { $0 + $1.count + 1 } <= Self.lineWidth
    let width = isOneLine ? 0 : texts.map(\.count).max() ?? 0
    return block(values, axis: 0, offset: 0, edge: edge) { value in
      let text = format.text(value)
      return String(repeating: " ", count: max(0, width - text.count)) + text
    }
  }

  private func shownPlaces(edge: Int) -> [Int] {
    let strides = strides
    var places = [0]
    for axis in 0..<rank {
      let shown = Self.shownPositions(shape[axis], edge: edge).compactMap(\.self)
      places = places.flatMap { base in shown.map { base + $0 * strides[axis] } }
    }
    return places
  }

  /// Positions to print; nil stands for the dots.
  private static func shownPositions(_ size: Int, edge: Int) -> [Int?] {
    guard edge < Int.max, size > 2 * edge else { return (0..<size).map { $0 } }
    return (0..<edge).map { $0 } + [nil] + (size - edge..<size).map { $0 }
  }

  private func block(
    _ values: [Double], axis: Int, offset: Int, edge: Int, _ text: (Double) -> String
  ) -> String {
    let positions = Self.shownPositions(shape[axis], edge: edge)
    let indent = String(repeating: " ", count: axis + 1)
    if axis == rank - 1 {
      var lines = [""]
      for position in positions {
        let word = position.map { text(values[offset + $0]) } ?? "…"
        if let last = lines.last, !last.isEmpty, indent.count + last.count + word.count + 1 > Self.lineWidth - axis {
          lines.append("")
        }
        lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
      }
      return "[" + lines.joined(separator: "\n" + indent) + "]"
    }
    let stride = strides[axis]
    let parts = positions.map { position in
      position.map { block(values, axis: axis + 1, offset: offset + $0 * stride, edge: edge, text) } ?? "…"
    }
    let gap = String(repeating: "\n", count: rank - 1 - axis)
    return "[" + parts.joined(separator: gap + indent) + "]"
  }
}

/// One way to write all the elements of an array.
struct ElementFormat {
  private enum Form {
    case boolean
    case integer
    case fixed(Int)
    case scientific(Int)
  }

  private let form: Form
  private static let mostDecimals = 4

  /// Chooses as NumPy does: scientific when magnitudes are extreme, else as few decimals as tell the values, four at
  /// most.
  init(_ values: [Double], kind: ElementKind) {
    switch kind {
    case .boolean: form = .boolean
    case .integer: form = .integer
    case .decimal:
      let magnitudes = values.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
      let largest = magnitudes.max() ?? 0
      let smallest = magnitudes.min() ?? 1
      if largest >= 1e8 || (values.count == 1 && smallest < 1e-4) || (values.count > 1 && largest > 0 && largest < 1e-3)
      {
        form = .scientific(3)
      } else {
        form = .fixed(values.filter(\.isFinite).map(Self.decimals).max() ?? 1)
      }
    }
  }

  func text(_ value: Double) -> String {
    switch form {
    case .boolean: return value == 0 ? "no" : "sí"
    case .integer: return value.magnitude < Numbers.largestInteger ? String(Int(value)) : String(value)
    case .fixed(let digits): return value.isFinite ? Typography.fixed(value, decimals: digits) : Self.nonFinite(value)
    case .scientific(let digits): return value.isFinite ? Self.scientific(value, digits) : Self.nonFinite(value)
    }
  }

  /// Decimals that are not zero at the end when there are four.
  private static func decimals(of value: Double) -> Int {
    let text = Typography.fixed(value, decimals: mostDecimals)
    return max(1, mostDecimals - text.reversed().prefix { $0 == "0" }.count)
  }

  private static func nonFinite(_ value: Double) -> String {
    value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }

  private static func scientific(_ value: Double, _ digits: Int) -> String {
    guard value != 0 else { return Typography.fixed(0, decimals: digits) + "e+00" }
    var exponent = 0
    var mantissa = value
    while mantissa.magnitude >= 10 { mantissa /= 10; exponent += 1 }
    while mantissa.magnitude < 1 { mantissa *= 10; exponent -= 1 }
    var text = Typography.fixed(mantissa, decimals: digits)
    if text.hasPrefix("10.") || text.hasPrefix("-10.") {
      text = Typography.fixed(mantissa / 10, decimals: digits)
      exponent += 1
    }
    let power = String(exponent.magnitude)
    return text + "e" + (exponent < 0 ? "-" : "+") + (power.count < 2 ? "0" : "") + power
  }
}

/// Cuts a line of text into tokens; spaces only part them.
///
/// ```
/// number := sign? digits (thin-space 3 digits)* ([.,] digits)? (e±digits | ·10superscripts)?   (± number)?
///         | sign? (nan | inf | ∞)
/// time   := number unit (/ word)?      unit := s · ms · µs · ns · min · h · segundos …
/// ```
struct TextLexer {
  let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  mutating func allTokens() -> [TextToken] {
    var tokens: [TextToken] = []
    while let token = next() { tokens.append(token) }
    return tokens
  }

  private mutating func next() -> TextToken? {
    while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
    guard position < scalars.count else { return nil }
    let start = position
    if let number = readNumber() {
      let range = start..<position
      if skipTimeUnit() { return TextToken(kind: .time, range: range.lowerBound..<position, end: position) }
      return withTolerance(number, range)
    }
    let scalar = scalars[start]
    position += 1
    if scalar == "…" { return TextToken(kind: .wildcard, range: start..<position, end: position) }
    guard scalar.startsWord else {
      return TextToken(kind: .sign(scalar), range: start..<position, end: position)
    }
    while position < scalars.count, scalars[position].continuesWord { position += 1 }
    return TextToken(kind: .word(text(start..<position)), range: start..<position, end: position)
  }

  private func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  // MARK: Numbers

  /// Reads a number where one starts; else stays.
  private mutating func readNumber() -> TextNumber? {
    let start = position
    var index = start
    if scalars[index].isSign, !followsOperand(index) { index += 1 }
    guard index < scalars.count else { return nil }
    if let length = nonFiniteLength(at: index) {
      position = index + length
      return TextNumber(nonFinite: text(start..<position))
    }
    guard scalars[index].isDigit else { return nil }
    index = endOfDigits(index, grouped: true)
    if index + 1 < scalars.count, scalars[index] == "." || scalars[index] == ",", scalars[index + 1].isDigit {
      index = endOfDigits(index + 1, grouped: false)
    }
    let mantissa = index
    index = endOfPower(index)
    guard let number = TextNumber(text: text(start..<index), mantissaLength: mantissa - start) else { return nil }
    position = index
    return number
  }

  /// Whether a sign stands right after something, so that it is an operation: `3-1`.
  private func followsOperand(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = scalars[index - 1]
    return before.continuesWord || before == ")" || before == "]"
  }

  private func nonFiniteLength(at index: Int) -> Int? {
    for word in ["∞", "NaN", "nan", "inf"] {
      let end = index + word.unicodeScalars.count
      guard end <= scalars.count, scalars[index..<end].elementsEqual(word.unicodeScalars) else { continue }
      let isWhole = word == "∞" || end == scalars.count || !scalars[end].continuesWord
      if isWhole { return end - index }
    }
    return nil
  }

  private func endOfDigits(_ start: Int, grouped: Bool) -> Int {
    var index = start
    while index < scalars.count, scalars[index].isDigit { index += 1 }
    guard grouped, index - start <= 3 else { return index }
    while index + 3 < scalars.count, scalars[index].isThinSpace,
      scalars[index + 1..<index + 4].allSatisfy(\.isDigit),
      index + 4 == scalars.count || !scalars[index + 4].isDigit
    { index += 4 }
    return index
  }

  /// After `e-05` or `·10⁻⁷`; where it was, if there is none.
  private func endOfPower(_ start: Int) -> Int {
    guard start < scalars.count else { return start }
    if scalars[start] == "e" || scalars[start] == "E" {
      var index = start + 1
      if index < scalars.count, scalars[index] == "-" || scalars[index] == "+" { index += 1 }
      let digits = index
      while index < scalars.count, scalars[index].isDigit { index += 1 }
      let isWhole = index == scalars.count || !scalars[index].continuesWord
      return index > digits && isWhole ? index : start
    }
    guard start + 3 < scalars.count, text(start..<start + 3) == "·10" else { return start }
    var index = start + 3
    while index < scalars.count, superscripts[scalars[index]] != nil { index += 1 }
    return index > start + 3 ? index : start
  }

  private mutating func withTolerance(_ number: TextNumber, _ range: Range<Int>) -> TextToken {
    var number = number
    let start = position
    skipSpaces()
    if position < scalars.count, scalars[position] == "±" {
      position += 1
      skipSpaces()
      if position < scalars.count, scalars[position].isDigit, let tolerance = readNumber() {
        number.tolerance = tolerance.value
        return TextToken(kind: .number(number), range: range, end: position)
      }
    }
    position = start
    return TextToken(kind: .number(number), range: range, end: range.upperBound)
  }

  // MARK: Times

  private mutating func skipSpaces() {
    while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
  }

  /// Passes a unit of time after a number, and what it is a time for: `2 ms/paso`.
  private mutating func skipTimeUnit() -> Bool {
    let start = position
    // Further away it is the next column of a table.
    if position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
    guard let unit = word(at: position), timeUnits.contains(unit) else {
      position = start
      return false
    }
    position += unit.unicodeScalars.count
    if position < scalars.count, scalars[position] == "/", let step = word(at: position + 1) {
      position += 1 + step.unicodeScalars.count
    }
    return true
  }

  private func word(at start: Int) -> String? {
    guard start < scalars.count, scalars[start].startsWord else { return nil }
    var end = start
    while end < scalars.count, scalars[end].continuesWord { end += 1 }
    return text(start..<end)
  }
}

private let timeUnits: Set<String> = [
  "s", "ms", "µs", "μs", "ns", "min", "h", "segundo", "segundos", "minuto", "minutos", "hora", "horas",
]

/// The digits and signs of a power of ten.
private let superscripts: [Unicode.Scalar: String] = [
  "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁻": "-",
]

extension Unicode.Scalar {
  fileprivate var startsWord: Bool { self == "_" || properties.isAlphabetic }

  fileprivate var continuesWord: Bool {
    if startsWord || isDigit { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber: return true
    default: return false
    }
  }

  fileprivate var isSign: Bool { self == "-" || self == "−" || self == "+" }

  /// A space that does not break, as between thousands.
  fileprivate var isThinSpace: Bool { self == "\u{202F}" || self == "\u{A0}" || self == "\u{2009}" }
}

extension TextNumber {
  fileprivate init?(text: String, mantissaLength: Int) {
    let scalars = Array(text.unicodeScalars)
    var plain = ""
    var decimals = 0
    var mark: Unicode.Scalar?
    for scalar in scalars[..<mantissaLength] {
      switch scalar {
      case "−", "-": plain += "-"
      case "+": break
      case ".", ",":
        mark = scalar
        plain += "."
      case _ where scalar.isDigit:
        plain.unicodeScalars.append(scalar)
        if mark != nil { decimals += 1 }
      default: break
      }
    }
    var power = ""
    for scalar in scalars[mantissaLength...] where scalar != "e" && scalar != "E" && scalar != "·" {
      power += superscripts[scalar] ?? String(scalar)
    }
    // `·10⁻⁷` leaves its ten before the power.
    if mantissaLength < scalars.count, scalars[mantissaLength] == "·" { power = String(power.dropFirst(2)) }
    let unit = "e" + (power.isEmpty ? "" : power)
    guard let value = Double(power.isEmpty ? plain : plain + unit),
      let scale = Double("1e" + (Int(power.isEmpty ? "0" : power).map { String($0 - decimals) } ?? "0"))
    else { return nil }
    self.text = text
    self.value = value
    self.decimals = decimals
    self.mark = mark
    self.mantissaLength = mantissaLength
    halfUnit = scale / 2
    isGrouped = scalars[..<mantissaLength].contains { $0.isThinSpace || $0 == " " }
    guard mark == nil, mantissaLength == scalars.count else { return }
    let isNegative = plain.hasPrefix("-")
    let digits = String(plain.drop { $0 == "-" || $0 == "0" })
    integer = digits.isEmpty ? "0" : (isNegative ? "-" : "") + digits
  }

  /// A number whose thousands are parted by plain spaces.
  init?(grouped text: String) { self.init(text: text, mantissaLength: text.unicodeScalars.count) }

  fileprivate init(nonFinite text: String) {
    let isNegative = text.unicodeScalars.first == "-" || text.unicodeScalars.first == "−"
    let isNumber = text.hasSuffix("∞") || text.hasSuffix("inf")
    self.init(
      text: text, value: isNumber ? (isNegative ? -.infinity : .infinity) : .nan, decimals: 0, integer: nil, mark: nil,
      mantissaLength: text.unicodeScalars.count, halfUnit: 0, tolerance: nil, isGrouped: false)
  }
}

/// A field of a CSV file as a number.
enum CSVNumber: Equatable {
  case finite(Double)
  /// `nan`, `inf`, or beyond what 32 bits hold.
  case notFinite
  /// Digits with one comma where the point should be.
  case decimalComma
  case text

  /// Takes `[+-] digits [. digits] [e [+-] digits]`, with digits on one side of the point at least.
  init(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    var digits = Self.dropDigits(&rest)
    let mark = rest.first
    if mark == UInt8(ascii: ".") || (mark == UInt8(ascii: ",") && digits > 0) {
      rest.removeFirst()
      let decimals = Self.dropDigits(&rest)
      guard mark == UInt8(ascii: ".") else {
        self = decimals > 0 && rest.isEmpty ? .decimalComma : .text
        return
      }
      digits += decimals
    }
    guard digits > 0, bytes.count <= Self.longest, Self.dropExponent(&rest), rest.isEmpty else {
      self = Self.isSpecial(bytes) ? .notFinite : .text
      return
    }
    // Such digits with at most one point and exponent are rounded correctly, on every machine alike.
    guard let value = Double(String(decoding: bytes, as: UTF8.self)), Float(value).isFinite else {
      self = .notFinite
      return
    }
    self = .finite(value)
  }

  /// No number that somebody writes is longer.
  private static let longest = 400

  private static func dropDigits(_ rest: inout ArraySlice<UInt8>) -> Int {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    rest = rest.dropFirst(digits)
    return digits
  }

  /// False where an exponent starts and has no digits.
  private static func dropExponent(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") else { return true }
    rest.removeFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    return dropDigits(&rest) > 0
  }

  private static func isSpecial(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 9 else { return false }
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    let bare = text.hasPrefix("+") || text.hasPrefix("-") ? text.dropFirst() : text[...]
    return ["nan", "inf", "infinity"].contains(String(bare))
  }
}

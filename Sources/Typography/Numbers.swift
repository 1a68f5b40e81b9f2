#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The sign between a number's whole and fractional parts.
package enum DecimalMark: String, Sendable, CaseIterable {
  case comma = ","
  case point = "."
}

/// How numbers are written for a person: decimal mark, thin spaces for thousands, a true minus.
///
/// Four-digit integers stay together (1875) and longer ones are split in threes (60 000), as the Ortografía of the RAE
/// asks.
package struct NumberStyle: Sendable, Hashable {
  package var mark: DecimalMark

  package init(mark: DecimalMark = .comma) {
    self.mark = mark
  }

  /// The narrow no-break space between groups of three digits.
  package static let thinSpace = "\u{202F}"
  /// The minus sign, as wide as the plus.
  package static let minus = "\u{2212}"

  /// Writes an integer: `101 770`.
  package func integer(_ value: Int) -> String {
    let digits = String(value.magnitude)
    return (value < 0 ? Self.minus : "") + Self.grouped(digits)
  }

  /// Writes a number with a fixed count of decimals: `0,871`.
  package func decimal(_ value: Double, decimals: Int) -> String {
    decimal(value, timesTenTo: 0, decimals: decimals)
  }

  private func decimal(_ value: Double, timesTenTo shift: Int, decimals: Int) -> String {
    guard value.isFinite else { return Self.nonFinite(value) }
    let text = rounded(value.magnitude, timesTenTo: shift, decimals: min(max(decimals, 0), 40))
    let end = text.utf8.firstIndex(of: pointSign) ?? text.endIndex
    let isZero = value == 0 || text.utf8.allSatisfy { $0 == zero || $0 == pointSign }
    var result = value < 0 && !isZero ? Self.minus : ""
    result += Self.grouped(String(text[..<end]))
    if end < text.endIndex { result += mark.rawValue + text[end...].dropFirst() }
    return result
  }

  /// Writes a share of one as a percentage with a thin space: `87,1 %`.
  package func percent(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return Self.nonFinite(value) }
    return decimal(value, timesTenTo: 2, decimals: decimals) + Self.thinSpace + "%"
  }

  /// Writes a number as a mantissa and a power of ten: `1,00·10⁻⁷`.
  package func scientific(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return Self.nonFinite(value) }
    guard value != 0 else { return decimal(0, decimals: decimals) }
    let text = printed(value, format: "%.*e", decimals: decimals)
    let parts = text.split(separator: "e")
    guard parts.count == 2, let mantissa = Double(parts[0]), let exponent = Int(parts[1]) else { return text }
    return decimal(mantissa, decimals: decimals) + "·10" + Self.superscript(exponent)
  }

  /// Writes a number with all the decimals that it has: `20`, `0,25`; below 10⁻⁴ and from 10¹² on, as a power of ten.
  package func exact(_ value: Double) -> String {
    guard value.isFinite else { return Self.nonFinite(value) }
    let (digits, point) = shortestDigits(value.magnitude)
    guard let first = digits.firstIndex(where: { $0 != 0 }), let last = digits.lastIndex(where: { $0 != 0 }) else {
      return decimal(0, decimals: 0)
    }
    guard (1e-4..<1e12).contains(value.magnitude) else { return scientific(value, decimals: last - first) }
    return decimal(value, decimals: max(0, last + 1 - point))
  }

  private static func nonFinite(_ value: Double) -> String {
    value.isNaN ? "NaN" : (value < 0 ? minus : "") + "∞"
  }

  private static func grouped(_ digits: String) -> String {
    let count = digits.utf8.count
    guard count > 4 else { return digits }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (count - index) % 3 == 0 { result += thinSpace }
      result.append(digit)
    }
    return result
  }

  private static func superscript(_ exponent: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let power = String(exponent.magnitude).compactMap { $0.wholeNumberValue.map { digits[$0] } }
    return (exponent < 0 ? "⁻" : "") + String(power)
  }
}

/// A number that is not negative, rounded as people do: its shortest decimal form, halves away from zero.
///
/// The accuracy 0.8765 is 87,7 % for a reader, though the double nearest to it lies a little below.
private func rounded(_ value: Double, timesTenTo shift: Int, decimals: Int) -> String {
  var (digits, point) = shortestDigits(value)
  point += shift
  if point < 1 {
    digits.insert(contentsOf: repeatElement(0, count: 1 - point), at: 0)
    point = 1
  }
  let kept = point + decimals
  if digits.count < kept { digits += repeatElement(0, count: kept - digits.count) }
  let goesUp = digits.count > kept && digits[kept] >= 5
  digits.removeLast(digits.count - kept)
  if goesUp {
    var index = kept - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 { digits[index] += 1 } else { digits.insert(1, at: 0); point += 1 }
  }
  while point > 1, digits[0] == 0 {
    digits.removeFirst()
    point -= 1
  }
  var text = digits[..<point].map { zero + $0 }
  if decimals > 0 { text += [pointSign] + digits[point...].map { zero + $0 } }
  return String(decoding: text, as: UTF8.self)
}

private let zero = UInt8(ascii: "0")
private let pointSign = UInt8(ascii: ".")

/// The digits of the shortest decimal form of a number that is not negative, and how many stand before the point.
private func shortestDigits(_ value: Double) -> (digits: [UInt8], point: Int) {
  var digits: [UInt8] = []
  var point: Int?
  var exponent = 0
  var text = "\(value)"
  text.withUTF8 { bytes in
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case pointSign: point = digits.count
      case UInt8(ascii: "e"):
        exponent = Int(String(decoding: bytes[(index + 1)...], as: UTF8.self)) ?? 0
        return
      default: digits.append(byte - zero)
      }
    }
  }
  return (digits, (point ?? digits.count) + exponent)
}

/// Writes a number with a fixed count of decimals and a point, correctly rounded: the form of source text and data
/// files.
package func fixed(_ value: Double, decimals: Int) -> String {
  printed(value, format: "%.*f", decimals: decimals)
}

private func printed(_ value: Double, format: String, decimals: Int) -> String {
  let digits = Int32(min(max(decimals, 0), 40))
  return withVaList([digits, value]) { arguments in
    var buffer = [CChar](repeating: 0, count: 400)
    vsnprintf(&buffer, buffer.count, format, arguments)
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

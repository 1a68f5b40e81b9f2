#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An opaque sRGB colour.
package struct Colour: Sendable, Equatable, ExpressibleByIntegerLiteral {
  package var red: Int
  package var green: Int
  package var blue: Int

  /// From `0xRRGGBB`.
  package init(integerLiteral value: Int) {
    red = value >> 16 & 0xFF
    green = value >> 8 & 0xFF
    blue = value & 0xFF
  }

  package var css: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// From `#RRGGBB` or `#RGB`; nil for anything else.
  package init?(css: String) {
    guard css.first == "#" else { return nil }
    var digits = css.dropFirst().compactMap(\.hexDigitValue)
    guard digits.count == css.count - 1 else { return nil }
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    guard digits.count == 6 else { return nil }
    (red, green, blue) = (16 * digits[0] + digits[1], 16 * digits[2] + digits[3], 16 * digits[4] + digits[5])
  }

  /// A colour on the way to another: the share of the other, from 0 to 1.
  package func mixed(with other: Colour, _ share: Double) -> Colour {
    func between(_ from: Int, _ to: Int) -> Int { Int((Double(from) + share * Double(to - from)).rounded()) }
    var result = self
    (result.red, result.green, result.blue) =
      (between(red, other.red), between(green, other.green), between(blue, other.blue))
    return result
  }

  /// How well one colour stands on another, from 1 to 21 (WCAG 2.2).
  package func contrast(on paper: Colour) -> Double {
    let (first, second) = (luminance, paper.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// The relative luminance of WCAG 2.2.
  private var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  private static func linear(_ byte: Int) -> Double {
    let share = Double(byte) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
}

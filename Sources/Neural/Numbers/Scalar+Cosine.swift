extension Scalar {
  /// cos(πx), within two units in the last place; exact where x is a multiple of ½.
  ///
  /// The nearest even number and then symmetries take x to [0, ¼] or the cosine to a sine of that, whose Taylor series
  /// end below 2⁻⁶⁰.
  package static func cosineOfPi(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let size = x.magnitude
    if size >= 0x1p54 { return 1 }
    let turn = (size - 2 * (size / 2).rounded()).magnitude
    if turn <= 0.25 { return cosine(turn * .pi) }
    if turn >= 0.75 { return -cosine((1 - turn) * .pi) }
    return sine((0.5 - turn) * .pi)
  }

  /// The sine of x radians, within three units in the last place up to 2⁵⁰; from 2¹⁰⁰ on, where neighbours are many
  /// turns apart, that of 0.
  package static func sin(_ x: Double) -> Double { x == 0 ? x : sine(x, quarters: 0) }

  /// The cosine of x radians, as exact as the sine.
  package static func cos(_ x: Double) -> Double { sine(x, quarters: 1) }

  /// sin(x + quarters · π/2): the nearest multiple of π/2 is taken off with 106 bits.
  private static func sine(_ x: Double, quarters: Int) -> Double {
    guard x.isFinite else { return .nan }
    var rest = x.magnitude < 0x1p100 ? x : 0
    var turns = quarters
    if rest.magnitude > .pi / 4 {
      let product = DoubleDouble(rest) * DoubleDouble(high: 0x1.45f306dc9c883p-1, low: -0x1.6b01ec5417056p-55)
      let (high, low) = (product.high.rounded(), product.low.rounded())
      turns += lastTwoBits(high) + lastTwoBits(low)
      rest = ((product.high - high) + (product.low - low)) * (.pi / 2)
    }
    switch turns & 3 {
    case 0: return sine(rest)
    case 1: return cosine(rest)
    case 2: return -sine(rest)
    default: return -cosine(rest)
    }
  }

  /// A whole number modulo 4.
  private static func lastTwoBits(_ whole: Double) -> Int { Int(whole - 4 * (whole / 4).rounded(.down)) }

  /// Up to π/4: 1 - x²/2 + x⁴/4! - … - x¹⁸/18!.
  private static func cosine(_ x: Double) -> Double {
    let square = x * x
    var series = 0.0
    for k in stride(from: 18.0, through: 4, by: -2) { series = (1 - series) * square / (k * (k - 1)) }
    return 1 - (square / 2) * (1 - series)
  }

  /// Up to π/4 in size: x - x³/3! + … + x¹⁷/17!.
  private static func sine(_ x: Double) -> Double {
    let square = x * x
    var series = 0.0
    for k in stride(from: 17.0, through: 3, by: -2) { series = (1 - series) * square / (k * (k - 1)) }
    return x - x * series
  }
}

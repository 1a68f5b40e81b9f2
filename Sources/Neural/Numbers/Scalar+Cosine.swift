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

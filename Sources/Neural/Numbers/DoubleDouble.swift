/// A number as the unevaluated sum of two doubles, some 106 bits: what logarithms and powers need inside so that
/// their results are right to the last place or so.
///
/// Only sums, products and quotients of IEEE arithmetic, hence the same bits everywhere. Sources: Dekker, "A
/// floating-point technique for extending the available precision", 1971; Knuth, TAOCP 2, 4.2.2.
struct DoubleDouble {
  var high: Double
  /// At most half a unit in the last place of `high`.
  var low: Double

  init(_ value: Double) {
    high = value
    low = 0
  }

  /// The exact sum of two numbers.
  init(sum a: Double, _ b: Double) {
    high = a + b
    let part = high - a
    low = (a - (high - part)) + (b - part)
  }

  /// The exact product of two numbers whose size is below 2⁹⁹⁵ and whose product is above 2⁻⁹⁶⁰.
  init(product a: Double, _ b: Double) {
    let (a1, a2) = DoubleDouble.halves(a)
    let (b1, b2) = DoubleDouble.halves(b)
    high = a * b
    low = ((a1 * b1 - high) + a1 * b2 + a2 * b1) + a2 * b2
  }

  /// A number as the sum of two with at most 26 bits each, so that their products are exact.
  private static func halves(_ value: Double) -> (Double, Double) {
    let shifted = value * 134_217_729
    let high = shifted - (shifted - value)
    return (high, value - high)
  }

  init(high: Double, low: Double) {
    self.high = high
    self.low = low
  }

  /// Times 2ⁿ; exact unless the result is subnormal.
  func scaled(by n: Int) -> DoubleDouble {
    DoubleDouble(high: Scalar.scale(high, by: n), low: Scalar.scale(low, by: n))
  }

  static func + (a: DoubleDouble, b: Double) -> DoubleDouble {
    let sum = DoubleDouble(sum: a.high, b)
    return DoubleDouble(sum: sum.high, sum.low + a.low)
  }

  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let sum = DoubleDouble(sum: a.high, b.high)
    return DoubleDouble(sum: sum.high, sum.low + (a.low + b.low))
  }

  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = DoubleDouble(product: a.high, b.high)
    return DoubleDouble(sum: product.high, product.low + (a.high * b.low + a.low * b.high))
  }

  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    let product = DoubleDouble(product: first, b.high)
    let rest = ((a.high - product.high) - product.low) + (a.low - first * b.low)
    return DoubleDouble(sum: first, rest / b.high)
  }
}

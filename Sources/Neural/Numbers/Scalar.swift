/// Elementary functions of double precision without any libm: the same bits on every machine.
///
/// Errors are within one unit in the last place (powers: two), as tested against exact values.
package enum Scalar {
  /// eˣ.
  package static func exp(_ x: Double) -> Double {
    x.isNaN ? x : exp(DoubleDouble(x))
  }

  /// The natural logarithm: -∞ of 0, NaN of a negative.
  package static func log(_ x: Double) -> Double {
    if x.isNaN || x == .infinity { return x }
    if x < 0 { return .nan }
    if x == 0 { return -.infinity }
    let result = preciseLog(x)
    return result.high + result.low
  }

  /// The square root, correctly rounded as IEEE 754 asks of every machine.
  package static func sqrt(_ x: Double) -> Double { x.squareRoot() }

  /// (eˣ - e⁻ˣ) / (eˣ + e⁻ˣ).
  package static func tanh(_ x: Double) -> Double {
    guard x.magnitude >= 0.55 else { return tanhNearZero(x) }
    let size = 1 - 2 / (exp(2 * x.magnitude) + 1)
    return x < 0 ? -size : size
  }

  /// 1 / (1 + e⁻ˣ).
  package static func sigmoid(_ x: Double) -> Double {
    guard x.magnitude < 800 else { return x < 0 ? 0 : x > 0 ? 1 : x }
    let (value, n) = preciseSigmoid(x)
    return scale(value.high + value.low, by: n)
  }

  /// 1 / (1 + e⁻ˣ) as a precise number times 2ⁿ, for |x| < 800; by e to -|x|, which cannot overflow.
  static func preciseSigmoid(_ x: Double) -> (DoubleDouble, Int) {
    let (e, n) = preciseExp(DoubleDouble(-x.magnitude))
    let sum = DoubleDouble(1) + e.scaled(by: n)
    return x < 0 ? (e / sum, n) : (DoubleDouble(1) / sum, 0)
  }

  /// x to a power, with the special cases of IEEE 754's `pow`: 1 for a power of 0 whatever the base, NaN for a
  /// negative base and a power that is not an integer.
  package static func pow(_ x: Double, _ power: Double) -> Double {
    if power == 0 || x == 1 { return 1 }
    if x.isNaN || power.isNaN { return .nan }
    let isInteger = power.magnitude >= 0x1p53 || power == Double(Int(power))
    let isOdd = isInteger && power.magnitude < 0x1p53 && Int(power) & 1 == 1
    if x == 0 || x.isInfinite {
      let large = (x == 0) == (power < 0)
      let size: Double = large ? .infinity : 0
      return x.sign == .minus && isOdd ? -size : size
    }
    if x == -1 && (power.isInfinite || isInteger) { return isOdd ? -1 : 1 }
    if power.isInfinite { return (x.magnitude > 1) == (power > 0) ? .infinity : 0 }
    if x < 0 && !isInteger { return .nan }
    let size =
      isInteger && power.magnitude <= 0x1p32
      ? self.power(x.magnitude, Int(power)) : powerByLog(x.magnitude, power)
    return x < 0 && isOdd ? -size : size
  }

  /// A product of as many factors as the integer says, by repeated squaring with 106 bits: exact where the result
  /// is a double.
  private static func power(_ x: Double, _ power: Int) -> Double {
    var base = Scaled(x)
    var result = Scaled(1)
    var left = power.magnitude
    while left > 0 {
      if left & 1 == 1 { result = result * base }
      left >>= 1
      if left > 0 { base = base * base }
    }
    if power < 0 { result = Scaled(1) / result }
    return result.value
  }

  private static func powerByLog(_ x: Double, _ power: Double) -> Double {
    let log = preciseLog(x)
    // Beyond these the result is 0 or infinite anyway, and the exact product would overflow.
    let rough = log.high * power
    guard rough.magnitude < 800 else { return rough > 0 ? .infinity : 0 }
    return exp(log * DoubleDouble(power))
  }

  /// x = n log 2 + r with |r| ≤ log 2 / 2, and Taylor's series for e^r up to r¹⁴ / 14!.
  private static func exp(_ x: DoubleDouble) -> Double {
    if x.high > 710 { return .infinity }
    if x.high < -746 { return 0 }
    let (r, tail, n) = reducedExp(x)
    return scale(1 + (r + tail), by: n)
  }

  /// eˣ as a precise number times 2ⁿ, for |x| < 800.
  static func preciseExp(_ x: DoubleDouble) -> (DoubleDouble, Int) {
    let (r, tail, n) = reducedExp(x)
    return (DoubleDouble(sum: 1, r) + tail, n)
  }

  /// r, t and n for eˣ = (1 + r + t) 2ⁿ.
  private static func reducedExp(_ x: DoubleDouble) -> (Double, Double, Int) {
    let shift = 0x1.8p52
    let n = (x.high * 0x1.71547652b82fep0 + shift) - shift
    let high = x.high - n * log2High
    let r = DoubleDouble(sum: high, x.low - n * log2Low)
    var series = 0.0
    for inverse in inverseFactorials { series = series * r.high + inverse }
    return (r.high, r.low + r.low * r.high + r.high * r.high * series, Int(n))
  }

  /// log x = e log 2 + 2 artanh s with s = (m - 1) / (m + 1), for x = m 2ᵉ and √½ ≤ m < √2; the first two terms of
  /// artanh's series with 106 bits.
  private static func preciseLog(_ x: Double) -> DoubleDouble {
    let isSubnormal = x < 0x1p-1022
    let bits = (isSubnormal ? x * 0x1p54 : x).bitPattern
    // √½ has the bits 3fe6a09e667f3bcd: subtracting them puts the split between exponents there.
    let offset = Int64(bitPattern: bits) - 0x3FE6_A09E_667F_3BCD
    let exponent = Double((offset >> 52) - (isSubnormal ? 54 : 0))
    let m = Double(bitPattern: UInt64(bitPattern: (offset & 0xF_FFFF_FFFF_FFFF) + 0x3FE6_A09E_667F_3BCD))
    let s = DoubleDouble(sum: m, -1) / DoubleDouble(sum: m, 1)
    let square = s * s
    var series = 0.0
    for odd in stride(from: 25.0, through: 5, by: -2) { series = series * square.high + 1 / odd }
    let third = DoubleDouble(1) / DoubleDouble(3)
    let tail = square * (third + square.high * series)
    let artanh = s + s * tail
    let log2 = DoubleDouble(sum: exponent * log2High, exponent * log2Low)
    return log2 + DoubleDouble(sum: 2 * artanh.high, 2 * artanh.low)
  }

  /// x + x³ q(x²) by the continued fraction x / (1 + x² / (3 + x² / (5 + …))), which converges fast near 0.
  private static func tanhNearZero(_ x: Double) -> Double {
    let square = x * x
    var fraction = 15.0
    for odd in stride(from: 13.0, through: 3, by: -2) { fraction = odd + square / fraction }
    // x / (1 + u) = x - x u / (1 + u) keeps the last place, because u is small.
    let u = square / fraction
    return x - x * (u / (1 + u))
  }

  /// log 2 in two parts; the first ends in 21 zero bits, so that its products with exponents are exact.
  private static let log2High = 0x1.62e42feep-1
  private static let log2Low = 0x1.a39ef35793c76p-33

  /// 1/14!, 1/13!, …, 1/2!.
  private static let inverseFactorials: [Double] = {
    var factorial = 1.0
    var inverses: [Double] = []
    for k in 2...14 {
      factorial *= Double(k)
      inverses.append(1 / factorial)
    }
    return inverses.reversed()
  }()

  /// value · 2ⁿ with one rounding, also where the result is subnormal.
  static func scale(_ value: Double, by n: Int) -> Double {
    let half = max(-1000, min(1000, n / 2))
    let rest = max(-1022, min(1023, n - half))
    return value * powerOfTwo(half) * powerOfTwo(rest)
  }

  private static func powerOfTwo(_ n: Int) -> Double { Double(bitPattern: UInt64(n + 1023) << 52) }
}

/// A precise number between 1 and 4 times a power of two: products of it neither overflow nor underflow.
private struct Scaled {
  var significand: DoubleDouble
  var exponent: Int

  init(_ value: Double) {
    significand = DoubleDouble(value.significand)
    exponent = Int(value.exponent)
  }

  private init(_ significand: DoubleDouble, exponent: Int) {
    let shift = Int(significand.high.exponent)
    let factor = Double(sign: .plus, exponent: -shift, significand: 1)
    self.significand = significand
    self.significand.high *= factor
    self.significand.low *= factor
    // Beyond these the value is 0 or infinite anyway.
    self.exponent = max(-1 << 40, min(1 << 40, exponent + shift))
  }

  static func * (a: Scaled, b: Scaled) -> Scaled {
    Scaled(a.significand * b.significand, exponent: a.exponent + b.exponent)
  }

  static func / (a: Scaled, b: Scaled) -> Scaled {
    Scaled(a.significand / b.significand, exponent: a.exponent - b.exponent)
  }

  var value: Double {
    if exponent > 1100 { return .infinity }
    if exponent < -1200 { return 0 }
    return Scalar.scale(significand.high + significand.low, by: exponent)
  }
}

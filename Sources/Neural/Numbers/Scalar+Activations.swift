/// Activations of doubles, for lessons that compute them one number at a time.
extension Scalar {
  /// eˣ - 1 for x < 0, else x; within some four units in the last place.
  package static func elu(_ x: Double) -> Double {
    guard x < 0 else { return x }
    // (u - 1) x / log u for a rounded u = eˣ: the errors of both factors cancel (Kahan).
    let u = exp(x)
    if u == 1 { return x }
    return u - 1 == -1 ? -1 : (u - 1) * (x / log(u))
  }

  /// log(1 + eˣ), within some four units in the last place.
  package static func softplus(_ x: Double) -> Double {
    let e = exp(-x.magnitude)
    let u = 1 + e
    let log = u == 1 ? e : self.log(u) * (e / (u - 1))
    return x > 0 ? x + log : log
  }

  /// x / (1 + e⁻ˣ), within one unit in the last place.
  package static func swish(_ x: Double) -> Double {
    guard x.magnitude < 800 else { return x < 0 ? 0 : x }
    return product(x, preciseSigmoid(x))
  }

  /// x Φ(x), within one unit in the last place.
  package static func gelu(_ x: Double) -> Double {
    guard x.magnitude < 39 else { return x < 0 ? 0 : x }
    let (tail, n) = normalTail(x.magnitude)
    return product(x, x < 0 ? (tail, n) : (tail.scaled(by: n) * DoubleDouble(-1) + 1, 0))
  }

  /// Φ(x), the normal distribution, within one unit in the last place.
  package static func normalDistribution(_ x: Double) -> Double {
    guard x.magnitude < 39 else { return x < 0 ? 0 : x > 0 ? 1 : x }
    let (tail, n) = normalTail(x.magnitude)
    if x < 0 { return scale(tail.high + tail.low, by: n) }
    let rest = tail.scaled(by: n) * DoubleDouble(-1) + 1
    return rest.high + rest.low
  }

  /// x times a precise number times 2ⁿ, rounded once.
  private static func product(_ x: Double, _ factor: (value: DoubleDouble, n: Int)) -> Double {
    // The error of a product this small would be subnormal.
    if x.magnitude < 0x1p-900 { return x * scale(factor.value.high, by: factor.n) }
    let product = DoubleDouble(x) * factor.value
    return scale(product.high + product.low, by: factor.n)
  }

  /// Φ(-t) for t ≥ 0, as a precise number times 2ⁿ: near 0 by the series ½ - φ(t)(t + t³/3 + t⁵/15 + …), else by Mills'
  /// ratio as the continued fraction φ(t) / (t + 1 / (t + 2 / (t + 3 / …))).
  private static func normalTail(_ t: Double) -> (DoubleDouble, Int) {
    let square = t < 0x1p-400 ? DoubleDouble(0) : DoubleDouble(product: t, t)
    let (exponential, n) = preciseExp(DoubleDouble(high: square.high * -0.5, low: square.low * -0.5))
    let density = exponential * DoubleDouble(high: 0x1.9884533d43651p-2, low: -0x1.cbc0d30ebfd15p-56)  // 1 / √(2π)
    if t < 1.25 {
      var term = DoubleDouble(t)
      var sum = term
      for odd in stride(from: 3.0, through: 45, by: 2) where term.high > 0x1p-100 {
        term = term * square / DoubleDouble(odd)
        sum = sum + term
      }
      return (density.scaled(by: n) * sum * DoubleDouble(-1) + 0.5, 0)
    }
    var fraction = t
    for k in stride(from: 300.0, through: 9, by: -1) { fraction = t + k / fraction }
    // Each step makes the errors of those before several times smaller.
    var precise = DoubleDouble(fraction)
    for k in stride(from: 8.0, through: 1, by: -1) { precise = DoubleDouble(k) / precise + t }
    return (density / precise, n)
  }
}

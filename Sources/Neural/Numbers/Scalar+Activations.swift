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

  /// x Φ(x), relative error within 1e-14 (normal results).
  package static func gelu(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x.magnitude > 39 { return x < 0 ? 0 : x }
    let tail = normalTail(x.magnitude)
    return x < 0 ? x * tail : x * (1 - tail)
  }

  /// Φ(-t) for t ≥ 0: near 0 by the series ½ - φ(t)(t + t³/3 + t⁵/15 + …), else by Mills' ratio as the continued
  /// fraction φ(t) / (t + 1 / (t + 2 / (t + 3 / …))).
  private static func normalTail(_ t: Double) -> Double {
    // What rounding t² loses would show in the exponential's last four digits.
    let square = DoubleDouble(product: t, t)
    let rounded = exp(square.high * -0.5)
    let density = (rounded - rounded * (square.low * 0.5)) * 0.3989422804014327
    if t < 1.25 {
      var term = t
      var sum = t
      for odd in stride(from: 3.0, through: 39, by: 2) {
        term *= t * t / odd
        sum += term
      }
      return 0.5 - density * sum
    }
    var fraction = t
    for k in stride(from: 300.0, through: 1, by: -1) { fraction = t + k / fraction }
    return density / fraction
  }
}

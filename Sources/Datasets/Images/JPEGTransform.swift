/// Turns a block of coefficients into samples: the inverse cosine transform (A.3.3) in integers.
///
/// f(x, y) = Σ over u, v of a(u, x) a(v, y) F(u, v), with a(u, x) = ½ c(u) cos((2x + 1) u π / 16), c(0) = 1 / √2 and
/// else 1. The factors are rounded at 18 bits, sums are exact, and the result is rounded once: within half a level and
/// a little of the exact one.
enum JPEGTransform {
  private static let bits = 18
  /// 2¹⁷ cos(k π / 16), rounded, for k from 0 to 7.
  private static let cosines = [131_072, 128_553, 121_095, 108_982, 92_682, 72_820, 50_159, 25_571]

  /// 2¹⁸ a(u, x) at 8 x + u.
  private static let factors: [Int] = (0..<64).map { index in
    let (x, u) = (index / 8, index % 8)
    if u == 0 { return cosines[4] }
    let angle = (2 * x + 1) * u % 32
    // cos is even about 0 and odd about 8.
    let folded = angle > 16 ? 32 - angle : angle
    return folded == 8 ? 0 : folded < 8 ? cosines[folded] : -cosines[16 - folded]
  }

  /// Writes the 8×8 samples of a block, 128 being the middle.
  static func write(
    _ coefficients: ArraySlice<Int16>, _ quantization: [Int], into samples: inout [UInt8], at start: Int, stride: Int
  ) {
    // Along the rows: sums[8 v + x].
    var sums = [Int](repeating: 0, count: 64)
    for v in 0..<8 {
      for u in 0..<8 {
        let coefficient = Int(coefficients[coefficients.startIndex + 8 * v + u])
        guard coefficient != 0 else { continue }
        // Beyond 16 bits it makes no sense, but must not overflow.
        let value = max(-32_768, min(32_767, coefficient * quantization[8 * v + u]))
        for x in 0..<8 { sums[8 * v + x] += value * factors[8 * x + u] }
      }
    }
    let half = 1 << (2 * bits - 1)
    for y in 0..<8 {
      for x in 0..<8 {
        var sum = half
        for v in 0..<8 { sum += sums[8 * v + x] * factors[8 * y + v] }
        samples[start + y * stride + x] = UInt8(max(0, min(255, (sum >> (2 * bits)) + 128)))
      }
    }
  }
}

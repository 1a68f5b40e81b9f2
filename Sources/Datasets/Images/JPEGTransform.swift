/// Turns a block of coefficients into samples: the inverse cosine transform (A.3.3) in integers.
///
/// f(x, y) = ⅛ Σ over u, v of m(u, x) m(v, y) F(u, v), with m(0, x) = 1 and else m(u, x) = √2 cos((2x + 1) u π / 16).
/// First along the columns, rounded at two bits below the point, then along the rows. The factors have 13 bits and are
/// those that the algorithm of Loeffler, Ligtenberg and Moschytz ("Practical fast 1-D DCT algorithms with 11
/// multiplications", 1989) amounts to with its constants rounded at 13 bits: what most programs compute, so that a
/// file's pixels are the same here and there.
enum JPEGTransform {
  private static let bits = 13
  /// Bits below the point between the columns and the rows.
  private static let spareBits = 2

  /// 2¹³ m(u, x) at 8 x + u, for x from 0 to 3; at 7 - x the odd ones change their sign.
  private static let half: [Int] = [
    8192, 11_363, 10_703, 9633, 8192, 6437, 4433, 2260,
    8192, 9633, 4433, -2259, -8192, -11_362, -10_704, -6436,
    8192, 6437, -4433, -11_362, -8192, 2261, 10_704, 9633,
    8192, 2260, -10_703, -6436, 8192, 9633, -4433, -11_363,
  ]

  /// The same for all x.
  private static let factors: [Int] = (0..<64).map { (index: Int) -> Int in
    if index < 32 { return half[index] }
    let factor = half[8 * (7 - index / 8) + index % 8]
    return index % 2 == 0 ? factor : -factor
  }

  /// Writes the 8×8 samples of a block, 128 being the middle.
  static func write(
    _ coefficients: ArraySlice<Int16>, _ quantization: [Int], into samples: inout [UInt8], at start: Int, stride: Int
  ) {
    let first = coefficients.startIndex
    // Along the columns: sums[8 y + u].
    var sums = [Int](repeating: 1 << (bits - spareBits - 1), count: 64)
    for place in 0..<64 {
      let coefficient = Int(coefficients[first + place])
      guard coefficient != 0 else { continue }
      let (v, u) = (place / 8, place % 8)
      // Beyond 16 bits it makes no sense, but must not overflow.
      let value = max(-32_768, min(32_767, coefficient * quantization[place]))
      for y in 0..<8 { sums[8 * y + u] += value * factors[8 * y + v] }
    }
    for place in 0..<64 { sums[place] >>= bits - spareBits }
    let shift = bits + spareBits + 3
    for y in 0..<8 {
      for x in 0..<8 {
        var sum = 1 << (shift - 1)
        for u in 0..<8 { sum += sums[8 * y + u] * factors[8 * x + u] }
        samples[start + y * stride + x] = UInt8(max(0, min(255, (sum >> shift) + 128)))
      }
    }
  }
}

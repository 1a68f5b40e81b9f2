import CKernels
import Foundation
import Neural
import Testing

/// The generic level's fused multiply-add against the C library's.
@Suite struct SoftFMATests {
  private func expectEqual(_ a: [Float], _ b: [Float], _ c: [Float]) {
    var output = [Float](repeating: 0, count: a.count)
    lec_soft_fma(a, b, c, &output, a.count)
    var wrong: [String] = []
    for i in a.indices where wrong.count < 5 {
      let expected = fmaf(a[i], b[i], c[i])
      let same = expected.isNaN ? output[i].isNaN : expected.bitPattern == output[i].bitPattern
      if !same { wrong.append("\(a[i]) * \(b[i]) + \(c[i]) = \(output[i]), not \(expected)") }
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test func anyBits() {
    var generator = RandomStream(seed: 1, name: "any").generator()
    func draw() -> [Float] { (0..<1_000_000).map { _ in Float(bitPattern: generator.word()) } }
    expectEqual(draw(), draw(), draw())
  }

  /// Sums whose addend is about as large as the product, half of them with short significands: there are ties.
  @Test func cancellationsAndTies() {
    var generator = RandomStream(seed: 2, name: "near").generator()
    var a: [Float] = []
    var b: [Float] = []
    var c: [Float] = []
    for i in 0..<1_000_000 {
      let mask: UInt32 = i % 2 == 0 ? 0xFFFF_FFFF : 0xFFFF_F000 << (generator.word() & 7)
      func draw(_ exponent: Int) -> Float {
        let bits = generator.word() & mask
        return Float(bitPattern: (bits & 0x807F_FFFF) | UInt32(exponent) << 23)
      }
      let first = Int(generator.below(120)) + 67
      let second = Int(generator.below(120)) + 67
      let offset = Int(generator.below(60)) - 30
      a.append(draw(first))
      b.append(draw(second))
      c.append(draw(max(0, min(254, first + second - 127 + offset))))
    }
    expectEqual(a, b, c)
  }

  /// Products halfway between two floats, and addends too small for a double sum: rounding twice would lose them.
  @Test func tiesThatTinyAddendsBreak() {
    var generator = RandomStream(seed: 4, name: "ties").generator()
    var a: [Float] = []
    var b: [Float] = []
    var c: [Float] = []
    while a.count < 200_000 {
      // Odd integers whose product has 25 bits.
      let first = generator.below(1 << 12) | 1
      let second = generator.below(1 << 13) | 1
      guard first * second >= 1 << 24 else { continue }
      let scale = Float(sign: .plus, exponent: Int(generator.below(40)) - 20, significand: 1)
      let tiny = Float(sign: .plus, exponent: -Int(generator.below(60)) - 30, significand: 1 + generator.uniform())
      a.append(Float(first) * scale)
      b.append(generator.below(2) == 0 ? Float(second) : -Float(second))
      c.append((generator.below(2) == 0 ? tiny : -tiny) * scale)
    }
    expectEqual(a, b, c)
  }

  /// Products and sums in the range of subnormal numbers.
  @Test func subnormals() {
    var generator = RandomStream(seed: 3, name: "tiny").generator()
    func draw(_ low: UInt32, _ span: UInt32) -> [Float] {
      (0..<500_000).map { _ in
        Float(bitPattern: generator.word() & 0x807F_FFFF | (low + generator.below(span)) << 23)
      }
    }
    expectEqual(draw(30, 40), draw(20, 60), draw(0, 4))
  }

  @Test func specialValues() {
    let special: [Float] = [
      0, -0.0, 1, -1, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
      .leastNormalMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1.0000001, 0.99999994, 0x1p-75,
      0x1p64, 0x1p127, -0x1p-126, 3, 0x1.000002p0, 0x1p-24, 0x1p-25, -0x1p-25,
    ]
    var a: [Float] = []
    var b: [Float] = []
    var c: [Float] = []
    for x in special { for y in special { for z in special { a.append(x); b.append(y); c.append(z) } } }
    expectEqual(a, b, c)
  }
}

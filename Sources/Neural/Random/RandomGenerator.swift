/// Draws a stream's numbers one after another.
package struct RandomGenerator: RandomNumberGenerator, Sendable {
  private let key: SIMD2<UInt32>
  private var counter: UInt64 = 0
  private var block = SIMD4<UInt32>()
  private var used = 4

  init(key: UInt64) { self.key = SIMD2(UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32)) }

  /// 32 random bits.
  package mutating func word() -> UInt32 {
    if used == 4 {
      let low = UInt32(truncatingIfNeeded: counter)
      let high = UInt32(truncatingIfNeeded: counter >> 32)
      block = Philox.block(counter: SIMD4(low, high, 0, 0), key: key)
      counter &+= 1
      used = 0
    }
    defer { used += 1 }
    return block[used]
  }

  package mutating func next() -> UInt64 {
    let low = UInt64(word())
    return UInt64(word()) << 32 | low
  }

  /// A number from 0 on and below the bound, all equally likely; 0 for a bound of 0.
  ///
  /// The high half of a product of word and bound, with the few words rejected that would make some results
  /// likelier. Source: Lemire, "Fast random integer generation in an interval", ACM TOMACS 29 (2019).
  package mutating func below(_ bound: UInt32) -> UInt32 {
    guard bound > 1 else { return 0 }
    let threshold = (0 &- bound) % bound
    while true {
      let product = bound.multipliedFullWidth(by: word())
      if product.low >= threshold { return product.high }
    }
  }

  /// One of the 2²⁴ multiples of 2⁻²⁴ in [0, 1), all equally likely.
  package mutating func uniform() -> Float { Float(word() >> 8) * 0x1p-24 }

  /// A number of the normal distribution with mean 0 and variance 1: √(-2 log u) cos 2πv of two uniform numbers
  /// of 53 bits, 0 < u ≤ 1 and 0 ≤ v < 1.
  ///
  /// Source: Box and Muller, "A note on the generation of random normal deviates", 1958.
  package mutating func normal() -> Double {
    let u = Double((next() >> 11) + 1) * 0x1p-53
    let v = Double(next() >> 11) * 0x1p-53
    return (-2 * Scalar.log(u)).squareRoot() * Scalar.cosineOfPi(2 * v)
  }

  /// Permutes the numbers: each of the n! orders is equally likely (Fisher and Yates; Durstenfeld 1964).
  package mutating func shuffle(_ numbers: UnsafeMutableBufferPointer<Int32>) {
    var last = numbers.count - 1
    while last > 0 {
      numbers.swapAt(last, Int(below(UInt32(last + 1))))
      last -= 1
    }
  }
}

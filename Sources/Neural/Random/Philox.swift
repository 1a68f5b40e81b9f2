/// Philox 4×32-10: turns a counter of 128 bits and a key of 64 bits into 128 random bits.
///
/// Ten rounds of two 32×32-bit products and exclusive ors. Being a function of counter and key, it needs no state
/// and any number of its sequence can be had at once. Source: Salmon, Moraes, Dror and Shaw, "Parallel random
/// numbers: as easy as 1, 2, 3", SC 2011.
package enum Philox {
  private static let multipliers: (UInt32, UInt32) = (0xD251_1F53, 0xCD9E_8D57)
  private static let keySteps: (UInt32, UInt32) = (0x9E37_79B9, 0xBB67_AE85)

  package static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var counter = counter
    var key = key
    for _ in 0..<10 {
      let first = multipliers.0.multipliedFullWidth(by: counter[0])
      let second = multipliers.1.multipliedFullWidth(by: counter[2])
      counter = SIMD4(
        second.high ^ counter[1] ^ key[0], second.low,
        first.high ^ counter[3] ^ key[1], first.low)
      key[0] &+= keySteps.0
      key[1] &+= keySteps.1
    }
    return counter
  }
}

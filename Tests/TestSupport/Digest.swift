import Foundation

/// FIPS 180-4, section 6.2; the constants are the fractional parts of roots of primes.
package func sha256(_ message: [UInt8]) -> [UInt8] {
  let primes = (2...400).filter { number in (2..<number).allSatisfy { number % $0 != 0 } }.prefix(64)
  let constants = primes.map { fraction(cbrt(Double($0))) }
  var state = primes.prefix(8).map { fraction(Double($0).squareRoot()) }
  var bytes = message + [0x80]
  while bytes.count % 64 != 56 { bytes.append(0) }
  bytes += (0..<8).map { UInt8(truncatingIfNeeded: (message.count * 8) >> (56 - 8 * $0)) }
  for block in stride(from: 0, to: bytes.count, by: 64) {
    var words = (0..<16).map { word in (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[block + 4 * word + $1]) } }
    for index in 16..<64 {
      let (a, b) = (words[index - 15], words[index - 2])
      let low = turn(a, 7) ^ turn(a, 18) ^ a >> 3
      let high = turn(b, 17) ^ turn(b, 19) ^ b >> 10
      words.append(words[index - 16] &+ low &+ words[index - 7] &+ high)
    }
    var v = state
    for index in 0..<64 {
      let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
      let mixed = turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25)
      let first = v[7] &+ mixed &+ choice &+ constants[index] &+ words[index]
      let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
      let second = (turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22)) &+ majority
      v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    state = zip(state, v).map { $0 &+ $1 }
  }
  return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } }
}

private func turn(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }

/// The first 32 bits after the point of a root.
private func fraction(_ root: Double) -> UInt32 { UInt32((root - root.rounded(.down)) * 4_294_967_296) }

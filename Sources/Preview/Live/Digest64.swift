/// A short name for what a text says, the same in every run: FNV-1a, 64 bits. It guards nothing.
struct Digest64: Sendable, Equatable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    // An end, so that «ab», «c» is not «a», «bc».
    value = (value ^ 0x1FF) &* 0x100_0000_01B3
  }

  mutating func add(_ number: UInt64) { add((0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }) }

  static func text(_ text: String) -> String {
    var digest = Digest64()
    digest.add(text.utf8)
    return String(digest.value, radix: 36)
  }
}

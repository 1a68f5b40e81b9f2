/// The FNV-1a hash of 64 bits: for each byte h ← (h ⊕ byte) · 0x100000001B3 modulo 2⁶⁴.
///
/// It spreads bytes and guards nothing. Source: Fowler, Noll and Vo, "The FNV Non-Cryptographic Hash Algorithm".
struct FNV1a {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// A number's bytes, from the least.
  mutating func add(_ number: some FixedWidthInteger & UnsignedInteger) {
    for shift in stride(from: 0, to: number.bitWidth, by: 8) { add(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}

/// A type of the numbers in a safetensors file; only float32 is written.
///
/// What is read becomes float32: F16 and BF16 exactly, because every number of theirs is one of float32; F64 rounded to
/// the nearest, ties to even.
package enum StoredType: String, Sendable, CaseIterable {
  case float64 = "F64"
  case float32 = "F32"
  case float16 = "F16"
  case bfloat16 = "BF16"

  /// Bytes of one number.
  package var size: Int {
    switch self {
    case .float64: 8
    case .float32: 4
    case .float16, .bfloat16: 2
    }
  }

  /// The number that lies at a place of some bytes, the least byte first.
  func value(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Float {
    func bits<Bits: FixedWidthInteger>(_ type: Bits.Type) -> Bits {
      Bits(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Bits.self))
    }
    switch self {
    case .float64: return Float(Double(bitPattern: bits(UInt64.self)))
    case .float32: return Float(bitPattern: bits(UInt32.self))
    case .float16: return Self.widened(bits(UInt16.self))
    case .bfloat16: return Float(bitPattern: UInt32(bits(UInt16.self)) << 16)
    }
  }

  /// A half-precision number (IEEE 754 binary16): ±m · 2⁻²⁴ where its exponent is 0, else ±1.m · 2ᵉ⁻¹⁵.
  private static func widened(_ half: UInt16) -> Float {
    let sign = UInt32(half >> 15) << 31
    let exponent = UInt32(half >> 10 & 0x1F)
    let fraction = UInt32(half & 0x3FF)
    switch exponent {
    case 0:
      let magnitude = Float(fraction) * 0x1p-24
      return Float(bitPattern: sign | magnitude.bitPattern)
    case 0x1F: return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }
}

/// The perceptually even colour scale «viridis» (Smith and van der Walt, CC0): dark violet to yellow.
package enum Viridis {
  /// Every seventeenth of its 256 colours; between them a straight line is within 7 levels of the original.
  private static let anchors: [UInt32] = [
    0x440154, 0x481A6C, 0x472F7D, 0x414487, 0x39568C, 0x31688E, 0x2A788E, 0x23888E,
    0x1F988B, 0x22A884, 0x35B779, 0x54C568, 0x7AD151, 0xA5DB36, 0xD2E21B, 0xFDE725,
  ]

  /// One colour for each byte.
  package static let palette = ColorScale.palette(through: anchors)

  /// The colour of a byte as `#rrggbb`.
  package static func hex(_ byte: UInt8) -> String { palette[Int(byte)].hex }
}

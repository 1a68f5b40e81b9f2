/// A colour scale with two sides of one weight: deep orange, paper white in the middle, deep blue.
///
/// The orange half of ColorBrewer's PuOr and the blue half of its RdBu (Brewer and Harrower, Apache 2.0): told apart
/// with any kind of colour vision, and by lightness how far from the middle.
package enum OrangeBlue {
  private static let anchors: [UInt32] = [
    0x7F3B08, 0xB35806, 0xE08214, 0xFDB863, 0xFEE0B6, 0xF7F7F7, 0xD1E5F0, 0x92C5DE, 0x4393C3, 0x2166AC, 0x053061,
  ]

  /// One colour for each byte; 127 and 128 are the middle.
  package static let palette = ColorScale.palette(through: anchors)
}

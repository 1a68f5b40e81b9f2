/// What is wrong with an image file, or unfit.
package enum ImageFault: Error, Sendable, Equatable {
  /// Neither PNG nor JPEG by its first bytes.
  case unknownFormat
  /// The file ends before the image does.
  case truncated
  /// No pixels, or more than are read.
  case size(width: Int, height: Int)
  /// A PNG header with a colour type, a depth or a method that the specification lacks.
  case header
  /// A PNG chunk that is not where it belongs, comes twice, is lacking, is unknown and critical, or has another length.
  case chunk(String)
  /// A PNG chunk's CRC is another.
  case checksum(chunk: String)
  /// The compressed pixels make no sense.
  case corruptPixels
  /// There are more compressed pixels than the size asks for.
  case tooManyPixels
  /// A colour that the palette has not.
  case paletteIndex(Int, colors: Int)
  /// A JPEG segment that makes no sense: its marker's second byte.
  case segment(marker: UInt8)
  /// A JPEG of a kind that is not read.
  case unsupported(UnsupportedJPEG)
  /// Every image must have the size of the first.
  case differentSize(width: Int, height: Int, expectedWidth: Int, expectedHeight: Int)
}

/// The kinds of JPEG that are not read.
package enum UnsupportedJPEG: Sendable, Equatable {
  case arithmeticCoding
  case lossless
  case hierarchical
  case bits(Int)
  /// Another number of colours than one or three: four are inks.
  case components(Int)
  /// Factors of subsampling that do not divide one another.
  case sampling
  /// A frame of height 0, which a later segment tells.
  case lateHeight
}

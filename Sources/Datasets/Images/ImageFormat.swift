/// The kinds of image files that are read.
package enum ImageFormat: Sendable, Equatable {
  case png, jpeg

  /// The kind that a file's first bytes tell; nil for any other.
  package init?(_ bytes: [UInt8]) {
    if PNGHeader.isPNG(bytes) {
      self = .png
    } else if JPEGReader.isJPEG(bytes) {
      self = .jpeg
    } else {
      return nil
    }
  }
}

/// A grey image of bytes, rows from the top, 0 for the background.
package struct Raster: Sendable, Equatable, Codable {
  package let width: Int
  package let height: Int
  package let pixels: [UInt8]

  /// Nil unless there is one byte for each pixel.
  package init?(width: Int, height: Int, pixels: [UInt8]) {
    guard isPicture(width: width, height: height, pixels: pixels.count) else { return nil }
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}

/// Whether so many numbers are one for each pixel of a picture that has some.
func isPicture(width: Int, height: Int, pixels: Int) -> Bool {
  guard width > 0, height > 0 else { return false }
  let (area, overflows) = width.multipliedReportingOverflow(by: height)
  return !overflows && area == pixels
}

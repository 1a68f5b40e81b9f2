/// An image that was read: rows from the top, 8 bits a channel, one channel (grey) or three (red, green, blue).
package struct DecodedImage: Sendable, Equatable {
  package let width: Int
  package let height: Int
  package let channels: Int
  package var bytes: [UInt8]

  package init(width: Int, height: Int, channels: Int, bytes: [UInt8]) {
    self.width = width
    self.height = height
    self.channels = channels
    self.bytes = bytes
  }

  /// More pixels than this are not read.
  package static let largestCount = 1 << 24

  /// Checks a size that a file claims before memory is taken for it.
  static func check(width: Int, height: Int) throws(ImageFault) {
    let (count, overflows) = width.multipliedReportingOverflow(by: height)
    guard width > 0, height > 0, !overflows, count <= largestCount else {
      throw .size(width: width, height: height)
    }
  }

  /// Reads a PNG or a JPEG file, as its first bytes tell.
  package static func read(_ content: StoredContent) throws(DatasetError) -> DecodedImage {
    let bytes = try content.bytes(limit: largestFile)
    do throws(ImageFault) {
      if PNGHeader.isPNG(bytes) { return try PNGReader.decode(bytes) }
      if JPEGReader.isJPEG(bytes) { return try JPEGReader.decode(bytes) }
      throw .unknownFormat
    } catch {
      throw .corruptImage(path: content.path, error)
    }
  }

  /// Reads the size only, from as much of the file's start as tells it.
  package static func size(of content: StoredContent) throws(DatasetError) -> (width: Int, height: Int) {
    for count in [1 << 12, 1 << 18] {
      let (bytes, isWhole) = try content.start(count: count)
      do throws(ImageFault) {
        return try size(of: bytes)
      } catch {
        guard error == .truncated, !isWhole else { throw .corruptImage(path: content.path, error) }
      }
    }
    let bytes = try content.bytes(limit: largestFile)
    do throws(ImageFault) {
      return try size(of: bytes)
    } catch {
      throw .corruptImage(path: content.path, error)
    }
  }

  private static func size(of bytes: [UInt8]) throws(ImageFault) -> (width: Int, height: Int) {
    if PNGHeader.isPNG(bytes) {
      let header = try PNGHeader(bytes)
      return (header.width, header.height)
    }
    if JPEGReader.isJPEG(bytes) { return try JPEGReader.size(of: bytes) }
    throw .unknownFormat
  }

  /// Bytes of a file at most.
  package static let largestFile = 1 << 25

  /// In grey: (19595 R + 38470 G + 7471 B) / 65536, rounded, the luma of ITU-R BT.601 as Pillow has it.
  package var grey: DecodedImage {
    guard channels == 3 else { return self }
    let pixels = stride(from: 0, to: bytes.count - 2, by: 3).map { index in
      let (red, green, blue) = (Int(bytes[index]), Int(bytes[index + 1]), Int(bytes[index + 2]))
      return UInt8((red * 19_595 + green * 38_470 + blue * 7471 + 32_768) >> 16)
    }
    return DecodedImage(width: width, height: height, channels: 1, bytes: pixels)
  }

  /// With three channels, all alike where it was grey.
  package var colored: DecodedImage {
    guard channels == 1 else { return self }
    return DecodedImage(
      width: width, height: height, channels: 3, bytes: bytes.flatMap { [$0, $0, $0] })
  }

  /// Another size: each new pixel is the mean of the area that it covers, pixels in part counting in part.
  ///
  /// Along an axis of `old` pixels made `new`, pixel i covers [i old, (i + 1) old) and old pixel j
  /// [j new, (j + 1) new); the weights are the lengths that they share. Both axes' weights are multiplied and the sum
  /// is rounded once, half up: integers throughout. The proportions are not kept.
  package func resized(width newWidth: Int, height newHeight: Int) -> DecodedImage {
    guard (newWidth, newHeight) != (width, height) else { return self }
    let columns = Self.coverage(old: width, new: newWidth)
    let rows = Self.coverage(old: height, new: newHeight)
    let area = width * height
    var result: [UInt8] = []
    result.reserveCapacity(newWidth * newHeight * channels)
    for row in rows {
      // Each old column's sum over the rows that this one covers.
      var sums = [Int](repeating: 0, count: width * channels)
      for (y, weight) in row {
        let start = y * width * channels
        for index in sums.indices { sums[index] += weight * Int(bytes[start + index]) }
      }
      for column in columns {
        for channel in 0..<channels {
          let total = column.reduce(0) { $0 + $1.weight * sums[$1.index * channels + channel] }
          result.append(UInt8((2 * total + area) / (2 * area)))
        }
      }
    }
    return DecodedImage(width: newWidth, height: newHeight, channels: channels, bytes: result)
  }

  /// For each new pixel the old ones that it covers, with the lengths.
  private static func coverage(old: Int, new: Int) -> [[(index: Int, weight: Int)]] {
    (0..<new).map { i in
      let (start, end) = (i * old, (i + 1) * old)
      return (start / new...(end - 1) / new).map { j in
        (index: j, weight: min(end, (j + 1) * new) - max(start, j * new))
      }
    }
  }
}

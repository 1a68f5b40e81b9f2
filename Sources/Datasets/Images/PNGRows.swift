/// The rows of a PNG image, inflated and unfiltered one after another; no more than two are in memory.
///
/// Source: PNG Specification, third edition, 9.2 (filter types).
struct PNGRows: ~Copyable {
  private var source: StoredBytes
  private var inflater: Inflater
  private var delivered = 0
  private let bytesPerPixel: Int
  private(set) var row: [UInt8] = []
  private var above: [UInt8] = []

  init(_ compressed: [UInt8], bytesPerPixel: Int) throws(ImageFault) {
    guard let inflater = Inflater(bufferSize: 1 << 14, format: .zlib) else { throw .corruptPixels }
    do throws(DatasetError) {
      source = try StoredBytes(.memory(compressed, path: ""))
    } catch {
      throw .corruptPixels
    }
    self.inflater = inflater
    self.bytesPerPixel = bytesPerPixel
  }

  /// Starts a pass with rows of so many bytes.
  mutating func start(size: Int) {
    row = [UInt8](repeating: 0, count: size)
    above = row
  }

  /// Reads the next row.
  mutating func next() throws(ImageFault) {
    swap(&row, &above)
    var filter = [UInt8](repeating: 0, count: 1)
    try fill(&filter)
    // Taken out of the structure while that is read into it.
    var bytes = row
    row = []
    try fill(&bytes)
    row = bytes
    try unfilter(filter[0])
  }

  /// Makes sure that nothing follows the last row and that the checksum is right.
  mutating func end() throws(ImageFault) {
    var extra = [UInt8](repeating: 0, count: 1)
    if try read(into: &extra) > 0 { throw .tooManyPixels }
  }

  private mutating func fill(_ target: inout [UInt8]) throws(ImageFault) {
    guard try read(into: &target) == target.count else { throw .truncated }
  }

  private mutating func read(into target: inout [UInt8]) throws(ImageFault) -> Int {
    let before = delivered
    do throws(StreamFault) {
      try target.withUnsafeMutableBufferPointer { buffer throws(StreamFault) in
        try inflater.read(into: UnsafeMutableRawBufferPointer(buffer), from: &source, delivered: &delivered)
      }
    } catch {
      switch error {
      case .truncated: throw .truncated
      case .trailing: throw .tooManyPixels
      case .corrupt, .unreadable: throw .corruptPixels
      }
    }
    return delivered - before
  }

  private mutating func unfilter(_ filter: UInt8) throws(ImageFault) {
    let step = bytesPerPixel
    switch filter {
    case 0: break
    case 1:
      for index in row.indices.dropFirst(step) { row[index] &+= row[index - step] }
    case 2:
      for index in row.indices { row[index] &+= above[index] }
    case 3:
      for index in row.indices {
        let left = index >= step ? Int(row[index - step]) : 0
        row[index] &+= UInt8((left + Int(above[index])) / 2)
      }
    case 4:
      for index in row.indices {
        let left = index >= step ? Int(row[index - step]) : 0
        let corner = index >= step ? Int(above[index - step]) : 0
        row[index] &+= UInt8(Self.paeth(left, Int(above[index]), corner))
      }
    default: throw .corruptPixels
    }
  }

  /// Of the three neighbours the one nearest to left + above - corner; of equals the first.
  private static func paeth(_ left: Int, _ above: Int, _ corner: Int) -> Int {
    let estimate = left + above - corner
    let distances = (abs(estimate - left), abs(estimate - above), abs(estimate - corner))
    if distances.0 <= distances.1 && distances.0 <= distances.2 { return left }
    return distances.1 <= distances.2 ? above : corner
  }
}

/// Reads a JPEG file of 8 bits, sequential or progressive, Huffman-coded, grey or in three colours.
///
/// Integers throughout, so that the same file gives the same pixels everywhere: those that libjpeg gives. Rotation
/// that a camera notes and colour profiles are left aside. Source: ITU-T T.81; JFIF 1.02.
struct JPEGReader {
  private let bytes: [UInt8]
  private var index = 2
  private var frame: JPEGFrame?
  private var quantizations: [[Int]?] = [nil, nil, nil, nil]
  /// First the four of direct coefficients, then those of the others.
  private var tables: [JPEGHuffman?] = Array(repeating: nil, count: 8)
  private var restartInterval = 0
  private var isJFIF = false
  /// What Adobe's segment says of the colours: 0 for red, green and blue.
  private var adobeTransform: UInt8?
  private var scanCount = 0

  /// More scans than this make no sense and would take long.
  private static let mostScans = 200

  static func isJPEG(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0xFF, 0xD8, 0xFF]) }

  /// The image of a file that starts as a JPEG.
  static func decode(_ bytes: [UInt8]) throws(ImageFault) -> DecodedImage {
    var reader = JPEGReader(bytes: bytes)
    while let segment = try reader.next() { try reader.take(segment) }
    return try reader.image()
  }

  /// The size only.
  static func size(of bytes: [UInt8]) throws(ImageFault) -> (width: Int, height: Int) {
    var reader = JPEGReader(bytes: bytes)
    while let segment = try reader.next() {
      if isFrame(segment.marker) {
        try checkKind(segment.marker)
        return try JPEGFrame.size(segment.content)
      }
    }
    throw .truncated
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private struct Segment {
    let marker: UInt8
    let content: ArraySlice<UInt8>
  }

  /// The next segment; nil at the end of the image.
  private mutating func next() throws(ImageFault) -> Segment? {
    guard index + 1 < bytes.count else { throw .truncated }
    guard bytes[index] == 0xFF else { throw .segment(marker: bytes[index]) }
    while bytes[index] == 0xFF {
      index += 1
      guard index < bytes.count else { throw .truncated }
    }
    let marker = bytes[index]
    index += 1
    if marker == 0xD9 { return nil }
    guard marker != 0, !(0xD0...0xD8).contains(marker) else { throw .segment(marker: marker) }
    guard index + 1 < bytes.count else { throw .truncated }
    let size = Int(bytes[index]) << 8 | Int(bytes[index + 1])
    guard size >= 2 else { throw .segment(marker: marker) }
    guard size <= bytes.count - index else { throw .truncated }
    let content = bytes[index + 2..<index + size]
    index += size
    return Segment(marker: marker, content: content)
  }

  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
  }

  /// Baseline, extended and progressive frames with Huffman codes are read.
  private static func checkKind(_ marker: UInt8) throws(ImageFault) {
    switch marker {
    case 0xC0...0xC2: break
    case 0xC3: throw .unsupported(.lossless)
    case 0xC5...0xC7: throw .unsupported(.hierarchical)
    default: throw .unsupported(.arithmeticCoding)
    }
  }

  private mutating func take(_ segment: Segment) throws(ImageFault) {
    let content = segment.content
    switch segment.marker {
    case 0xC4: try takeTables(Array(content))
    case 0xCC: throw .unsupported(.arithmeticCoding)
    case 0xDB: try takeQuantizations(Array(content))
    case 0xDD:
      guard content.count == 2 else { throw .segment(marker: 0xDD) }
      restartInterval = content.reduce(0) { $0 << 8 | Int($1) }
    case 0xDA: try takeScan(Array(content))
    case 0xE0: if content.starts(with: Array("JFIF\0".utf8)) { isJFIF = true }
    case 0xEE: if content.starts(with: Array("Adobe".utf8)), content.count >= 12 { adobeTransform = Array(content)[11] }
    case let marker where Self.isFrame(marker):
      try Self.checkKind(marker)
      guard frame == nil else { throw .segment(marker: marker) }
      frame = try JPEGFrame(content, isProgressive: marker == 0xC2, fileSize: bytes.count)
    default: break
    }
  }

  private mutating func takeQuantizations(_ content: [UInt8]) throws(ImageFault) {
    var rest = content[...]
    while let head = rest.popFirst() {
      let size = head >> 4 == 0 ? 1 : 2
      guard head >> 4 <= 1, head & 15 < 4, rest.count >= 64 * size else { throw .segment(marker: 0xDB) }
      var table = [Int](repeating: 0, count: 64)
      for place in JPEGScan.zigzag {
        table[place] = rest.prefix(size).reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(size)
      }
      quantizations[Int(head & 15)] = table
    }
  }

  private mutating func takeTables(_ content: [UInt8]) throws(ImageFault) {
    var rest = content[...]
    while let head = rest.popFirst() {
      let counts = rest.prefix(16).map(Int.init)
      rest = rest.dropFirst(16)
      let total = counts.reduce(0, +)
      guard head >> 4 <= 1, head & 15 < 4, counts.count == 16, total <= 256, rest.count >= total,
        let table = JPEGHuffman(counts: counts, values: Array(rest.prefix(total)))
      else { throw .segment(marker: 0xC4) }
      rest = rest.dropFirst(total)
      tables[Int(head >> 4) * 4 + Int(head & 15)] = table
    }
  }

  private mutating func takeScan(_ content: [UInt8]) throws(ImageFault) {
    guard var frame = self.frame, let count = content.first.map(Int.init), (1...3).contains(count),
      content.count == 4 + 2 * count, scanCount < Self.mostScans
    else { throw .segment(marker: 0xDA) }
    // Out of the reader while it changes, so that it is not copied.
    self.frame = nil
    scanCount += 1
    var parts: [JPEGScan.Part] = []
    for place in 0..<count {
      let (identifier, choice) = (content[1 + 2 * place], content[2 + 2 * place])
      guard let index = frame.components.firstIndex(where: { $0.identifier == identifier }), choice >> 4 < 4,
        choice & 15 < 4, !parts.contains(where: { $0.component == index })
      else { throw .segment(marker: 0xDA) }
      if frame.components[index].quantization == nil {
        guard let table = quantizations[frame.components[index].quantizer] else { throw .segment(marker: 0xDB) }
        frame.components[index].quantization = table
      }
      parts.append(
        JPEGScan.Part(component: index, direct: tables[Int(choice >> 4)], alternating: tables[4 + Int(choice & 15)]))
    }
    let (first, last) = (Int(content[1 + 2 * count]), Int(content[2 + 2 * count]))
    let (high, low) = (Int(content[3 + 2 * count] >> 4), Int(content[3 + 2 * count] & 15))
    if frame.isProgressive {
      let isBand = first == 0 ? last == 0 : count == 1 && first <= last && last <= 63
      guard isBand, low <= 13, high == 0 || high == low + 1 else { throw .segment(marker: 0xDA) }
    }
    var scan = JPEGScan(
      parts: parts, first: frame.isProgressive ? first : 0, last: frame.isProgressive ? last : 63,
      high: frame.isProgressive ? high : 0, low: frame.isProgressive ? low : 0, isProgressive: frame.isProgressive,
      restartInterval: restartInterval, bits: JPEGBits(bytes, from: index))
    index = try scan.read(into: &frame)
    self.frame = frame
  }

  private mutating func image() throws(ImageFault) -> DecodedImage {
    guard let frame else { throw .truncated }
    let isColored = frame.components.count == 3
    let isYCC = isColored && !isRGB(frame)
    self.frame = nil
    var planes: [JPEGPlane] = []
    for component in frame.components {
      let (across, down) = (frame.horizontal / component.horizontal, frame.vertical / component.vertical)
      planes.append(
        try JPEGPlane(component).enlarged(
          horizontal: across, vertical: down, width: frame.width, height: frame.height))
    }
    var result = DecodedImage(width: frame.width, height: frame.height, channels: planes.count, bytes: [])
    result.bytes.reserveCapacity(frame.width * frame.height * planes.count)
    for y in 0..<frame.height {
      guard isColored else {
        result.bytes += planes[0].samples[y * planes[0].stride..<y * planes[0].stride + frame.width]
        continue
      }
      for x in 0..<frame.width {
        let first = planes[0].samples[y * planes[0].stride + x]
        let second = planes[1].samples[y * planes[1].stride + x]
        let third = planes[2].samples[y * planes[2].stride + x]
        if isYCC {
          Self.append(Int(first), Int(second) - 128, Int(third) - 128, to: &result.bytes)
        } else {
          result.bytes.append(first)
          result.bytes.append(second)
          result.bytes.append(third)
        }
      }
    }
    return result
  }

  /// Whether colours are red, green and blue as they stand, by the segments or else by their identifiers.
  private func isRGB(_ frame: JPEGFrame) -> Bool {
    if isJFIF { return false }
    if let adobeTransform { return adobeTransform == 0 }
    return frame.components.map(\.identifier) == Array("RGB".utf8)
  }

  /// R = Y + 1.402 Cr, G = Y - 0.34414 Cb - 0.71414 Cr, B = Y + 1.772 Cb, with factors of 16 bits (JFIF 1.02).
  private static func append(_ y: Int, _ cb: Int, _ cr: Int, to bytes: inout [UInt8]) {
    let half = 1 << 15
    bytes.append(clamped(y + ((91_881 * cr + half) >> 16)))
    bytes.append(clamped(y + ((half - 22_554 * cb - 46_802 * cr) >> 16)))
    bytes.append(clamped(y + ((116_130 * cb + half) >> 16)))
  }

  private static func clamped(_ value: Int) -> UInt8 { UInt8(max(0, min(255, value))) }
}

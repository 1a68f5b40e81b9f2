/// One scan of a JPEG image: entropy-coded blocks of one colour or more, all bits of them or some.
///
/// Source: ITU-T T.81, F.2 (sequential) and G.1.2, G.2 (progressive, by bands of frequencies and by bits).
struct JPEGScan {
  /// A colour of the scan and its tables.
  struct Part {
    let component: Int
    let direct: JPEGHuffman?
    let alternating: JPEGHuffman?
  }

  let parts: [Part]
  /// The first and the last frequency.
  let first: Int
  let last: Int
  /// The bit that comes before these, 0 for none, and the lowest of these.
  let high: Int
  let low: Int
  let isProgressive: Bool
  /// Units from one restart to the next; 0 for none.
  let restartInterval: Int

  private var bits: JPEGBits
  private var predictions: [Int]
  /// Blocks to come that have nothing in this band.
  private var emptyBlocks = 0

  /// The places in a block, row by row, of the coefficients in the order of the file (figure A.6).
  static let zigzag: [Int] = {
    var order: [Int] = []
    for sum in 0..<15 {
      let rows = Array(max(0, sum - 7)...min(7, sum))
      order += (sum % 2 == 0 ? rows.reversed() : rows).map { $0 * 8 + sum - $0 }
    }
    return order
  }()

  init(
    parts: [Part], first: Int, last: Int, high: Int, low: Int, isProgressive: Bool, restartInterval: Int,
    bits: JPEGBits
  ) {
    self.parts = parts
    self.first = first
    self.last = last
    self.high = high
    self.low = low
    self.isProgressive = isProgressive
    self.restartInterval = restartInterval
    self.bits = bits
    predictions = [Int](repeating: 0, count: parts.count)
  }

  /// Reads all blocks of the scan into the frame; gives where the next segment may start.
  mutating func read(into frame: inout JPEGFrame) throws(ImageFault) -> Int {
    let isSingle = parts.count == 1
    // Copied out, so that the coefficients have one owner while they change.
    let layouts = parts.map { part -> (width: Int, height: Int, blockColumns: Int) in
      let component = frame.components[part.component]
      return isSingle ? (1, 1, component.blockColumns)
        : (component.horizontal, component.vertical, component.blockColumns)
    }
    // A single colour has only the blocks with samples of the image, without units.
    let size = (width: frame.components[parts[0].component].width, height: frame.components[parts[0].component].height)
    let columns = isSingle ? (size.width + 7) / 8 : frame.unitColumns
    let rows = isSingle ? (size.height + 7) / 8 : frame.unitRows
    for unit in 0..<columns * rows {
      if restartInterval > 0, unit > 0, unit % restartInterval == 0 {
        try bits.restart(unit / restartInterval - 1)
        predictions = [Int](repeating: 0, count: parts.count)
        emptyBlocks = 0
      }
      let (x, y) = (unit % columns, unit / columns)
      for (index, part) in parts.enumerated() {
        let (width, height, blockColumns) = layouts[index]
        for block in 0..<width * height {
          let column = x * width + block % width
          let row = y * height + block / width
          let start = (row * blockColumns + column) * 64
          try readBlock(&frame.components[part.component].coefficients, start, index)
        }
      }
    }
    bits.align()
    return bits.index
  }

  private mutating func readBlock(_ block: inout [Int16], _ start: Int, _ index: Int) throws(ImageFault) {
    let part = parts[index]
    guard isProgressive else {
      try readDirect(&block, start, index, part.direct)
      return try readBand(&block, start, from: 1, part.alternating)
    }
    switch (first, high) {
    case (0, 0): try readDirect(&block, start, index, part.direct)
    case (0, _): if try bits.read(1) == 1 { block[start] |= Int16(truncatingIfNeeded: 1 << low) }
    case (_, 0): try readBand(&block, start, from: first, part.alternating)
    default: try refineBand(&block, start, part.alternating)
    }
  }

  private mutating func readDirect(
    _ block: inout [Int16], _ start: Int, _ index: Int, _ table: JPEGHuffman?
  ) throws(ImageFault) {
    guard let table else { throw .corruptPixels }
    let size = try table.value(&bits)
    guard size <= 15 else { throw .corruptPixels }
    // Beyond 16 bits it makes no sense, but must not overflow.
    predictions[index] = Int(Int16(clamping: predictions[index] + (try bits.signed(size))))
    block[start] = Int16(clamping: predictions[index] << low)
  }

  /// The coefficients of a band, or the highest bits of them.
  private mutating func readBand(
    _ block: inout [Int16], _ start: Int, from first: Int, _ table: JPEGHuffman?
  ) throws(ImageFault) {
    if emptyBlocks > 0 {
      emptyBlocks -= 1
      return
    }
    guard let table else { throw .corruptPixels }
    var k = first
    while k <= last {
      let code = try table.value(&bits)
      let (run, size) = (code >> 4, code & 15)
      if size == 0 {
        if run < 15 {
          guard isProgressive || run == 0 else { throw .corruptPixels }
          emptyBlocks = (1 << run) - 1 + (try bits.read(run))
          return
        }
        k += 16
      } else {
        k += run
        guard k <= last else { throw .corruptPixels }
        block[start + Self.zigzag[k]] = Int16(clamping: (try bits.signed(size)) << low)
        k += 1
      }
    }
  }

  /// One more bit of a band's coefficients: of those that are not 0 yet, and new ones between them.
  private mutating func refineBand(
    _ block: inout [Int16], _ start: Int, _ table: JPEGHuffman?
  ) throws(ImageFault) {
    guard let table else { throw .corruptPixels }
    var k = first
    while k <= last, emptyBlocks == 0 {
      let code = try table.value(&bits)
      var run = code >> 4
      var new: Int16 = 0
      switch code & 15 {
      case 0:
        if run < 15 {
          emptyBlocks = 1 << run + (try bits.read(run))
          continue
        }
      case 1: new = Int16(try bits.read(1) == 1 ? 1 << low : -1 << low)
      default: throw .corruptPixels
      }
      while k <= last {
        let place = start + Self.zigzag[k]
        if block[place] != 0 {
          try refine(&block[place])
        } else if run == 0 {
          break
        } else {
          run -= 1
        }
        k += 1
      }
      if new != 0 {
        guard k <= last else { throw .corruptPixels }
        block[start + Self.zigzag[k]] = new
      }
      k += 1
    }
    guard emptyBlocks > 0 else { return }
    while k <= last {
      let place = start + Self.zigzag[k]
      if block[place] != 0 { try refine(&block[place]) }
      k += 1
    }
    emptyBlocks -= 1
  }

  private mutating func refine(_ value: inout Int16) throws(ImageFault) {
    let bit = Int16(1 << low)
    guard try bits.read(1) == 1, value & bit == 0 else { return }
    value = value > 0 ? value &+ bit : value &- bit
  }
}

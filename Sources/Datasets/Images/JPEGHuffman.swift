/// A Huffman table of a JPEG file: codes of up to 16 bits, those of one length consecutive (C.2).
struct JPEGHuffman {
  private let values: [UInt8]
  /// For each length from 1 on: the first code, how many there are, and the place of the first one's value.
  private var first: [Int] = []
  private var counts: [Int] = []
  private var places: [Int] = []

  /// Takes how many codes there are of each length, and their values; nil where they are too many for their lengths.
  init?(counts: [Int], values: [UInt8]) {
    self.values = values
    self.counts = counts
    var code = 0
    var place = 0
    for (index, count) in counts.enumerated() {
      first.append(code)
      places.append(place)
      code += count
      place += count
      guard code <= 1 << (index + 1) else { return nil }
      code <<= 1
    }
  }

  /// Reads a code and gives its value.
  func value(_ bits: inout JPEGBits) throws(ImageFault) -> Int {
    var code = 0
    for length in 0..<16 {
      code = try code << 1 | bits.read(1)
      let offset = code - first[length]
      if offset >= 0, offset < counts[length] { return Int(values[places[length] + offset]) }
    }
    throw .corruptPixels
  }
}

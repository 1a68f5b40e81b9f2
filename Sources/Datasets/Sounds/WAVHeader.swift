/// What a WAV file says of its samples.
///
/// Source: "Multimedia Programming Interface and Data Specifications 1.0" (1991), and Microsoft's
/// `WAVE_FORMAT_EXTENSIBLE`.
package struct WAVHeader: Sendable, Equatable {
  package enum Encoding: Sendable, Equatable {
    /// So many bytes, least first; one byte counts from 128.
    case integer(bytes: Int)
    case float

    var size: Int {
      switch self {
      case .integer(let bytes): bytes
      case .float: 4
      }
    }
  }

  package let encoding: Encoding
  package let channels: Int
  /// Samples a second.
  package let sampleRate: Int
  /// Samples of each channel.
  package let sampleCount: Int
  /// Where the samples start in the file.
  let start: Int

  /// Samples of a channel at most.
  static let mostSamples = 1 << 25
  private static let mostChannels = 32
  private static let mostRate = 1_000_000

  /// Takes the start of a file of so many bytes; nil where more of the start is needed.
  init?(_ bytes: [UInt8], fileSize: Int) throws(SoundFault) {
    func word(_ index: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[index + $1]) << (8 * $1) } }
    func name(_ index: Int) -> String { String(decoding: bytes[index..<index + 4], as: UTF8.self) }
    guard fileSize >= 12 else { throw .notWAV }
    guard bytes.count >= 12 else { return nil }
    guard name(0) == "RIFF", name(8) == "WAVE" else { throw .notWAV }
    var index = 12
    var format: Format?
    while true {
      guard index < fileSize else { throw .chunk(format == nil ? "fmt " : "data") }
      guard fileSize - index >= 8 else { throw .truncated }
      guard bytes.count - index >= 8 else { return nil }
      let size = word(index + 4)
      let content = index + 8
      if name(index) == "data" {
        guard let format else { throw .chunk("fmt ") }
        guard size <= fileSize - content else { throw .truncated }
        let frame = format.channels * format.encoding.size
        guard size % frame == 0 else { throw .chunk("data") }
        guard size > 0 else { throw .noSamples }
        guard size / frame <= Self.mostSamples else { throw .tooLong(limit: Self.mostSamples) }
        (encoding, channels, sampleRate) = (format.encoding, format.channels, format.sampleRate)
        (sampleCount, start) = (size / frame, content)
        return
      }
      guard size <= fileSize - content else { throw .truncated }
      if name(index) == "fmt " {
        guard format == nil, size >= 16, size <= 1 << 12 else { throw .chunk("fmt ") }
        guard bytes.count - content >= size else { return nil }
        format = try Format(Array(bytes[content..<content + size]))
      }
      // A chunk of odd length is followed by a byte of padding, which may lack at the end of the file.
      index = min(content + size + size % 2, fileSize)
    }
  }

  private struct Format {
    let encoding: Encoding
    let channels: Int
    let sampleRate: Int

    /// What follows the two bytes of the format in an extensible format's identifier.
    private static let identifierTail: [UInt8] = [
      0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71,
    ]

    /// Takes the content of `fmt `, 16 bytes or more.
    init(_ bytes: [UInt8]) throws(SoundFault) {
      func half(_ index: Int) -> Int { Int(bytes[index]) | Int(bytes[index + 1]) << 8 }
      var tag = half(0)
      channels = half(2)
      sampleRate = half(4) | half(6) << 16
      let bits = half(14)
      if tag == 0xFFFE {
        guard bytes.count >= 40, Array(bytes[26..<40]) == Self.identifierTail else { throw .chunk("fmt ") }
        tag = half(24)
      }
      guard (1...WAVHeader.mostChannels).contains(channels) else { throw .channels(channels) }
      guard (1...WAVHeader.mostRate).contains(sampleRate) else { throw .sampleRate(sampleRate) }
      switch (tag, bits) {
      case (1, 8), (1, 16), (1, 24), (1, 32): encoding = .integer(bytes: bits / 8)
      case (3, 32): encoding = .float
      default: throw .unsupported(format: tag, bits: bits)
      }
      guard half(12) == channels * encoding.size else { throw .chunk("fmt ") }
    }
  }
}

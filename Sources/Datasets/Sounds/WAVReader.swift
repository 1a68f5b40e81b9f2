/// A sound: one channel, samples from -1 to 1 as a rule.
package struct Wave: Sendable, Equatable {
  package var samples: [Float]
  /// Samples a second.
  package var sampleRate: Int
}

/// Reads WAV files of integers of 8, 16, 24 and 32 bits and of floats of 32; channels become their mean.
///
/// An integer of n bits is divided by 2ⁿ⁻¹; 8 bits count from 128.
package enum WAVReader {
  /// Bytes of a file at most.
  package static let largestFile = 1 << 27

  /// Reads the header only, from as much of the file's start as has it.
  package static func header(of content: StoredContent) throws(DatasetError) -> WAVHeader {
    let (start, isWhole) = try content.start(count: 1 << 12)
    if !isWhole, !content.isCompressed {
      let size = try StoredBytes(content).size
      guard size <= largestFile else { throw .tooLarge(path: content.path, limit: largestFile) }
      if let header = try header(start, fileSize: size, of: content) { return header }
    }
    let bytes = isWhole ? start : try content.bytes(limit: largestFile)
    guard let header = try header(bytes, fileSize: bytes.count, of: content) else {
      throw .corruptSound(path: content.path, .truncated)
    }
    return header
  }

  /// Reads the sound.
  package static func read(_ content: StoredContent) throws(DatasetError) -> Wave {
    let bytes = try content.bytes(limit: largestFile)
    guard let header = try header(bytes, fileSize: bytes.count, of: content) else {
      throw .corruptSound(path: content.path, .truncated)
    }
    do throws(SoundFault) {
      return Wave(samples: try samples(bytes, header), sampleRate: header.sampleRate)
    } catch {
      throw .corruptSound(path: content.path, error)
    }
  }

  private static func header(
    _ bytes: [UInt8], fileSize: Int, of content: StoredContent
  ) throws(DatasetError) -> WAVHeader? {
    do throws(SoundFault) {
      return try WAVHeader(bytes, fileSize: fileSize)
    } catch {
      throw .corruptSound(path: content.path, error)
    }
  }

  private static func samples(_ bytes: [UInt8], _ header: WAVHeader) throws(SoundFault) -> [Float] {
    let size = header.encoding.size
    var result: [Float] = []
    result.reserveCapacity(header.sampleCount)
    var index = header.start
    for place in 0..<header.sampleCount {
      var sum = 0.0
      for _ in 0..<header.channels {
        let value = sample(bytes, at: index, header.encoding)
        guard value.isFinite else { throw .notFinite(sample: place) }
        sum += value
        index += size
      }
      result.append(Float(sum / Double(header.channels)))
    }
    return result
  }

  private static func sample(_ bytes: [UInt8], at index: Int, _ encoding: WAVHeader.Encoding) -> Double {
    switch encoding {
    case .integer(bytes: 1): return (Double(bytes[index]) - 128) / 128
    case .integer(let size):
      // At the top of 32 bits, so that the sign is in its place.
      let shift = 32 - 8 * size
      let word = (0..<size).reduce(UInt32(0)) { $0 | UInt32(bytes[index + $1]) << UInt32(8 * $1 + shift) }
      return Double(Int32(bitPattern: word)) / 0x1p31
    case .float:
      let word = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[index + $1]) << UInt32(8 * $1) }
      return Double(Float(bitPattern: word))
    }
  }
}

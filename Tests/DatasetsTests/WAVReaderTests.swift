import Datasets
import TestSupport
import Testing

@Suite struct WAVReaderTests {
  private func fault(_ bytes: [UInt8]) -> SoundFault? {
    let error = failure { () throws(DatasetError) in _ = try WAVReader.read(.memory(bytes, path: "x.wav")) }
    guard case .corruptSound(path: "x.wav", let fault)? = error else { return nil }
    return fault
  }

  private func samples(_ wave: [UInt8]) throws -> [Float] {
    try WAVReader.read(.memory(wave, path: "x.wav")).samples
  }

  @Test func readsIntegersOfEverySize() throws {
    #expect(try samples(Samples.wav(bits: 8, [0, 64, 128, 255])) == [-1, -0.5, 0, 0.9921875])
    #expect(try samples(Samples.wav(bits: 16, [0, 0x80, 0xFF, 0x7F, 0, 0x40])) == [-1, 32_767 / 32_768, 0.5])
    #expect(try samples(Samples.wav(bits: 24, [0, 0, 0x80, 0, 0, 0x40, 1, 0, 0])) == [-1, 0.5, 0x1p-23])
    #expect(try samples(Samples.wav(bits: 32, [0, 0, 0, 0x80, 0, 0, 0, 0x20])) == [-1, 0.25])
  }

  @Test func readsFloats() throws {
    let words: [Float] = [0.5, -1.5, 1e-8]
    let bytes = words.flatMap { Samples.littleEndian($0.bitPattern) }
    #expect(try samples(Samples.wav(format: 3, bits: 32, bytes)) == words)
    for wrong in [Float.nan, .infinity] {
      let bytes = Samples.littleEndian(Float(1).bitPattern) + Samples.littleEndian(wrong.bitPattern)
      #expect(fault(Samples.wav(format: 3, bits: 32, bytes)) == .notFinite(sample: 1))
    }
  }

  @Test func channelsBecomeTheirMean() throws {
    #expect(try samples(Samples.wav(channels: 2, bits: 8, [0, 128, 255, 129])) == [-0.5, 0.5])
    let header = try WAVReader.header(of: .memory(Samples.wav(channels: 2, bits: 8, [0, 1, 2, 3]), path: "x"))
    #expect(header.channels == 2 && header.sampleCount == 2 && header.sampleRate == 8000)
  }

  @Test func extensibleFormatsAreWhatTheySay() throws {
    let tail: [UInt8] = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
    let extra: [UInt8] = [22, 0, 16, 0, 4, 0, 0, 0, 1, 0]
    #expect(try samples(Samples.wav(format: 0xFFFE, bits: 16, extra: extra + tail, [0, 0x40])) == [0.5])
    #expect(fault(Samples.wav(format: 0xFFFE, bits: 16, [0, 0x40])) == .chunk("fmt "))
    #expect(fault(Samples.wav(format: 0xFFFE, bits: 16, extra: extra + tail.reversed(), [0, 0x40])) == .chunk("fmt "))
  }

  @Test func otherChunksAreSkipped() throws {
    let wave = Samples.wav(bits: 8, before: Array("LIST".utf8) + [3, 0, 0, 0, 1, 2, 3, 0], [128, 192])
    #expect(try samples(wave) == [0, 0.5])
    // A header beyond the first bytes is found too.
    let long = Array("JUNK".utf8) + Samples.littleEndian(9000) + [UInt8](repeating: 7, count: 9000)
    #expect(try WAVReader.header(of: .memory(Samples.wav(bits: 8, before: long, [1, 2]), path: "x")).sampleCount == 2)
  }

  @Test func whatIsNotReadIsTold() {
    #expect(fault([]) == .notWAV)
    #expect(fault(Array("RIFF....AVI ".utf8)) == .notWAV)
    #expect(fault(Samples.wav(format: 2, bits: 4, [0])) == .unsupported(format: 2, bits: 4))
    #expect(fault(Samples.wav(format: 3, bits: 64, [0])) == .unsupported(format: 3, bits: 64))
    #expect(fault(Samples.wav(bits: 12, [0, 0])) == .unsupported(format: 1, bits: 12))
    #expect(fault(Samples.wav(channels: 0, bits: 8, [0])) == .channels(0))
    #expect(fault(Samples.wav(channels: 33, bits: 8, [0])) == .channels(33))
    #expect(fault(Samples.wav(bits: 8, rate: 0, [0])) == .sampleRate(0))
    #expect(fault(Samples.wav(bits: 8, rate: .max, [0])) == .sampleRate(4_294_967_295))
    #expect(fault(Samples.wav(bits: 8, [])) == .noSamples)
    #expect(fault(Samples.wav(bits: 16, [1])) == .chunk("data"))
    let start = Array(Samples.wav(bits: 8, [1]).prefix(12))
    #expect(fault(start) == .chunk("fmt "))
    #expect(fault(start + Array("data".utf8) + [1, 0, 0, 0, 5]) == .chunk("fmt "))
  }

  @Test func noCutAndNoChangedByteMakesItFall() {
    let whole = Samples.wav(channels: 2, bits: 16, before: Array("LIST".utf8) + [1, 0, 0, 0, 1, 0], [1, 2, 3, 4])
    for count in whole.indices {
      #expect(fault(Array(whole[..<count])) != nil, "\(count)")
      for change: UInt8 in [1, 0x80, 0xFF] {
        var bytes = whole
        bytes[count] ^= change
        _ = fault(bytes)
      }
    }
    // A length of samples beyond the file takes no memory.
    let lying = Array(whole.dropLast(8)) + [0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4]
    #expect(fault(lying) == .truncated)
  }
}

extension Samples {
  /// A WAV file; `before` are chunks between the format and the samples.
  static func wav(
    format: UInt32 = 1, channels: UInt32 = 1, bits: UInt32, rate: UInt32 = 8000, extra: [UInt8] = [],
    before: [UInt8] = [], _ bytes: [UInt8]
  ) -> [UInt8] {
    func half(_ value: UInt32) -> [UInt8] { Array(littleEndian(value).prefix(2)) }
    let frame = channels * bits / 8
    let description =
      half(format) + half(channels) + littleEndian(rate) + littleEndian(rate &* frame) + half(frame) + half(bits)
      + extra
    let content =
      Array("WAVEfmt ".utf8) + littleEndian(UInt32(description.count)) + description + before + Array("data".utf8)
      + littleEndian(UInt32(bytes.count)) + bytes
    return Array("RIFF".utf8) + littleEndian(UInt32(content.count)) + content
  }
}

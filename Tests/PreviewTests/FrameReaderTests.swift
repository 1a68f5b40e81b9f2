import Preview
import Testing

/// A frame as a browser sends it.
func masked(_ first: UInt8, _ payload: [UInt8], mask: [UInt8] = [1, 2, 3, 4]) -> [UInt8] {
  let count = payload.count
  let length: [UInt8] = count < 126
    ? [UInt8(count) | 0x80]
    : count < 65536
      ? [126 | 0x80, UInt8(count >> 8), UInt8(count & 0xFF)]
      : [127 | 0x80] + stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: count >> $0) }
  return [first] + length + mask + payload.enumerated().map { $1 ^ mask[$0 % 4] }
}

@Suite struct FrameReaderTests {
  private func events(_ bytes: [UInt8], inPiecesOf size: Int = .max) throws -> [FrameReader.Event] {
    var reader = FrameReader()
    var events: [FrameReader.Event] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      reader.append(rest.prefix(size))
      rest = rest.dropFirst(size)
      while let event = try reader.next() { events.append(event) }
    }
    return events
  }

  @Test("mensajes de cualquier tamaño, en cualquier trozo", arguments: [0, 1, 125, 126, 65535, 65536])
  func readsMessages(size: Int) throws {
    let text = String(repeating: "a", count: size)
    let bytes = masked(0x81, Array(text.utf8)) + masked(0x89, [7]) + masked(0x81, Array("ñ".utf8))
    let wanted: [FrameReader.Event] = [.message(text), .ping([7]), .message("ñ")]
    #expect(try events(bytes) == wanted)
    #expect(try events(bytes, inPiecesOf: size > 1000 ? 1000 : 1) == wanted)
  }

  @Test func joinsFragmentsAroundControls() throws {
    let bytes = masked(0x01, Array("uno ".utf8)) + masked(0x8A, []) + masked(0x00, Array("dos".utf8))
      + masked(0x80, Array(" tres".utf8)) + masked(0x88, [3, 232])
    #expect(try events(bytes) == [.pong, .message("uno dos tres"), .close])
  }

  @Test(
    "lo que no es un marco de un navegador",
    arguments: [
      ([0x81, 0x01, 0x61], .protocolError), (masked(0xC1, [0x61]), .protocolError), (masked(0x83, []), .protocolError),
      (masked(0x80, [0x61]), .protocolError), (masked(0x09, []), .protocolError),
      (masked(0x89, [UInt8](repeating: 0, count: 126)), .protocolError),
      (masked(0x01, [0x61]) + masked(0x81, [0x61]), .protocolError), (masked(0x82, [1]), .unsupported),
      (masked(0x81, [0xFF]), .notText), ([0x81, 0xFF, 0x7F, 255, 255, 255, 255, 255, 255, 255], .tooLarge),
      ([0x81, 0xFF, 255, 255, 255, 255, 255, 255, 255, 255], .tooLarge),
    ] as [([UInt8], FrameReader.Fault)])
  func refuses(bytes: [UInt8], fault: FrameReader.Fault) {
    #expect(throws: fault) { try events(bytes) }
  }

  @Test func aMessageInManyFramesHasTheSameLimit() {
    let piece = [UInt8](repeating: 0x61, count: FrameReader.mostBytes / 2)
    let bytes = masked(0x01, piece) + masked(0x00, piece) + masked(0x80, [0x61])
    #expect(throws: FrameReader.Fault.tooLarge) { try events(bytes) }
  }

  /// Nothing that comes makes it fall, and nothing is kept beyond the limit.
  @Test func randomBytesAreReadOrRefused() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let count = Int.random(in: 1...40, using: &generator)
      var bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      if Bool.random(using: &generator) { bytes[0] = 0x81 }
      let found = (try? events(bytes))?.count ?? 0
      #expect(found <= bytes.count)
    }
  }

  @Test func writesWhatABrowserReads() {
    #expect(FrameWriter.text("hola") == [0x81, 4] + Array("hola".utf8))
    #expect(FrameWriter.close(1002) == [0x88, 2, 3, 234])
    let long = FrameWriter.text(String(repeating: "a", count: 70_000))
    #expect(Array(long.prefix(10)) == [0x81, 127, 0, 0, 0, 0, 0, 1, 17, 112])
    #expect(Array(FrameWriter.text(String(repeating: "a", count: 300)).prefix(4)) == [0x81, 126, 1, 44])
  }
}

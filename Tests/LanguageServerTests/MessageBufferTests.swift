import LanguageServer
import Testing

@Suite struct MessageBufferTests {
  private func messages(_ pieces: [[UInt8]]) throws -> [String] {
    var buffer = MessageBuffer()
    var found: [String] = []
    for piece in pieces {
      buffer.append(piece)
      while let message = try buffer.next() { found.append(String(decoding: message, as: UTF8.self)) }
    }
    return found
  }

  @Test func cutsAnywhere() throws {
    let bytes = MessageBuffer.framed("{\"ñ\":1}") + MessageBuffer.framed("") + MessageBuffer.framed("[2]")
    #expect(try messages([bytes]) == ["{\"ñ\":1}", "", "[2]"])
    #expect(try messages(bytes.map { [$0] }) == ["{\"ñ\":1}", "", "[2]"])
  }

  @Test func otherHeadersAreSteppedOver() throws {
    let text = "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: 2\r\n\r\n{}"
    #expect(try messages([Array(text.utf8)]) == ["{}"])
  }

  @Test(arguments: ["Nada\r\n\r\n{}", "Content-Length: -1\r\n\r\n", "Content-Length: x\r\n\r\n"])
  func refusesHeadersWithoutALength(text: String) {
    #expect(throws: MessageBuffer.Fault.header) { try messages([Array(text.utf8)]) }
  }

  @Test func refusesWhatIsTooLarge() {
    #expect(throws: MessageBuffer.Fault.tooLarge) {
      try messages([Array("Content-Length: 999999999999\r\n\r\n".utf8)])
    }
    #expect(throws: MessageBuffer.Fault.header) { try messages([[UInt8](repeating: 65, count: 5000)]) }
  }
}

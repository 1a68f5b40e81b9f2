import Preview
import Testing

@Suite struct HandshakeTests {
  private func answer(_ headers: String...) throws -> HTTPResponse {
    var bytes = Array((["GET /ws HTTP/1.1"] + headers + ["", ""]).joined(separator: "\r\n").utf8)
    return Handshake.answer(try #require(try HTTPRequest.take(from: &bytes)))
  }

  /// The example of RFC 6455, section 1.3.
  @Test func provesThatTheKeyWasRead() throws {
    let response = try answer(
      "Upgrade: websocket", "Connection: keep-alive, Upgrade", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      "Sec-WebSocket-Version: 13")
    #expect(response.status == .switchingProtocols)
    #expect(response.header("Sec-WebSocket-Accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
    let text = String(decoding: response.bytes(), as: UTF8.self)
    #expect(text.hasPrefix("HTTP/1.1 101 Switching Protocols\r\n"))
    #expect(!text.contains("Content-Length"))
  }

  @Test func whatIsNoHandshakeIsRefused() throws {
    let key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    #expect(try answer("Upgrade: websocket", key, "Sec-WebSocket-Version: 13").status == .badRequest)
    #expect(try answer("Upgrade: h2c", "Connection: upgrade", key, "Sec-WebSocket-Version: 13").status == .badRequest)
    #expect(
      try answer("Upgrade: websocket", "Connection: upgrade", "Sec-WebSocket-Key: x", "Sec-WebSocket-Version: 13")
        .status == .badRequest)
    let old = try answer("Upgrade: websocket", "Connection: upgrade", key, "Sec-WebSocket-Version: 8")
    #expect(old.status == .upgradeRequired)
    #expect(old.header("Sec-WebSocket-Version") == "13")
  }
}

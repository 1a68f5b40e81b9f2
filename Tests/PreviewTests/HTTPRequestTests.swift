import Preview
import Testing

@Suite struct HTTPRequestTests {
  private func request(_ text: String) throws -> HTTPRequest? {
    var bytes = Array(text.replacing("\n", with: "\r\n").utf8)
    return try HTTPRequest.take(from: &bytes)
  }

  @Test func readsPathQueryAndHeaders() throws {
    let read = try request("GET /leccion/01%20a%C3%B1o.md?clave=ab%2Bc&x HTTP/1.1\nHost: localhost:1\nX-A:  b \n\n")
    let found = try #require(read)
    #expect(found.method == "GET")
    #expect(found.path == "/leccion/01 año.md")
    #expect(found.query("clave") == "ab+c")
    #expect(found.query("x") == "")
    #expect(found.header("host") == "localhost:1")
    #expect(found.header("x-a") == "b")
    #expect(found.header("nada") == nil)
  }

  @Test func waitsForItsEndAndLeavesTheRest() throws {
    var bytes = Array("GET / HTTP/1.1\r\nHost: a\r\n".utf8)
    #expect(try HTTPRequest.take(from: &bytes) == nil)
    bytes += Array("\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
    #expect(try HTTPRequest.take(from: &bytes)?.path == "/")
    #expect(try HTTPRequest.take(from: &bytes)?.path == "/b")
    #expect(bytes.isEmpty)
  }

  @Test(
    "lo que no se entiende se rechaza",
    arguments: [
      ("HOLA\n\n", HTTPFault.malformed), ("GET / HTTP/1.0\n\n", .malformed), ("GET a HTTP/1.1\n\n", .malformed),
      ("GET /%zz HTTP/1.1\n\n", .malformed), ("GET /%ff HTTP/1.1\n\n", .malformed),
      ("GET / HTTP/1.1\nsin dos puntos\n\n", .malformed), ("GET / HTTP/1.1\nHost: a\nHost: b\n\n", .malformed),
      ("GET / HTTP/1.1\n : a\n\n", .malformed), ("GET / HTTP/1.1\nA: b\u{1}\n\n", .malformed),
      ("POST / HTTP/1.1\nContent-Length: 5\n\nabcde", .hasBody),
      ("POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n", .hasBody),
    ])
  func refuses(text: String, fault: HTTPFault) {
    #expect(throws: fault) { try request(text) }
  }

  @Test func aHeaderWithoutEndIsRefusedAtItsLimit() throws {
    var bytes = Array("GET / HTTP/1.1\r\nX: ".utf8)
    bytes += [UInt8](repeating: 0x61, count: HTTPRequest.mostBytes - bytes.count - 1)
    #expect(try HTTPRequest.take(from: &bytes) == nil)
    bytes.append(0x61)
    #expect(throws: HTTPFault.tooLarge) { try HTTPRequest.take(from: &bytes) }
    let many = (0...HTTPRequest.mostHeaders).map { "X\($0): a\n" }.joined()
    #expect(throws: HTTPFault.tooLarge) { try request("GET / HTTP/1.1\n\(many)\n") }
  }

  @Test func addressesGoThereAndBack() {
    let name = "carpeta/01 año «nuevo» %.md"
    let address = escapedAddress(name)
    #expect(address.utf8.allSatisfy { $0 < 0x80 && $0 != 0x20 })
    #expect(unescapedAddress(address) == name)
  }
}

import Crypto
import Encoding

/// How a request becomes a web socket (RFC 6455, section 4.2).
package enum Handshake {
  /// What the proof that a request was read is made with; it guards nothing.
  private static let magic = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

  /// The answer that opens the socket; one that refuses what is no such request.
  package static func answer(_ request: HTTPRequest) -> HTTPResponse {
    let connection = (request.header("connection") ?? "").lowercased().split(separator: ",").map(\.trimmingSpaces)
    guard request.method == "GET", request.header("upgrade")?.lowercased() == "websocket",
      connection.contains("upgrade"), let key = request.header("sec-websocket-key"), isKey(key)
    else { return HTTPResponse(.badRequest) }
    guard request.header("sec-websocket-version") == "13" else {
      var response = HTTPResponse(.upgradeRequired)
      response.headers = [("Sec-WebSocket-Version", "13")]
      return response
    }
    var response = HTTPResponse(.switchingProtocols)
    response.headers = [
      ("Upgrade", "websocket"), ("Connection", "Upgrade"),
      ("Sec-WebSocket-Accept", Base64.text(Array(Insecure.SHA1.hash(data: Array((key + magic).utf8))))),
    ]
    return response
  }

  /// Sixteen bytes in base64.
  private static func isKey(_ key: String) -> Bool {
    key.utf8.count == 24 && key.hasSuffix("==")
      && key.dropLast(2).allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+" || $0 == "/") }
  }
}

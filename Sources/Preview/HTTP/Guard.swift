/// Who is let in: whoever has the secret that the terminal printed, from a page of ours, on this machine's own name.
///
/// The host's name is looked at because another site can point its own name at this machine (DNS rebinding); the
/// origin, because another site can make the reader's browser ask (CSRF).
package struct Guard: Sendable {
  /// The secret, in hexadecimal.
  package let token: String
  package let port: Int

  package init(token: String, port: Int) {
    self.token = token
    self.port = port
  }

  package enum Verdict: Sendable, Equatable {
    case enter
    /// A web socket, which is told nothing until it has shown that it has the secret: `MutualProof`.
    case prove
    /// The secret was in the address: it moves to a cookie, and the address forgets it.
    case welcome(HTTPResponse)
    case refuse(HTTPStatus)
  }

  /// Cookies of one machine are shared by all of its ports.
  package var cookie: String { "leccion-\(port)" }

  /// Where all pages are: other servers of this machine, and the web socket, are not sent the cookie for theirs.
  package static let home = "/leccion/"

  private var hosts: [String] {
    let names = ["127.0.0.1", "localhost"]
    // A browser leaves out the port that is usual.
    return names.map { "\($0):\(port)" } + (port == 80 ? names : [])
  }

  package func judge(_ request: HTTPRequest) -> Verdict {
    guard let host = request.header("host"), hosts.contains(host) else { return .refuse(.misdirected) }
    guard request.method == "GET" || request.method == "HEAD" else { return .refuse(.methodNotAllowed) }
    let origin = request.header("origin")
    guard origin == nil || origin == "http://" + host else { return .refuse(.forbidden) }
    let isSocket = request.header("upgrade") != nil
    if isSocket { return origin == nil ? .refuse(.forbidden) : .prove }
    if let key = request.query("clave") {
      guard Self.isSame(key, token) else { return .refuse(.forbidden) }
      return .welcome(welcome(request))
    }
    // A browser may send several of one name, of other paths.
    if Self.cookies(request).contains(where: { $0.name == cookie && Self.isSame($0.value, token) }) { return .enter }
    return request.path == "/" ? .welcome(.redirect(to: Self.home)) : .refuse(.forbidden)
  }

  /// Moves the secret to a cookie. A browser that comes from a page of elsewhere, as the file is that `leccion serve`
  /// opens, would not send that cookie along with a redirection: a page of ours sends it on.
  private func welcome(_ request: HTTPRequest) -> HTTPResponse {
    let path = request.path.hasPrefix(Self.home) ? escapedAddress(request.path) : Self.home
    let isFromHere = ["none", "same-origin"].contains(request.header("sec-fetch-site") ?? "")
    var response = isFromHere ? HTTPResponse.redirect(to: path) : .text(Self.doorway(to: path), type: "text/html")
    response.headers.append(("Set-Cookie", "\(cookie)=\(token); Path=/leccion; HttpOnly; SameSite=Strict"))
    return response
  }

  /// A page that leads on to an address at once.
  package static func doorway(to address: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="es"><head><meta charset="utf-8"><title>leccion</title>
    <meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url=\(address)"></head>
    <body><p><a href="\(address)">Abrir el cuaderno</a></p></body></html>

    """
  }

  private static func cookies(_ request: HTTPRequest) -> [(name: String, value: String)] {
    (request.header("cookie") ?? "").split(separator: ";").compactMap { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return parts.count == 2 ? (parts[0].trimmingSpaces, parts[1].trimmingSpaces) : nil
    }
  }

  /// Compares in a time that does not tell how much of it was right.
  static func isSame(_ given: String, _ secret: String) -> Bool {
    let (left, right) = (Array(given.utf8), Array(secret.utf8))
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (one, other) in zip(left, right) { difference |= one ^ other }
    return difference == 0
  }

  /// 128 bits from the system, in hexadecimal.
  package static func newToken() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(UInt64.random(in: 0...UInt64.max, using: &generator), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Whether a text may be a secret that was written down earlier.
  package static func isToken(_ text: String) -> Bool {
    text.utf8.count == 32 && text.allSatisfy { $0.isASCII && $0.isHexDigit }
  }
}

import Preview
import Testing

/// Another site, another name for this machine and whoever lacks the secret stay outside.
@Suite struct GuardTests {
  private let watchman = Guard(token: "0123456789abcdef0123456789abcdef", port: 4000)

  private func judge(_ line: String, _ headers: String...) throws -> Guard.Verdict {
    var bytes = Array(([line + " HTTP/1.1"] + headers + ["", ""]).joined(separator: "\r\n").utf8)
    return watchman.judge(try #require(try HTTPRequest.take(from: &bytes)))
  }

  private let host = "Host: 127.0.0.1:4000"
  private let cookie = "Cookie: otra=1; leccion-4000=0123456789abcdef0123456789abcdef"
  private let upgrade = "Upgrade: websocket"

  private let cookieThatIsSet =
    "leccion-4000=0123456789abcdef0123456789abcdef; Path=/leccion; HttpOnly; SameSite=Strict"

  @Test func theSecretMovesToACookie() throws {
    for (path, place) in [("/leccion/a.md", "/leccion/a.md"), ("/", "/leccion/"), ("//malo.example/", "/leccion/")] {
      guard case .welcome(let response) = try judge("GET \(path)?clave=\(watchman.token)", host, "Sec-Fetch-Site: none")
      else {
        Issue.record("no da la bienvenida")
        continue
      }
      #expect(response.status == .seeOther)
      #expect(response.header("Location") == place)
      #expect(response.header("Set-Cookie") == cookieThatIsSet)
    }
  }

  /// Who comes from the file that the program opened is led on by a page of ours, which has the cookie sent.
  @Test func whoComesFromElsewhereIsLedOnByAPage() throws {
    for header in ["Sec-Fetch-Site: cross-site", "Accept: text/html"] {
      let verdict = try judge("GET /leccion/%22a.md?clave=\(watchman.token)", host, header)
      guard case .welcome(let response) = verdict else {
        Issue.record("no da la bienvenida")
        continue
      }
      #expect(response.status == .ok && response.header("Location") == nil)
      #expect(response.header("Set-Cookie") == cookieThatIsSet)
      let page = String(decoding: response.body, as: UTF8.self)
      #expect(page.contains("content=\"0; url=/leccion/%22a.md\"") && !page.contains(watchman.token))
    }
  }

  @Test func whoHasTheCookieEnters() throws {
    #expect(try judge("GET /", host, cookie) == .enter)
    #expect(try judge("GET /", "Host: localhost:4000", cookie) == .enter)
    #expect(try judge("GET /", host, cookie, "Origin: http://127.0.0.1:4000") == .enter)
    // Another of that name may stand before it.
    #expect(try judge("GET /", host, cookie.replacing("otra=1", with: "leccion-4000=x")) == .enter)
  }

  /// It says who it is by itself: a cookie would be told to whoever has the port.
  @Test func aWebSocketHasToProveItself() throws {
    for header in [cookie, "X: a"] {
      #expect(try judge("GET /ws", host, header, upgrade, "Origin: http://127.0.0.1:4000") == .prove)
    }
  }

  @Test func theUsualPortIsLeftOut() throws {
    let watchman = Guard(token: watchman.token, port: 80)
    let verdicts: [(host: String, verdict: Guard.Verdict)] = [
      ("127.0.0.1", .enter), ("localhost", .enter), ("127.0.0.1:80", .enter), ("malo.example", .refuse(.misdirected)),
    ]
    for (host, verdict) in verdicts {
      var bytes = Array(
        ("GET /leccion/ HTTP/1.1\r\nHost: \(host)\r\nOrigin: http://\(host)\r\n"
          + "Cookie: leccion-80=\(watchman.token)\r\n\r\n").utf8)
      #expect(watchman.judge(try #require(try HTTPRequest.take(from: &bytes))) == verdict)
    }
  }

  @Test(
    "otro nombre de esta máquina",
    arguments: [
      "Host: malo.example:4000", "Host: 127.0.0.1", "Host: 127.0.0.1:4001", "Host: 127.0.0.1:4000.malo.example",
      "Host: localhost:40000", "X-Host: a",
    ])
  func otherHostsAreSentAway(host: String) throws {
    #expect(try judge("GET /", host, cookie) == .refuse(.misdirected))
    #expect(try judge("GET /?clave=\(watchman.token)", host) == .refuse(.misdirected))
  }

  @Test(
    "otro origen",
    arguments: [
      "Origin: http://malo.example", "Origin: null", "Origin: https://127.0.0.1:4000", "Origin: http://127.0.0.1:4001",
      "Origin: http://localhost:4000",
    ])
  func otherOriginsAreSentAway(origin: String) throws {
    #expect(try judge("GET /", host, cookie, origin) == .refuse(.forbidden))
    #expect(try judge("GET /ws", host, cookie, upgrade, origin) == .refuse(.forbidden))
  }

  @Test func aWebSocketTellsItsOrigin() throws {
    #expect(try judge("GET /ws", host, cookie, upgrade) == .refuse(.forbidden))
  }

  @Test(
    "sin la clave",
    arguments: [
      "X: a", "Cookie: leccion-4000=", "Cookie: leccion-4000=0123456789abcdef0123456789abcdee",
      "Cookie: leccion-4001=0123456789abcdef0123456789abcdef", "Cookie: leccion-4000",
    ])
  func withoutTheSecretNobodyEnters(header: String) throws {
    #expect(try judge("GET /leccion/", host, header) == .refuse(.forbidden))
    // Browsers send the cookie there alone.
    #expect(try judge("GET /", host, header) == .welcome(.redirect(to: "/leccion/")))
    #expect(try judge("GET /?clave=0123", host, header) == .refuse(.forbidden))
  }

  @Test func nothingButReadingIsAskedFor() throws {
    #expect(try judge("HEAD /", host, cookie) == .enter)
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT"] {
      #expect(try judge("\(method) /", host, cookie) == .refuse(.methodNotAllowed))
    }
  }

  @Test func secretsAreNewAndLong() {
    let tokens = (0..<50).map { _ in Guard.newToken() }
    #expect(Set(tokens).count == 50)
    #expect(tokens.allSatisfy(Guard.isToken))
    #expect(!Guard.isToken("corta") && !Guard.isToken(String(repeating: "g", count: 32)))
  }
}

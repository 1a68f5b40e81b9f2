/// What a request is answered with.
package struct HTTPResponse: Sendable, Equatable {
  package var status: HTTPStatus
  package var headers: [(name: String, value: String)] = []
  package var body: [UInt8] = []
  /// Whether the connection ends with it.
  package var closes = false

  package init(_ status: HTTPStatus) {
    self.status = status
  }

  package static func == (left: HTTPResponse, right: HTTPResponse) -> Bool {
    left.status == right.status && left.body == right.body && left.closes == right.closes
      && left.headers.elementsEqual(right.headers) { $0 == $1 }
  }

  /// A text of a kind: `text/html`.
  package static func text(_ text: String, type: String, status: HTTPStatus = .ok) -> HTTPResponse {
    var response = HTTPResponse(status)
    response.headers = [("Content-Type", type + "; charset=utf-8")]
    response.body = Array(text.utf8)
    return response
  }

  package static func redirect(to address: String) -> HTTPResponse {
    var response = HTTPResponse(.seeOther)
    response.headers = [("Location", address)]
    return response
  }

  package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// What goes over the wire; `HEAD` is given no body.
  package func bytes(isHead: Bool = false) -> [UInt8] {
    var head = "HTTP/1.1 \(status.rawValue) \(status.phrase)\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    if status != .switchingProtocols {
      head += "Content-Length: \(body.count)\r\n"
      if closes { head += "Connection: close\r\n" }
    }
    for (name, value) in Self.always where header(name) == nil { head += "\(name): \(value)\r\n" }
    return Array((head + "\r\n").utf8) + (isHead ? [] : body)
  }

  /// Nothing is kept, nothing is guessed, nobody frames it and nobody else reads it.
  private static let always = [
    ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("X-Frame-Options", "DENY"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"),
  ]
}

/// The statuses that are given.
package enum HTTPStatus: Int, Sendable {
  case switchingProtocols = 101
  case ok = 200
  case seeOther = 303
  case badRequest = 400
  case forbidden = 403
  case notFound = 404
  case methodNotAllowed = 405
  case requestTimeout = 408
  case contentTooLarge = 413
  case misdirected = 421
  case upgradeRequired = 426
  case headersTooLarge = 431
  case unavailable = 503

  var phrase: String {
    switch self {
    case .switchingProtocols: "Switching Protocols"
    case .ok: "OK"
    case .seeOther: "See Other"
    case .badRequest: "Bad Request"
    case .forbidden: "Forbidden"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .requestTimeout: "Request Timeout"
    case .contentTooLarge: "Content Too Large"
    case .misdirected: "Misdirected Request"
    case .upgradeRequired: "Upgrade Required"
    case .headersTooLarge: "Request Header Fields Too Large"
    case .unavailable: "Service Unavailable"
    }
  }
}

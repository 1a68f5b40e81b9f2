/// What a browser asks for: a request without a body (RFC 9112).
package struct HTTPRequest: Sendable, Equatable {
  package let method: String
  /// Without the query, its escapes read.
  package let path: String
  /// In their order; escapes read.
  package let query: [(name: String, value: String)]
  /// Names in lower case.
  private let headers: [String: String]

  /// The value of a header, its name in lower case.
  package func header(_ name: String) -> String? { headers[name] }

  package func query(_ name: String) -> String? { query.first { $0.name == name }?.value }

  package static func == (left: HTTPRequest, right: HTTPRequest) -> Bool {
    left.method == right.method && left.path == right.path && left.headers == right.headers
      && left.query.elementsEqual(right.query) { $0 == $1 }
  }

  // MARK: Reading

  /// Bytes of a request line and its headers.
  package static let mostBytes = 16 << 10
  package static let mostHeaders = 64

  /// Takes a whole request from the front of what has come; nil until there is one.
  package static func take(from bytes: inout [UInt8]) throws(HTTPFault) -> HTTPRequest? {
    let end: [UInt8] = [13, 10, 13, 10]
    var index = 0
    let limit = min(bytes.count, mostBytes)
    while index + 4 <= limit, !(bytes[index] == 13 && bytes[index...].starts(with: end)) { index += 1 }
    guard index + 4 <= limit else {
      guard bytes.count < mostBytes else { throw .tooLarge }
      return nil
    }
    guard let head = String(validating: bytes[..<index], as: UTF8.self) else { throw .malformed }
    let request = try HTTPRequest(head)
    bytes.removeFirst(index + 4)
    return request
  }

  private init(_ head: String) throws(HTTPFault) {
    var lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2] == "HTTP/1.1", words[1].hasPrefix("/"),
      !words[0].isEmpty, words[0].allSatisfy({ $0.isASCII && $0.isLetter })
    else { throw .malformed }
    guard lines.count <= Self.mostHeaders else { throw .tooLarge }
    var headers: [String: String] = [:]
    for line in lines {
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
        line[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
      else { throw .malformed }
      let value = line[line.index(after: colon)...].trimmingSpaces
      guard value.unicodeScalars.allSatisfy({ $0.value >= 0x20 || $0 == "\t" }) else { throw .malformed }
      // Two of one name could be read in two ways by two readers.
      guard headers.updateValue(value, forKey: line[..<colon].lowercased()) == nil else { throw .malformed }
    }
    guard headers["transfer-encoding"] == nil, (headers["content-length"] ?? "0") == "0" else { throw .hasBody }
    method = String(words[0])
    let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = unescapedAddress(target[0]) else { throw .malformed }
    self.path = path
    var query: [(name: String, value: String)] = []
    for pair in (target.count > 1 ? target[1] : "").split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = unescapedAddress(parts[0]), let value = unescapedAddress(parts.count > 1 ? parts[1] : "") else {
        throw .malformed
      }
      query.append((name, value))
    }
    self.query = query
    self.headers = headers
  }
}

/// Why what came is no request that is answered.
package enum HTTPFault: Error, Sendable, Equatable {
  case malformed
  case tooLarge
  /// Nothing here takes one.
  case hasBody

  package var status: HTTPStatus {
    switch self {
    case .malformed: .badRequest
    case .tooLarge: .headersTooLarge
    case .hasBody: .contentTooLarge
    }
  }
}

/// An address with its `%XX` read; nil where that is no text.
package func unescapedAddress(_ text: some StringProtocol) -> String? {
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    let digits = String(decoding: rest.prefix(2), as: UTF8.self)
    guard digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit), let value = UInt8(digits, radix: 16) else {
      return nil
    }
    bytes.append(value)
    rest = rest.dropFirst(2)
  }
  return String(validating: bytes, as: UTF8.self)
}

/// A path with all but its plainest characters escaped.
package func escapedAddress(_ path: String) -> String {
  var result = ""
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default: result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }
  }
  return result
}

extension Substring {
  var trimmingSpaces: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}

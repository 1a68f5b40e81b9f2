/// Bytes from a client, cut into messages: headers that end in an empty line, then as many bytes as `Content-Length`
/// says (Language Server Protocol 3.17, base protocol).
package struct MessageBuffer {
  /// Why what came is no message.
  package enum Fault: Error, Sendable, Equatable {
    /// A header without an end or without a length.
    case header
    case tooLarge
  }

  private var bytes: [UInt8] = []
  private var start = 0

  /// Bytes of a header, and of what follows it.
  package static let mostHeaderBytes = 4096
  package static let mostBytes = 16 << 20

  package init() {}

  package mutating func append(_ more: some Sequence<UInt8>) {
    bytes.removeFirst(start)
    start = 0
    bytes.append(contentsOf: more)
  }

  /// The next whole message; nil until there is one.
  package mutating func next() throws(Fault) -> [UInt8]? {
    let end: [UInt8] = [13, 10, 13, 10]
    let limit = min(bytes.count, start + Self.mostHeaderBytes)
    var index = start
    while index + 4 <= limit, !bytes[index...].starts(with: end) { index += 1 }
    guard index + 4 <= limit else {
      guard bytes.count - start < Self.mostHeaderBytes else { throw .header }
      return nil
    }
    guard let length = Self.length(of: bytes[start..<index]) else { throw .header }
    guard length <= Self.mostBytes else { throw .tooLarge }
    let body = index + 4
    guard bytes.count - body >= length else { return nil }
    start = body + length
    return Array(bytes[body..<start])
  }

  private static func length(of header: ArraySlice<UInt8>) -> Int? {
    for line in String(decoding: header, as: UTF8.self).split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
      guard let length = Int(parts[1].trimmingPrefix { $0 == " " }), length >= 0 else { return nil }
      return length
    }
    return nil
  }

  /// A message with its header.
  package static func framed(_ message: String) -> [UInt8] {
    Array("Content-Length: \(message.utf8.count)\r\n\r\n".utf8) + Array(message.utf8)
  }
}

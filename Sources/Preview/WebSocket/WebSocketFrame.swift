/// The frames of a web socket (RFC 6455, section 5), read from a browser and written to it.
package struct FrameReader: Sendable {
  /// What a browser says.
  package enum Event: Sendable, Equatable {
    case message(String)
    case ping([UInt8])
    case pong
    case close
  }

  /// Why what came cannot be read; the number is told when the socket is closed.
  package enum Fault: UInt16, Error, Sendable {
    case protocolError = 1002
    case unsupported = 1003
    case notText = 1007
    case tooLarge = 1009
  }

  /// Bytes of one message, in one frame or several: more than a whole lesson takes in JSON, and what is unsaved of it,
  /// with what the page was told of that and sent before.
  package static let mostBytes = 16 << 20

  private var bytes: [UInt8] = []
  private var start = 0
  /// The beginning of a message whose end has not come.
  private var unfinished: [UInt8]?

  /// Of one message of this reader.
  package var limit: Int

  package init(limit: Int = FrameReader.mostBytes) {
    self.limit = limit
  }

  /// Whether the rest of something is awaited.
  package var isWaiting: Bool { start < bytes.count || unfinished != nil }

  package mutating func append(_ more: some Sequence<UInt8>) {
    bytes.removeFirst(start)
    start = 0
    bytes.append(contentsOf: more)
  }

  /// The next whole thing that was said; nil until there is one.
  package mutating func next() throws(Fault) -> Event? {
    while let frame = try nextFrame() {
      switch frame.kind {
      case .close: return .close
      case .ping: return .ping(frame.payload)
      case .pong: return .pong
      case .binary: throw .unsupported
      case .text where unfinished == nil: unfinished = frame.payload
      case .continuation where unfinished != nil: unfinished? += frame.payload
      case .text, .continuation: throw .protocolError
      }
      guard let message = unfinished else { continue }
      guard message.count <= limit else { throw .tooLarge }
      guard frame.isLast else { continue }
      unfinished = nil
      guard let text = String(validating: message, as: UTF8.self) else { throw .notText }
      return .message(text)
    }
    return nil
  }

  private enum Kind: UInt8 {
    case continuation = 0
    case text = 1
    case binary = 2
    case close = 8
    case ping = 9
    case pong = 10
  }

  private struct Frame {
    let kind: Kind
    let isLast: Bool
    let payload: [UInt8]
  }

  private mutating func nextFrame() throws(Fault) -> Frame? {
    let rest = bytes[start...]
    guard rest.count >= 2 else { return nil }
    let (first, second) = (rest[start], rest[start + 1])
    // No extension was agreed on, and a browser masks all that it says.
    guard first & 0x70 == 0, second & 0x80 != 0, let kind = Kind(rawValue: first & 0x0F) else { throw .protocolError }
    let short = Int(second & 0x7F)
    let isControl = kind.rawValue >= 8
    guard !isControl || (short <= 125 && first & 0x80 != 0) else { throw .protocolError }
    let lengthBytes = short == 126 ? 2 : short == 127 ? 8 : 0
    guard rest.count >= 2 + lengthBytes else { return nil }
    var length: UInt64 = UInt64(short)
    if lengthBytes > 0 {
      length = rest[(start + 2)..<(start + 2 + lengthBytes)].reduce(0) { $0 << 8 | UInt64($1) }
    }
    guard length <= UInt64(limit) else { throw .tooLarge }
    let mask = start + 2 + lengthBytes
    let body = mask + 4
    guard bytes.count >= body + Int(length) else { return nil }
    var payload = Array(bytes[body..<body + Int(length)])
    for index in payload.indices { payload[index] ^= bytes[mask + index % 4] }
    start = body + Int(length)
    return Frame(kind: kind, isLast: first & 0x80 != 0, payload: payload)
  }
}

/// What is said to a browser: whole frames, unmasked.
package enum FrameWriter {
  package static func text(_ text: String) -> [UInt8] { frame(0x81, Array(text.utf8)) }
  package static func ping() -> [UInt8] { frame(0x89, []) }
  package static func pong(_ payload: [UInt8]) -> [UInt8] { frame(0x8A, payload) }

  package static func close(_ code: UInt16) -> [UInt8] {
    frame(0x88, [UInt8(code >> 8), UInt8(code & 0xFF)])
  }

  private static func frame(_ first: UInt8, _ payload: [UInt8]) -> [UInt8] {
    let count = payload.count
    var head = [first]
    if count < 126 {
      head.append(UInt8(count))
    } else if count <= 0xFFFF {
      head += [126, UInt8(count >> 8), UInt8(count & 0xFF)]
    } else {
      head += [127] + stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: count >> $0) }
    }
    return head + payload
  }
}

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// One browser's connection: what has come and not been read, what is to go and has not gone, and until when it is
/// waited for.
struct Connection {
  /// How long what is waited for may take, in seconds.
  enum Patience {
    /// From the connection, or from a request's first byte, to the request's end.
    static let request = 10.0
    /// Between two requests.
    static let idle = 30.0
    /// While nothing of what is to be written can be.
    static let write = 20.0
    /// Between a message's first byte and its last.
    static let message = 20.0
    /// Between what a browser says on a web socket, which answers our pings.
    static let silence = 75.0
    static let ping = 25.0
  }

  /// Bytes that may wait to be written: many pages.
  static let mostOutput = 32 << 20

  let id: Int
  let descriptor: Int32
  var input: [UInt8] = []
  private(set) var output: [UInt8] = []
  private var written = 0
  /// Set once it is a web socket.
  var frames: FrameReader?
  /// Whether it has shown that it has the secret.
  var isKnown = false
  /// What a web socket has to show before it is one of a lesson's.
  var awaited: (challenge: String, lesson: String, until: Double)?
  var endsAfterOutput = false
  private(set) var isDead = false
  /// Whether what has come was not looked at to its end.
  var hasMore = false
  private var heardAt: Double
  private var startedAt: Double?
  private var wroteAt: Double
  private var pingedAt: Double

  init(id: Int, descriptor: Int32, now: Double) {
    self.id = id
    self.descriptor = descriptor
    (heardAt, wroteAt, pingedAt) = (now, now, now)
    startedAt = now
  }

  var isWriting: Bool { written < output.count }

  /// Whether it is listened to: what has come is understood before there is more.
  var isListening: Bool { !hasMore || endsAfterOutput }

  /// Takes what has come, a bounded part of it at a time; nothing of what is said after the end is kept.
  mutating func receive(now: Double) {
    guard isListening else { return }
    var part = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &part, part.count)
    if count > 0 {
      if endsAfterOutput { return }
      heardAt = now
      if frames == nil { input += part[..<count] } else { frames?.append(part[..<count]) }
      if startedAt == nil { startedAt = now }
    } else if count == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
      isDead = true
    }
  }

  mutating func send(_ bytes: [UInt8], now: Double) {
    guard !isDead, !endsAfterOutput else { return }
    if !isWriting {
      output = []
      written = 0
      wroteAt = now
    }
    output += bytes
    if output.count - written > Self.mostOutput { isDead = true }
    flush(now: now)
  }

  mutating func flush(now: Double) {
    while isWriting {
      let count = output.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count > 0 {
        written += count
        wroteAt = now
      } else if errno == EINTR {
        continue
      } else {
        if errno != EAGAIN && errno != EWOULDBLOCK { isDead = true }
        return
      }
    }
    output = []
    written = 0
    if endsAfterOutput { isDead = true }
  }

  /// Ends it once all has been written.
  mutating func end() {
    endsAfterOutput = true
    input = []
    if !isWriting { isDead = true }
  }

  /// Notes that all that came has been understood.
  mutating func rest(now: Double) {
    let isWaiting = frames?.isWaiting ?? !input.isEmpty
    if !isWaiting { startedAt = nil } else if startedAt == nil { startedAt = now }
  }

  /// Drops who is too slow and asks who is silent; whether a request was too slow.
  mutating func look(now: Double) -> Bool {
    if isWriting, now - wroteAt > Patience.write { isDead = true }
    guard frames != nil else {
      if let startedAt, now - startedAt > Patience.request { return true }
      if startedAt == nil, !isWriting, now - heardAt > Patience.idle { isDead = true }
      return false
    }
    if let awaited, now > awaited.until { isDead = true }
    if let startedAt, now - startedAt > Patience.message { isDead = true }
    if now - heardAt > Patience.silence { isDead = true }
    if now - heardAt > Patience.ping, now - pingedAt > Patience.ping {
      pingedAt = now
      send(FrameWriter.ping(), now: now)
    }
    return false
  }
}

import Foundation
import JSON
import Preview
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `leccion serve` on a free port, ended with the test.
final class LiveServer {
  let process: Process
  let port: Int
  let token: String
  let address: String
  /// All that it wrote on its standard output.
  let banner: String

  /// `state` is where the port and the secret are kept; nil for nowhere.
  init(
    _ path: String = ".", in folder: URL, state: URL? = nil, arguments: [String] = ["--no-open"],
    environment more: [String: String] = [:], errors: Any = FileHandle.nullDevice, ignoring signal: String? = nil
  ) throws {
    var environment = testEnvironment.merging(more) { $1 }
    if let state { environment["XDG_STATE_HOME"] = state.path }
    let output = Pipe()
    process = try startProgram(
      ["serve", path, "--threads", "1"] + arguments, in: folder, environment: environment, output: output,
      errors: errors, ignoring: signal)
    var text = ""
    let lines = arguments.contains("--no-open") ? 2 : 3
    while text.split(separator: "\n", omittingEmptySubsequences: false).count <= lines {
      let part = output.fileHandleForReading.availableData
      if part.isEmpty { break }
      text += String(decoding: part, as: UTF8.self)
    }
    banner = text
    address = text.split(separator: "\n").dropFirst().first.map(String.init) ?? ""
    let parts = try #require(address.wholeMatch(of: /http:\/\/127\.0\.0\.1:(\d+)\/.*\?clave=([0-9a-f]{32})/))
    port = Int(parts.1) ?? 0
    token = String(parts.2)
  }

  var cookie: String { "Cookie: leccion-\(port)=\(token)" }
  var host: String { "Host: 127.0.0.1:\(port)" }

  func connect() throws -> LiveClient { try LiveClient(port: port) }

  /// The status and the whole text of an answer.
  func ask(_ line: String, _ headers: [String]) throws -> (status: Int, text: String) {
    let client = try connect()
    client.send(line + " HTTP/1.1\r\n" + headers.map { $0 + "\r\n" }.joined() + "\r\n")
    let text = client.response()
    return (text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0, text)
  }

  func get(_ path: String) throws -> (status: Int, text: String) { try ask("GET \(path)", [host, cookie]) }

  /// A page's web socket, on which both have shown that they have the secret.
  func open(_ lesson: String) throws -> LiveClient {
    let client = try knock(lesson)
    let proof = MutualProof(token: token)
    guard let asked = client.message("proof"), asked["proof"]?.string == proof.ofServer("reto de la prueba"),
      let challenge = asked["challenge"]?.string
    else { throw Refused(text: "") }
    client.prove(proof.ofPage(challenge))
    return client
  }

  /// One on which nothing has been said.
  func knock(_ lesson: String) throws -> LiveClient {
    let client = try connect()
    client.send(
      "GET /ws?leccion=\(lesson)&reto=reto%20de%20la%20prueba HTTP/1.1\r\n\(host)\r\n"
        + "Origin: http://127.0.0.1:\(port)\r\n"
        + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
    let text = client.head()
    guard text.hasPrefix("HTTP/1.1 101 ") else { throw Refused(text: text) }
    return client
  }

  /// Of the running program: its open files.
  var descriptors: Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process.processIdentifier)/fd").count) ?? 0
  }

  /// Kilobytes of memory that it has.
  var memory: Int {
    let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
  }

  /// Waits until it has ended by itself; false where it does not.
  func endsByItself() -> Bool {
    let deadline = Date(timeIntervalSinceNow: 30)
    while process.isRunning, Date() < deadline { usleep(10_000) }
    return !process.isRunning
  }

  /// Killed: who runs the tests may hold other signals back.
  func end() {
    guard process.isRunning else { return }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  deinit { end() }

  struct Refused: Error {
    let text: String
  }
}

/// The other end of a connection, by hand: whatever can be said, well or badly.
final class LiveClient {
  private let descriptor: Int32
  private var bytes: [UInt8] = []

  init(port: Int) throws {
    // Who has gone is no reason to end.
    signal(SIGPIPE, SIG_IGN)
    #if canImport(Glibc)
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    // Nobody is waited for longer than this.
    var patience = timeval(tv_sec: 40, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Self.systemConnect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else {
      close(descriptor)
      throw POSIXError(.ECONNREFUSED)
    }
  }

  private static func systemConnect(
    _ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t
  ) -> Int32 {
    connect(descriptor, address, size)
  }

  deinit { close(descriptor) }

  func send(_ text: String) { send(Array(text.utf8)) }

  func send(_ message: [UInt8]) {
    var rest = message[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Waits for more; false at the end or where nothing comes.
  @discardableResult
  private func receive() -> Bool {
    var part = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &part, part.count)
    guard count > 0 else { return false }
    bytes += part[..<count]
    return true
  }

  /// Whether the other side closes.
  func isClosed() -> Bool {
    while receive() {}
    var part: UInt8 = 0
    return read(descriptor, &part, 1) == 0
  }

  /// Up to the empty line after the headers.
  func head() -> String {
    let end: [UInt8] = [13, 10, 13, 10]
    while true {
      if let place = bytes.firstRange(of: end) {
        defer { bytes.removeFirst(place.upperBound) }
        return String(decoding: bytes[..<place.upperBound], as: UTF8.self)
      }
      guard receive() else { return "" }
    }
  }

  /// A whole answer, by its length.
  func response() -> String {
    let head = head()
    let length = head.firstMatch(of: /Content-Length: (\d+)/).flatMap { Int($0.1) } ?? 0
    while bytes.count < length, receive() {}
    defer { bytes.removeFirst(min(length, bytes.count)) }
    return head + String(decoding: bytes.prefix(length), as: UTF8.self)
  }

  // MARK: Web socket

  func say(_ message: JSONValue) { sayFrame(0x81, Array(message.text(isIndented: false).utf8)) }

  func sayFrame(_ first: UInt8, _ payload: [UInt8]) {
    let count = payload.count
    let length: [UInt8] =
      count < 126
      ? [UInt8(count) | 0x80]
      : count < 65536
        ? [126 | 0x80, UInt8(count >> 8), UInt8(count & 0xFF)]
        : [127 | 0x80] + stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: count >> $0) }
    send([first] + length + [0, 0, 0, 0] + payload)
  }

  func prove(_ text: String) { say(.object(["type": .string("proof"), "proof": .string(text)])) }

  /// The next frame: its kind and what it holds; nil at the end.
  func frame() -> (kind: UInt8, payload: [UInt8])? {
    while true {
      if bytes.count >= 2 {
        let short = Int(bytes[1])
        let extra = short == 126 ? 2 : short == 127 ? 8 : 0
        if bytes.count >= 2 + extra {
          let length = extra == 0 ? short : bytes[2..<2 + extra].reduce(0) { $0 << 8 | Int($1) }
          if bytes.count >= 2 + extra + length {
            defer { bytes.removeFirst(2 + extra + length) }
            return (bytes[0] & 0x0F, Array(bytes[(2 + extra)..<(2 + extra + length)]))
          }
        }
      }
      guard receive() else { return nil }
    }
  }

  /// The next message of a kind that is so; nil where none comes.
  func message(_ type: String, where isWanted: (JSONValue) -> Bool = { _ in true }) -> JSONValue? {
    while let frame = frame() {
      guard frame.kind == 1, let message = try? JSONReader.read(frame.payload, limits: .message),
        message["type"]?.string == type, isWanted(message)
      else { continue }
      return message
    }
    return nil
  }
}

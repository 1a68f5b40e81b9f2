import Foundation
import Synchronization

/// A small HTTP/1.1 server on 127.0.0.1 that serves bytes from memory, and misbehaves where it is told to.
final class LocalServer: Sendable {
  struct Request: Equatable {
    var path: String
    /// The first byte that is asked for, where a range is.
    var start: Int?
  }

  /// How one path is answered.
  struct Page: Sendable {
    var content: [UInt8]
    /// Answered first, one by one, instead of the content.
    var statuses: [Int] = []
    /// Connections are cut after so many bytes of the content, so many times.
    var cuts: (after: Int, times: Int) = (0, 0)
    /// After so many bytes nothing more comes, until the client goes.
    var stallsAfter: Int?
    var location: String?
    var takesRanges = true
    /// Sends zeros for ever.
    var isEndless = false

    init(_ content: [UInt8]) { self.content = content }
  }

  private struct State: Sendable {
    var pages: [String: Page]
    var requests: [Request] = []
    var isStopped = false
  }

  private let state: Mutex<State>
  private let listener: Int32
  let url: String

  init(_ pages: [String: Page]) throws {
    #if canImport(Darwin)
      let stream = SOCK_STREAM
    #else
      let stream = Int32(SOCK_STREAM.rawValue)
    #endif
    let listener = socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port: UInt16? = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        guard bind(listener, generic, size) == 0, listen(listener, 16) == 0 else { return false }
        return getsockname(listener, generic, &size) == 0
      } ? UInt16(bigEndian: pointer.pointee.sin_port) : nil
    }
    guard let port else { throw POSIXError(.EADDRNOTAVAIL) }
    self.listener = listener
    _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
    url = "http://127.0.0.1:\(port)/"
    state = Mutex(State(pages: pages))
    Thread.detachNewThread { [self] in
      while true {
        let client = accept(listener, nil, nil)
        if client < 0 {
          if isStopped { break }
          // Interrupted by a signal, or the client went before it was accepted.
          continue
        }
        _ = fcntl(client, F_SETFD, FD_CLOEXEC)
        #if canImport(Darwin)
          var isOn: Int32 = 1
          setsockopt(client, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
        #endif
        Thread.detachNewThread { [self] in
          answer(client)
          // A child that was started meanwhile may hold a copy of the socket: closing alone would not end it.
          shutdown(client, Int32(SHUT_RDWR))
          close(client)
        }
      }
      // Closed by the thread that accepts: another server could be given the same descriptor while it still waits on
      // it.
      close(listener)
    }
  }

  /// Stops listening: whoever connects from now on is refused.
  func stop() {
    state.withLock { state in
      // Once only: after that the descriptor may be another server's.
      guard !state.isStopped else { return }
      state.isStopped = true
      _ = shutdown(listener, Int32(SHUT_RDWR))
    }
  }

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  var requests: [Request] { state.withLock { $0.requests } }

  private func answer(_ client: Int32) {
    guard let request = read(client) else { return }
    let page: Page? = state.withLock { state in
      state.requests.append(request)
      let page = state.pages[request.path]
      if page?.statuses.isEmpty == false { state.pages[request.path]?.statuses.removeFirst() }
      if let cuts = page?.cuts, cuts.times > 0 { state.pages[request.path]?.cuts.times -= 1 }
      return page
    }
    guard let page else { return say(404, to: client) }
    if let status = page.statuses.first { return say(status, to: client) }
    if let location = page.location { return say(302, ["Location: \(location)"], to: client) }
    if page.isEndless {
      say(200, ["Transfer-Encoding: chunked"], to: client, closing: false)
      let chunk = Array("10000\r\n".utf8) + [UInt8](repeating: 0, count: 0x10000) + Array("\r\n".utf8)
      while send(chunk, to: client) {}
      return
    }
    let start = page.takesRanges ? request.start ?? 0 : 0
    let size = page.content.count
    guard start < size || request.start == nil else {
      return say(416, ["Content-Range: bytes */\(size)"], to: client)
    }
    var headers = ["Content-Length: \(size - start)"]
    if start > 0 { headers.append("Content-Range: bytes \(start)-\(size - 1)/\(size)") }
    say(start > 0 ? 206 : 200, headers, to: client, closing: false)
    let part = page.content[start...]
    if page.cuts.times > 0 {
      _ = send(Array(part.prefix(page.cuts.after)), to: client)
    } else if let stall = page.stallsAfter {
      _ = send(Array(part.prefix(stall)), to: client)
      var byte: UInt8 = 0
      _ = recv(client, &byte, 1, 0)
    } else {
      _ = send(Array(part), to: client)
    }
  }

  private func read(_ client: Int32) -> Request? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n") {
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0, bytes.count < 1 << 16 else { return nil }
      bytes += buffer[..<count]
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count == 3, words[0] == "GET" else { return nil }
    let range = lines.first { $0.lowercased().hasPrefix("range: bytes=") }
    let start = range.flatMap { Int($0.dropFirst("range: bytes=".count).prefix { $0 != "-" }) }
    return Request(path: String(words[1].dropFirst()), start: start)
  }

  private func say(_ status: Int, _ headers: [String] = [], to client: Int32, closing: Bool = true) {
    let lines = ["HTTP/1.1 \(status) -", "Connection: close"] + headers + (closing ? ["Content-Length: 0"] : [])
    _ = send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8), to: client)
  }

  private func send(_ bytes: [UInt8], to client: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      #if canImport(Darwin)
        let flags: Int32 = 0
      #else
        let flags = Int32(MSG_NOSIGNAL)
      #endif
      let count = bytes[sent...].withUnsafeBytes { Foundation.send(client, $0.baseAddress, $0.count, flags) }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}

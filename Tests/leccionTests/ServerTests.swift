import Foundation
import JSON
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Who says too much, nothing, or who reads nothing keeps nobody else from the server.
@Suite struct ServerTests {
  private let lesson = "# Cuentas\n\n```{calcular #a}\na = 1\na + 1\n```\n"

  private func page(_ server: LiveServer) throws -> LiveClient {
    let client = try server.open("a.md")
    client.say(.object(["type": .string("hello"), "keys": .array([]), "drafts": .array([])]))
    #expect(client.message("status") { $0["run"] == .string("idle") && $0["stale"] == .integer(0) } != nil)
    return client
  }

  private func save(_ client: LiveClient) -> JSONValue? {
    client.say(.object(["type": .string("save")]))
    return client.message("saved")
  }

  /// As a terminal is after Ctrl-S.
  @Test func aTerminalThatReadsNothingKeepsNobodyWaiting() throws {
    try withLessons(["a.md": lesson]) { folder in
      let errors = Pipe()
      let descriptor = errors.fileHandleForWriting.fileDescriptor
      let flags = fcntl(descriptor, F_GETFL)
      _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
      let filling = [UInt8](repeating: 10, count: 4096)
      while write(descriptor, filling, filling.count) > 0 {}
      while write(descriptor, filling, 1) > 0 {}
      _ = fcntl(descriptor, F_SETFL, flags)
      let server = try LiveServer(in: folder, errors: errors)
      let client = try page(server)
      for _ in 0..<5 { #expect(save(client) != nil) }
      #expect(try server.get("/leccion/").status == 200)
      kill(server.process.processIdentifier, SIGINT)
      server.process.waitUntilExit()
      #expect(server.process.terminationStatus == 130)
      // Whoever could read is there to the end.
      withExtendedLifetime(errors) {}
    }
  }

  /// What others hold open without saying anything is let go for who has the secret.
  @Test func strangersKeepNobodyOut() throws {
    var limits = rlimit()
    #if os(Linux)
      let resource = __rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue))
    #else
      let resource = RLIMIT_NOFILE
    #endif
    getrlimit(resource, &limits)
    limits.rlim_cur = min(4096, limits.rlim_max)
    setrlimit(resource, &limits)
    try withLessons(["a.md": lesson]) { folder in
      let server = try LiveServer(in: folder)
      let client = try page(server)
      let strangers = try (0..<1100).map { _ in try server.connect() }
      let start = Date()
      #expect(try server.get("/leccion/a.md").status == 200)
      #expect(Date().timeIntervalSince(start) < 5)
      // Who was there before them is there still.
      #expect(save(client) != nil)
      #expect(strangers.count == 1100)
    }
  }

  /// Messages that are answered by nothing, and what is said after the end, are not piled up.
  @Test func floodsAreNotKept() throws {
    try withLessons(["a.md": lesson]) { folder in
      let server = try LiveServer(in: folder)
      let client = try page(server)
      let before = server.memory
      let pongs = [[UInt8]](repeating: [0x8A, 0x80, 0, 0, 0, 0], count: 100_000).flatMap(\.self)
      for _ in 0..<20 { client.send(pongs) }
      #expect(server.memory - before < 6 << 10)
      #expect(save(client) != nil)
      // Many answers that are not read, then a request that ends the connection, then anything.
      let deaf = try server.connect()
      let request = "GET /leccion/vivo.js HTTP/1.1\r\n\(server.host)\r\n\(server.cookie)\r\n\r\n"
      deaf.send(String(repeating: request, count: 60) + "NADA\r\n\r\n")
      #expect(try server.get("/leccion/a.md").status == 200)
      let middle = server.memory
      deaf.send([UInt8](repeating: 0x78, count: 48 << 20))
      #expect(server.memory - middle < 24 << 10)
    }
  }

  @Test func aSocketIsToldNothingBeforeItHasProvedItself() throws {
    try withLessons(["a.md": lesson]) { folder in
      let server = try LiveServer(in: folder)
      let first = try page(server)
      let messages: [JSONValue] = [
        .object(["type": .string("hello")]), .object(["type": .string("save")]),
        .object(["type": .string("proof"), "proof": .string(String(repeating: "0", count: 64))]),
        .object(["type": .string("proof"), "proof": .string(server.token)]),
      ]
      for message in messages {
        let stranger = try server.knock("a.md")
        #expect(stranger.message("proof")?["challenge"]?.string?.count == 32)
        // What pages are told is not for it.
        #expect(save(first) != nil)
        stranger.say(message)
        let end = stranger.frame()
        #expect(end?.kind == 8 && end?.payload == [3, 240])
        #expect(stranger.isClosed())
      }
      let long = try server.knock("a.md")
      _ = long.message("proof")
      long.sayFrame(0x81, [UInt8](repeating: 0x20, count: 4096))
      #expect(long.frame()?.payload == [3, 241])
      let silent = try server.knock("a.md")
      _ = silent.message("proof")
      #expect(silent.isClosed())
    }
  }

  /// The main thread holds them back while it writes a file: no other may take them.
  #if os(Linux)
  @Test func signalsThatEndTheProgramAreTheMainThreads() throws {
    try withLessons(["a.md": trainingLesson]) { folder in
      let server = try LiveServer(in: folder)
      let client = try server.open("a.md")
      client.say(.object(["type": .string("hello"), "keys": .array([]), "drafts": .array([])]))
      client.say(.object(["type": .string("run"), "all": .bool(true)]))
      #expect(client.message("progress") != nil)
      let process = server.process.processIdentifier
      let tasks = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")
      let others = tasks.filter { $0 != "\(process)" }
      #expect(!others.isEmpty)
      for task in tasks {
        // A thread may have ended since.
        let path = "/proc/\(process)/task/\(task)/status"
        guard let status = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("SigBlk:") })
        let mask = UInt64(line.dropFirst("SigBlk:".count).filter(\.isHexDigit), radix: 16) ?? 0
        let signals: [Int32] = [SIGHUP, SIGINT, SIGTERM]
        let held = signals.map { mask & 1 << UInt64($0 - 1) != 0 }
        // Who started the program may hold others back than the one that a terminal sends.
        if task == "\(process)" { #expect(!held[1]) } else { #expect(held == [true, true, true], "\(task)") }
      }
    }
  }
  #endif
}

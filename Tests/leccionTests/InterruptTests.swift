import Foundation
import JSON
import TestSupport
import Testing

/// One after another: what they set for a server that they start is the whole program's.
@Suite(.serialized) struct InterruptTests {
  private let lesson = "# Cuentas\n\n```{calcular #a}\na = 1\n```\n"

  /// Starts a server that the end of a terminal reaches, also where the tests are to outlive theirs (`nohup`).
  private func serve(
    _ folder: URL, _ path: String = ".", state: URL? = nil, errors: Any = FileHandle.nullDevice
  ) throws -> LiveServer {
    let before = signal(SIGHUP, SIG_DFL)
    defer { signal(SIGHUP, before) }
    return try LiveServer(path, in: folder, state: state, errors: errors)
  }

  /// A file for what a server tells of its end.
  private func errors(in folder: URL) throws -> (file: URL, handle: FileHandle) {
    let file = folder.appendingPathComponent("errores")
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    return (file, try FileHandle(forWritingTo: file))
  }

  /// A page on which something was written that is not saved.
  private func edited(_ name: String, on server: LiveServer) throws -> LiveClient {
    let client = try server.open(name)
    client.say(.object(["type": .string("hello"), "keys": .array([]), "drafts": .array([])]))
    let uid = try #require(client.message("steps")?["steps"]?.array?.first?["uid"]?.string)
    client.say(.object(["type": .string("edit"), "uid": .string(uid), "text": .string("{calcular #a}\na = 2")]))
    #expect(client.message("status") { $0["unsaved"] == .bool(true) } != nil)
    return client
  }

  private func expectInterrupted(_ server: LiveServer) throws {
    try #require(server.endsByItself())
    #expect(server.process.terminationReason == .exit && server.process.terminationStatus == 130)
  }

  @Test func interruptingATrainingEndsAtOnceAndLeavesNothing() throws {
    let endless = smallLesson.replacingOccurrences(of: "épocas: 2", with: "épocas: 100000")
    try withLessons(["a.md": endless]) { folder in
      // Once an epoch was told the training is under way.
      try expectInterruption(of: ["run", "a.md"], once: "época 1/", in: folder)
      #expect(folder.fileNames == ["a.md", "errores"])
    }
  }

  /// One lesson has its page and the other has none any more.
  @Test(
    "con Ctrl-C, cuando otro programa lo acaba o cuando se cierra el terminal", arguments: [SIGINT, SIGTERM, SIGHUP])
  func interruptingAServerTellsWhatNobodySaved(signal: Int32) throws {
    try withLessons(["a.md": lesson, "b.md": lesson]) { folder in
      let (file, handle) = try errors(in: folder)
      let state = folder.appendingPathExtension("estado")
      defer { try? FileManager.default.removeItem(at: state) }
      let server = try serve(folder, state: state, errors: handle)
      let page = try edited("a.md", on: server)
      _ = try edited("b.md", on: server)
      #expect(try server.get("/leccion/").text.contains("sin guardar"))
      kill(server.process.processIdentifier, signal)
      try expectInterrupted(server)
      let told = try String(contentsOf: file, encoding: .utf8)
      #expect(
        told == """

          a.md: sin guardar; sigue en su página, y al volver a arrancar, donde estaba
          b.md: sin guardar y sin página abierta; queda en «b.sin-guardar.md»

          interrumpido

          """)
      #expect(folder.fileNames == ["a.md", "b.md", "b.sin-guardar.md", "errores"])
      let kept = try String(contentsOf: folder.appendingPathComponent("b.sin-guardar.md"), encoding: .utf8)
      #expect(kept == lesson.replacing("a = 1", with: "a = 2"))
      withExtendedLifetime(page) {}
    }
  }

  /// The port that is kept is that of another server, where the next one will be.
  @Test func whatAPageHasThatFindsNoServerIsWrittenToo() throws {
    try withLessons(["a.md": lesson]) { folder in
      let (file, handle) = try errors(in: folder)
      let state = folder.appendingPathExtension("estado")
      defer { try? FileManager.default.removeItem(at: state) }
      let first = try serve(folder, state: state)
      let second = try serve(folder, state: state, errors: handle)
      let page = try edited("a.md", on: second)
      kill(second.process.processIdentifier, SIGINT)
      try expectInterrupted(second)
      let told = try String(contentsOf: file, encoding: .utf8)
      let line = "a.md: sin guardar, y su página no encontrará el próximo servidor; queda en «a.sin-guardar.md»\n"
      #expect(told.contains(line))
      #expect(folder.fileNames == ["a.md", "a.sin-guardar.md", "errores"])
      withExtendedLifetime((first, page)) {}
    }
  }

  /// Its folder is none any more.
  @Test func whatCannotBeWrittenBesideTheLessonIsKeptWithTheState() throws {
    try withLessons([:]) { folder in
      let course = folder.appendingPathComponent("curso")
      try FileManager.default.createDirectory(at: course, withIntermediateDirectories: false)
      try Data(lesson.utf8).write(to: course.appendingPathComponent("a.md"))
      let (file, handle) = try errors(in: folder)
      let state = folder.appendingPathComponent("estado")
      let server = try serve(folder, "curso", state: state, errors: handle)
      _ = try edited("a.md", on: server)
      #expect(try server.get("/leccion/").text.contains("sin guardar"))
      try FileManager.default.removeItem(at: course)
      try Data().write(to: course)
      kill(server.process.processIdentifier, SIGINT)
      try expectInterrupted(server)
      let copy = state.appendingPathComponent("leccion/a.sin-guardar.md")
      let told = try String(contentsOf: file, encoding: .utf8)
      let line = "a.md: sin guardar y sin página abierta; queda en «\(copy.path)», porque no puedo escribir"
      #expect(told.contains(line))
      #expect(try String(contentsOf: copy, encoding: .utf8) == lesson.replacing("a = 1", with: "a = 2"))
    }
  }

  /// What is written to a terminal that is gone is refused.
  @Test func withoutATerminalCopiesAreWrittenAllTheSame() throws {
    try withLessons(["a.md": lesson]) { folder in
      var screen: Int32 = -1
      var terminal: Int32 = -1
      let status = openpty(&screen, &terminal, nil, nil, nil)
      try #require(status == 0)
      _ = fcntl(screen, F_SETFD, FD_CLOEXEC)
      let server = try serve(folder, errors: FileHandle(fileDescriptor: terminal, closeOnDealloc: true))
      _ = try edited("a.md", on: server)
      #expect(try server.get("/leccion/").text.contains("sin guardar"))
      close(screen)
      kill(server.process.processIdentifier, SIGHUP)
      try expectInterrupted(server)
      #expect(folder.fileNames == ["a.md", "a.sin-guardar.md"])
    }
  }

  /// A shell that goes with its terminal tells it, and so does the system: neither cuts off what the other began.
  @Test func theEndOfATerminalIsToldMoreThanOnce() throws {
    let names = (1...20).map { "l\($0).md" }
    try withLessons(Dictionary(uniqueKeysWithValues: names.map { ($0, lesson) })) { folder in
      let server = try serve(folder)
      for name in names { _ = try edited(name, on: server) }
      #expect(try server.get("/leccion/").text.contains("sin guardar"))
      let deadline = Date(timeIntervalSinceNow: 30)
      while server.process.isRunning, Date() < deadline {
        kill(server.process.processIdentifier, SIGHUP)
        usleep(100)
      }
      try expectInterrupted(server)
      #expect(folder.fileNames.filter { $0.hasSuffix(".sin-guardar.md") }.count == names.count)
    }
  }

  @Test func theEndOfATerminalThatAParentIgnoresIsIgnored() throws {
    try withLessons(["a.md": lesson]) { folder in
      let server = try LiveServer(in: folder, ignoring: "HUP")
      _ = try edited("a.md", on: server)
      kill(server.process.processIdentifier, SIGHUP)
      #expect(try server.get("/leccion/").text.contains("sin guardar"))
      #expect(server.process.isRunning)
      kill(server.process.processIdentifier, SIGINT)
      try expectInterrupted(server)
      #expect(folder.fileNames == ["a.md", "a.sin-guardar.md"])
    }
  }
}

import Foundation
import JSON
import TestSupport
import Testing

@Suite struct InterruptTests {
  @Test func interruptingATrainingEndsAtOnceAndLeavesNothing() throws {
    let endless = smallLesson.replacingOccurrences(of: "épocas: 2", with: "épocas: 100000")
    try withLessons(["a.md": endless]) { folder in
      // Once an epoch was told the training is under way.
      try expectInterruption(of: ["run", "a.md"], once: "época 1/", in: folder)
      #expect(folder.fileNames == ["a.md", "errores"])
    }
  }

  /// One lesson has its page and the other has none any more.
  @Test("con Ctrl-C, o cuando otro programa lo acaba", arguments: [SIGINT, SIGTERM])
  func interruptingAServerTellsWhatNobodySaved(signal: Int32) throws {
    let lesson = "# Cuentas\n\n```{calcular #a}\na = 1\n```\n"
    try withLessons(["a.md": lesson, "b.md": lesson]) { folder in
      let file = folder.appendingPathComponent("errores")
      _ = FileManager.default.createFile(atPath: file.path, contents: nil)
      let server = try LiveServer(in: folder, errors: try FileHandle(forWritingTo: file))
      func edited(_ name: String) throws -> LiveClient {
        let client = try server.open(name)
        client.say(.object(["type": .string("hello"), "keys": .array([]), "drafts": .array([])]))
        let uid = try #require(client.message("steps")?["steps"]?.array?.first?["uid"]?.string)
        client.say(
          .object(["type": .string("edit"), "uid": .string(uid), "text": .string("{calcular #a}\na = 2")]))
        #expect(client.message("status") { $0["unsaved"] == .bool(true) } != nil)
        return client
      }
      let page = try edited("a.md")
      _ = try edited("b.md")
      #expect(try server.get("/leccion/").text.contains("sin guardar"))
      kill(server.process.processIdentifier, signal)
      server.process.waitUntilExit()
      #expect(server.process.terminationReason == .exit && server.process.terminationStatus == 130)
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
}

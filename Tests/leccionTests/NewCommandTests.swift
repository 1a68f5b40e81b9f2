import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct NewCommandTests {
  /// What an author starts from holds: each assertion, the exercise's solution, and the page without a warning.
  @Test func theLessonPasses() throws {
    try withLessons([:]) { folder in
      let written = try leccion("new", "Lessons/12-mi-tema.md", in: folder)
      #expect(written.status == 0)
      #expect(written.output == "Lessons/12-mi-tema.md\n")
      let checked = try leccion("check", "Lessons", in: folder)
      #expect(checked.status == 0 && checked.errors.isEmpty, "\(checked.errors)")
      let tested = try leccion("test", "Lessons", in: folder)
      #expect(tested.status == 0 && tested.errors.isEmpty, "\(tested.output)\(tested.errors)")
      let text = String(decoding: try folder.bytes("Lessons/12-mi-tema.md"), as: UTF8.self)
      #expect(text.contains("título: Mi tema\n") && text.contains("\n# Mi tema\n"))
    }
  }

  @Test func nothingIsWrittenOver() throws {
    try withLessons(["a.md": "Lo mío.\n"]) { folder in
      let result = try leccion("new", "a.md", in: folder)
      #expect(result.status == 3)
      #expect(result.errors.contains("no puedo escribir «a.md»: ya existe"))
      #expect(try folder.bytes("a.md") == Data("Lo mío.\n".utf8))
      // A link that leads nowhere is something, too.
      try FileManager.default.createSymbolicLink(
        atPath: folder.appendingPathComponent("b.md").path, withDestinationPath: "nada.md")
      #expect(try leccion("new", "b.md", in: folder).status == 3)
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("nada.md").path))
    }
  }

  /// Of several at once one writes, all of it, and nothing else stays behind.
  @Test func onlyOneOfSeveralWrites() throws {
    try withLessons([:]) { folder in
      let finished = Mutex<[ProgramResult]>([])
      DispatchQueue.concurrentPerform(iterations: 6) { _ in
        guard let result = try? leccion("new", "a/b.md", in: folder) else { return }
        finished.withLock { $0.append(result) }
      }
      let results = finished.withLock { $0 }
      #expect(results.count { $0.status == 0 } == 1)
      #expect(results.count { $0.status == 3 && $0.errors.contains("ya existe") } == 5)
      #expect(folder.fileNames == ["a/b.md"])
      #expect(try leccion("check", "a/b.md", in: folder).status == 0)
      let permissions = try FileManager.default.attributesOfItem(atPath: folder.path + "/a/b.md")[.posixPermissions]
      #expect((permissions as? Int ?? 0) & 0o600 == 0o600 && (permissions as? Int ?? 0) & 0o111 == 0)
    }
  }

  @Test(arguments: ["lección", "a.txt", "x/.md", ""])
  func aLessonEndsInMd(path: String) throws {
    try withLessons([:]) { folder in
      let result = try leccion("new", path, in: folder)
      #expect(result.status == 64)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test(
    "el nombre del archivo da el título",
    arguments: [
      ("12-mi-tema.md", "Mi tema"), ("redes_y_capas.md", "Redes y capas"), ("03.md", "Una lección"),
      ("ñandú.md", "Ñandú"), ("a/2-3-ReLU.md", "ReLU"),
    ])
  func titles(path: String, title: String) throws {
    try withLessons([:]) { folder in
      #expect(try leccion("new", path, in: folder).status == 0)
      let text = String(decoding: try folder.bytes(path), as: UTF8.self)
      #expect(text.hasPrefix("---\ntítulo: \(title)\n") && text.contains("\n# \(title)\n"))
    }
  }
}

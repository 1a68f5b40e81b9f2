import Foundation
import TestSupport
import Testing

@Suite struct LessonFileTests {
  @Test func aPathThatIsWrongDoesNotHideTheOthers() throws {
    try withLessons(["a.md": "`{= nada }`\n", "b.md": "`{= nadie }`\n"]) { folder in
      let result = try leccion("check", "a.md", "falta.md", "b.md", in: folder)
      #expect(result.status == 3)
      for text in ["«nada»", "«falta.md»: no existe", "«nadie»"] { #expect(result.errors.contains(text)) }
      let tested = try leccion("test", "falta.md", "a.md", "--junit", "i.xml", in: folder)
      #expect(tested.status == 3)
      #expect(String(decoding: try folder.bytes("i.xml"), as: UTF8.self).contains("errors=\"2\""))
    }
  }

  @Test func aFolderWithoutLessonsIsTold() throws {
    try withLessons([:]) { folder in
      let result = try leccion("check", ".", in: folder)
      #expect(result.status == 3)
      #expect(result.errors == "error[D006]: no hay ninguna lección (archivos .md) en «.»\n")
      #expect(try leccion("test", in: folder).errors.contains("«Lessons»: no existe"))
    }
  }

  /// They are drafts: a folder's lessons are told without them, and each is read where it is named.
  @Test func copiesOfWhatNobodySavedAreNoLessonsOfAFolder() throws {
    let wrong = "`{= nada }`\n"
    try withLessons(["a.md": "# A\n", "a.sin-guardar.md": wrong, "a.sin-guardar-2.md": wrong]) { folder in
      #expect(try leccion("check", ".", in: folder).output == "1 lección sin problemas\n")
      #expect(try leccion("test", ".", in: folder).status == 0)
      for command in ["freeze", "promote"] {
        let result = try leccion(command, ".", in: folder)
        #expect(result.status == 0 && !result.output.contains("sin-guardar"), "\(command): \(result.errors)")
      }
      let named = try leccion("check", "a.sin-guardar-2.md", in: folder)
      #expect(named.status == 2 && named.errors.contains("«nada»"))
      try FileManager.default.removeItem(at: folder.appendingPathComponent("a.md"))
      #expect(try leccion("check", ".", in: folder).errors.contains("no hay ninguna lección"))
    }
  }

  @Test func linksThatLeadAroundAreNotFollowed() throws {
    try withLessons(["a.md": "# A\n"]) { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.appendingPathComponent("vuelta").path, withDestinationPath: ".")
      try FileManager.default.createSymbolicLink(
        atPath: folder.appendingPathComponent("eco.md").path, withDestinationPath: "eco.md")
      #expect(try leccion("check", ".", in: folder).output == "1 lección sin problemas\n")
      #expect(try leccion("check", "eco.md", in: folder).errors.contains("hay un enlace que lleva a sí mismo"))
    }
  }

  @Test func whatIsUnreadableIsTold() throws {
    guard geteuid() != 0 else { return }
    try withLessons { folder in
      try FileManager.default.setAttributes(
        [.posixPermissions: 0], ofItemAtPath: folder.appendingPathComponent("a.md").path)
      let result = try leccion("run", "a.md", in: folder)
      #expect(result.status == 3)
      #expect(result.errors == "error[D006]: no puedo leer «a.md»: no hay permiso\n")
    }
  }

  @Test func anEnormousFileIsNotReadWhole() throws {
    try withLessons([:]) { folder in
      let path = folder.appendingPathComponent("a.md").path
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      // A hole of a terabyte takes no room on the disk.
      #expect(truncate(path, 1 << 40) == 0)
      let start = Date()
      let result = try leccion("check", "a.md", in: folder)
      #expect(result.status == 2)
      #expect(result.errors.hasPrefix("error[L007]"))
      #expect(Date().timeIntervalSince(start) < 10)
    }
  }

  @Test func aPathWithStrangeSignsIsShownSafely() throws {
    try withLessons([:]) { folder in
      let result = try leccion("check", "a\u{1B}[31m\u{202E}.md", in: folder)
      #expect(result.status == 3)
      #expect(!result.errors.unicodeScalars.contains("\u{1B}"))
      #expect(!result.errors.unicodeScalars.contains("\u{202E}"))
    }
  }
}

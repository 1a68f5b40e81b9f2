import Foundation
import TestSupport
import Testing

/// What a page may and may not do to the files around it.
@Suite struct AtomicFileTests {
  @Test func theLessonItselfIsNeverThePage() throws {
    try withLessons { folder in
      let before = try folder.bytes("a.md")
      for output in ["a.md", ".", "./", "./a.md"] {
        let result = try leccion("run", "a.md", "--to", "md", "-o", output, in: folder)
        #expect(result.status == 3)
        #expect(result.errors.contains("es la propia lección; di otro sitio con -o"))
      }
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent("b.md"), withDestinationURL: folder.appendingPathComponent("a.md"))
      #expect(try leccion("run", "a.md", "--to", "md", "-o", "b.md", in: folder).status == 3)
      #expect(try folder.bytes("a.md") == before)
      #expect(folder.fileNames == ["a.md", "b.md"])
    }
  }

  /// A disk that is full, as far as the program can tell: files may not grow.
  @Test(arguments: [
    "new b.md", "run a.md --quiet -o p.html", "run a.md --quiet -o q.html", "run a.md --quiet -o /dev/null --save m",
    "check c.md --fix",
  ])
  func whatCannotBeWrittenWholeIsNotWritten(command: String) throws {
    try withLessons(["a.md": smallLesson, "c.md": "```{calcular}\nx = 0,5\n```\n", "p.html": "vieja"]) { folder in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "(ulimit -f 0; \"$0\" \(command); echo \"estado $?\") 2>&1 | cat", programURL.path]
      process.currentDirectoryURL = folder
      process.environment = testEnvironment
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(text.contains("error[D007]: no puedo escribir «") && text.hasSuffix("estado 3\n"), "\(text)")
      #expect(folder.fileNames == ["a.md", "c.md", "p.html"])
      #expect(try folder.bytes("p.html") == Data("vieja".utf8))
      #expect(try folder.bytes("c.md").count == 26)
    }
  }

  @Test func aLinkStaysALink() throws {
    try withLessons { folder in
      let link = folder.appendingPathComponent("p.html")
      try Data("vieja".utf8).write(to: folder.appendingPathComponent("otra.html"))
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "otra.html")
      #expect(try leccion("run", "a.md", "-o", "p.html", in: folder).status == 0)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "otra.html")
      let written = try folder.bytes("otra.html")
      #expect(written.count > 1000)
      #expect(folder.fileNames == ["a.md", "otra.html", "p.html"])
    }
  }

  @Test func fixingKeepsTheFilesPermissions() throws {
    try withLessons(["a.md": "```{calcular}\nx = 0,5\n```\n"]) { folder in
      let path = folder.appendingPathComponent("a.md").path
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      #expect(try leccion("check", "a.md", "--fix", in: folder).status == 0)
      let fixed = String(decoding: try folder.bytes("a.md"), as: UTF8.self)
      #expect(fixed.contains("x = 0.5"))
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o640)
    }
  }

  @Test func fixingKeepsLineEndsAndMark() throws {
    let lesson = "\u{FEFF}# A\r\n\r\n```{calcular}\r\nx = 0,5\r\n```\r\n"
    try withLessons(["a.md": lesson]) { folder in
      #expect(try leccion("check", "a.md", "--fix", in: folder).status == 0)
      let fixed = try folder.bytes("a.md")
      #expect(fixed == Data(lesson.replacingOccurrences(of: "0,5", with: "0.5").utf8))
    }
  }

  @Test func nothingToFixLeavesTheFileAlone() throws {
    try withLessons { folder in
      let path = folder.appendingPathComponent("a.md").path
      func inode() throws -> Int? { try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int }
      let before = try inode()
      #expect(try leccion("check", "a.md", "--fix", in: folder).status == 0)
      let after = try inode()
      #expect(before != nil && after == before)
    }
  }

  @Test func aNameOfFullLengthIsWritten() throws {
    try withLessons { folder in
      let name = String(repeating: "n", count: 250) + ".html"
      #expect(try leccion("run", "a.md", "-o", name, in: folder).status == 0)
      #expect(folder.fileNames == ["a.md", name])
      let longer = String(repeating: "n", count: 251) + ".html"
      let result = try leccion("run", "a.md", "-o", longer, in: folder)
      #expect(result.status == 3)
      #expect(result.errors.contains("el nombre es demasiado largo"))
    }
  }

  @Test func lessonsOfOneNameAreNotWrittenOverEachOther() throws {
    try withLessons { folder in
      let other = folder.appendingPathComponent("otra")
      try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
      try Data("# Otra\n".utf8).write(to: other.appendingPathComponent("a.md"))
      let result = try leccion("run", "a.md", "otra/a.md", in: folder)
      #expect(result.status == 64)
      #expect(result.errors.hasPrefix("error: dos lecciones se llaman «a»"))
      #expect(folder.fileNames == ["a.md", "otra/a.md"])
    }
  }

  @Test func anUnwritableFolderIsTold() throws {
    // Root may write anywhere, except where there is nothing to write on.
    try withLessons { folder in
      let result = try leccion("run", "a.md", "-o", "/proc/nada/p.html", in: folder)
      #expect(result.status == 3)
      #expect(result.errors.contains("error[D007]: no puedo escribir «/proc/nada"))
      if geteuid() != 0 {
        let closed = folder.appendingPathComponent("cerrada")
        try FileManager.default.createDirectory(
          at: closed, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o500])
        let refused = try leccion("run", "a.md", "-o", "cerrada/p.html", in: folder)
        #expect(refused.status == 3)
        #expect(refused.errors.contains("no hay permiso"))
      }
    }
  }
}

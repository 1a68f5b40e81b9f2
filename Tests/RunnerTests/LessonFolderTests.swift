import Datasets
import FileSystem
import Foundation
import Runner
import TestSupport
import Testing

@Suite struct LessonFolderTests {
  /// A folder with a lesson's folder in it, and beside that what the lesson must not have.
  private func withFolder(_ body: (URL, LessonFolder) throws -> Void) throws {
    try withTemporaryFolder { top in
      let folder = top.appendingPathComponent("curso")
      let inner = folder.appendingPathComponent("datos")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      try Data("secreto".utf8).write(to: top.appendingPathComponent("fuera"))
      try Data("0123456789".utf8).write(to: inner.appendingPathComponent("a ñ.bin"))
      try body(folder, LessonFolder(of: folder.path + "/lección.md"))
    }
  }

  private func read(_ path: String, in folder: LessonFolder) -> LessonFileFault? {
    failure { () throws(LessonFileFault) in _ = try folder.start(of: path, count: 100, limit: 100) }
  }

  @Test func isTheFolderOfTheLesson() {
    #expect(LessonFolder(of: "lección.md").path == "")
    #expect(LessonFolder(of: "a/b/lección.md").path == "a/b")
    #expect(LessonFolder(of: "/lección.md").path == "/")
    #expect(LessonFolder(of: "./lección.md").path == ".")
  }

  @Test func readsWhatIsBelow() throws {
    try withFolder { _, folder in
      for path in ["datos/a ñ.bin", "./datos//a ñ.bin"] {
        let all = try folder.start(of: path, count: 100, limit: 10)
        #expect(all.bytes == Array("0123456789".utf8) && all.size == 10)
      }
      let some = try folder.start(of: "datos/a ñ.bin", count: 3, limit: 10)
      #expect(some.bytes == Array("012".utf8) && some.size == 10)
      #expect(try folder.place(of: "datos").hasSuffix("/curso/datos"))
    }
  }

  @Test(arguments: [
    "/etc/passwd", "..", "../fuera", "datos/../../fuera", "datos/..", "~/fuera", "~", "", "/", "datos/\0",
  ])
  func pathsThatLeaveItAreRefused(path: String) throws {
    try withFolder { _, folder in #expect(read(path, in: folder) == .outside(path)) }
  }

  @Test func linksMayNotLeaveItEither() throws {
    try withFolder { url, folder in
      for (name, target) in [
        ("fuera", "../fuera"), ("raíz", "/"), ("arriba", ".."), ("dentro", "datos/a ñ.bin"), ("bucle", "bucle"),
        ("vecina", "../curso2"),
      ] {
        try FileManager.default.createSymbolicLink(atPath: url.path + "/" + name, withDestinationPath: target)
      }
      // A folder whose name only starts alike is another.
      try FileManager.default.createDirectory(atPath: url.path + "2", withIntermediateDirectories: false)
      try Data("x".utf8).write(to: URL(fileURLWithPath: url.path + "2/x"))
      for path in ["fuera", "raíz/etc/passwd", "arriba/fuera", "raíz", "vecina/x", "vecina"] {
        #expect(read(path, in: folder) == .outside(path))
      }
      #expect(read("dentro", in: folder) == nil)
      #expect(read("bucle", in: folder) == .unreadable("bucle", reason: .linkLoop))
      // The lesson's folder may itself be reached through a link.
      try FileManager.default.createSymbolicLink(atPath: url.path + "3", withDestinationPath: "curso")
      #expect(read("datos/a ñ.bin", in: LessonFolder(of: url.path + "3/lección.md")) == nil)
    }
  }

  @Test func whatIsNoFileIsNotRead() throws {
    try withFolder { url, folder in
      #expect(mkfifo(url.path + "/tubo", 0o600) == 0)
      #expect(read("tubo", in: folder) == .unreadable("tubo", reason: .notRegular))
      #expect(read("nada", in: folder) == .unreadable("nada", reason: .absent))
      for path in ["datos", ".", "./"] {
        #expect(read(path, in: folder) == .unreadable(path, reason: .folder))
      }
      #expect(read("datos/a ñ.bin/x", in: folder) == .unreadable("datos/a ñ.bin/x", reason: .notFolder))
      let long = String(repeating: "x", count: 5000)
      guard case .unreadable? = read(long, in: folder) else {
        Issue.record("a long name")
        return
      }
    }
  }

  @Test func largeFilesAreNotRead() throws {
    try withFolder { url, folder in
      let found = failure { () throws(LessonFileFault) in
        _ = try folder.start(of: "datos/a ñ.bin", count: 1, limit: 9)
      }
      #expect(found == .tooLarge("datos/a ñ.bin", bytes: 10, limit: 9))
      // A gibibyte of nothing, of which a few bytes are asked for.
      let file = url.path + "/hueco"
      #expect(FileManager.default.createFile(atPath: file, contents: nil))
      #expect(truncate(file, 1 << 30) == 0)
      let start = try folder.start(of: "hueco", count: 300_000, limit: 1 << 30)
      #expect(start.bytes == [UInt8](repeating: 0, count: 300_000) && start.size == 1 << 30)
    }
  }
}

import FileSystem
import Foundation
import TestSupport
import Testing

@Suite struct FolderEntryTests {
  @Test func whatAFolderHoldsIsTold() throws {
    try withTemporaryFolder { root in
      for folder in ["b", "c"] {
        try FileManager.default.createDirectory(
          at: root.appendingPathComponent(folder), withIntermediateDirectories: false)
      }
      for file in ["a ñ", ".oculto", "b/dentro"] { try Data().write(to: root.appendingPathComponent(file)) }
      for (link, target) in [("d", "b"), ("e", "/nada")] {
        try FileManager.default.createSymbolicLink(atPath: root.path + "/" + link, withDestinationPath: target)
      }
      #expect(mkfifo(root.path + "/f", 0o600) == 0)
      let entries = try #require(try FolderEntry.all(in: root.path, limit: 7))
      #expect(entries.map(\.name) == [".oculto", "a ñ", "b", "c", "d", "e", "f"])
      #expect(entries.map(\.kind) == [.file, .file, .folder, .folder, .link, .link, .other])
      #expect(try FolderEntry.all(in: root.path, limit: 6) == nil)
      #expect(try FolderEntry.all(in: root.path + "/c", limit: 0) == [])
    }
  }

  @Test func aFolderThatIsNoneIsTold() {
    let absent = SystemFault(path: "/absent/x", code: ENOENT)
    #expect(throws: absent) { try FolderEntry.all(in: "/absent/x", limit: 9) }
    #expect(throws: absent) { try folderNames("/absent/x") }
  }
}

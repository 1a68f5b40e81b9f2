import Datasets
import FileSystem
import Foundation
import TestSupport
import Testing

@Suite struct EnclosedFolderTests {
  @Test func theFolderOfAFile() {
    for (file, folder) in [("a.md", ""), ("-", ""), ("x/y/a.md", "x/y"), ("/a.md", "/"), ("./a.md", ".")] {
      #expect(EnclosedFolder(of: file).path == folder)
    }
  }

  @Test func wordsThatLeaveAreRefused() {
    for path in ["/etc/passwd", "~/x", "~x", "..", "../x", "a/../../x", "a/..", "a\0b"] {
      #expect(!EnclosedFolder.isInside(path), "\(path)")
      let error = failure { () throws(DatasetError) in _ = try EnclosedFolder(of: "x.md").place(of: path) }
      #expect(error == .outside(path: path))
    }
    for path in ["a", "a/b", "./a", "..a", "a..b/c", "a~"] { #expect(EnclosedFolder.isInside(path), "\(path)") }
  }

  @Test func linksMayNotLeadOut() throws {
    try withTemporaryFolder { root in
      let lessons = root.appendingPathComponent("lecciones")
      try FileManager.default.createDirectory(at: lessons, withIntermediateDirectories: true)
      let outside = root.appendingPathComponent("fuera.csv")
      let sibling = root.appendingPathComponent("lecciones-otras.csv")
      let inside = lessons.appendingPathComponent("dentro.csv")
      for file in [outside, sibling, inside] { try Data("a\n1\n".utf8).write(to: file) }
      let links = [("l1", outside), ("l2", sibling), ("l3", inside), ("l4", root)]
      for (name, target) in links {
        try FileManager.default.createSymbolicLink(
          at: lessons.appendingPathComponent(name), withDestinationURL: target)
      }
      let folder = EnclosedFolder(of: lessons.appendingPathComponent("a.md").path)
      #expect(try folder.place(of: "dentro.csv") == inside.path)
      #expect(try folder.place(of: "l3") == lessons.path + "/l3")
      for path in ["l1", "l2", "l4", "l4/fuera.csv"] {
        #expect(failure { () throws(DatasetError) in _ = try folder.place(of: path) } == .outside(path: path))
      }
      let absent = failure { () throws(DatasetError) in _ = try folder.place(of: "nada.csv") }
      #expect(absent == .unreadable(path: lessons.path + "/nada.csv", reason: .absent))
      #expect(folder.placeOfAbsent("nada.csv") == lessons.path + "/nada.csv")
      for path in ["dentro.csv", "l3", "l1", "l4/fuera.csv", "../nada.csv", "/nada.csv", ""] {
        #expect(folder.placeOfAbsent(path) == nil, "\(path)")
      }
      #expect(EnclosedFolder.isFolder(lessons.path) == true)
      #expect(EnclosedFolder.isFolder(inside.path) == false)
      #expect(EnclosedFolder.isFolder(lessons.path + "/nada") == nil)
    }
  }
}

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

  /// Whether there is something now, or comes to be, is not told of what is outside.
  @Test func noLinkShowsWhatIsAbsentOutside() throws {
    try withTemporaryFolder { root in
      let lessons = root.appendingPathComponent("lecciones")
      try FileManager.default.createDirectory(
        at: lessons.appendingPathComponent("parte"), withIntermediateDirectories: true)
      let links = [
        ("archivo", "../nada.csv"), ("carpeta", "../nada"), ("fuera", ".."), ("vuelta", "vuelta"), ("dentro", "parte"),
        ("parte/enlace", "../../nada.csv"), ("perdido", "nada.csv"),
      ]
      for (name, target) in links {
        try FileManager.default.createSymbolicLink(atPath: lessons.path + "/" + name, withDestinationPath: target)
      }
      let folder = EnclosedFolder(of: lessons.path + "/a.md")
      let leading = [
        "archivo", "carpeta/x.csv", "carpeta/x/y.csv", "fuera/nada.csv", "fuera/nada/x.csv", "vuelta", "vuelta/x.csv",
        "parte/enlace", "dentro/enlace", "perdido", "./archivo", "parte//enlace",
      ]
      for path in leading { #expect(folder.placeOfAbsent(path) == nil, "\(path)") }
      for path in ["nada.csv", "./nada.csv", "parte/nada.csv", "dentro/nada.csv", "nada/x/y.csv", "dentro/x/y.csv"] {
        #expect(folder.placeOfAbsent(path) == lessons.path + "/" + path)
      }
      // Which counts all as absent without looking.
      #expect(EnclosedFolder(of: lessons.path + "/a.md", isClosed: true).placeOfAbsent("archivo") != nil)
    }
  }
}

import FileSystem
import Foundation
import TestSupport
import Testing

@Suite struct FoldersTests {
  @Test func aPathHasAFolderAboveIt() {
    for (path, folder) in [("a/b/c", "a/b"), ("/a", "/"), ("a", "."), ("a/b/", "a/b")] {
      #expect(parentFolder(of: path) == folder)
    }
  }

  @Test func foldersAreMadeWithThoseAboveThem() throws {
    try withTemporaryFolder { root in
      let path = root.path + "/a/b"
      for _ in 0..<2 { try makeFolders(path, permissions: 0o700) }
      try makeFolders(path + "/c/", permissions: 0o700)
      #expect(try FileStatus(path).permissions == 0o700)
      #expect(try FileStatus(path + "/c").kind == .folder)
      try createFile([], at: root.path + "/x")
      for wrong in ["/x", "/x/y"] {
        #expect(throws: SystemFault(path: root.path + wrong, code: ENOTDIR)) {
          try makeFolders(root.path + wrong, permissions: 0o700)
        }
        #expect(throws: SystemFault(path: root.path + wrong, code: ENOTDIR)) {
          try checkWritable(in: root.path + wrong)
        }
      }
      try checkWritable(in: root.path + "/n/m")
      #expect(!isThere(root.path + "/n"))
    }
  }
}

import FileSystem
import Foundation
import TestSupport
import Testing

@Suite struct FileStampTests {
  @Test func tellsThatAFileIsAnother() throws {
    try withTemporaryFolder { folder in
      let (path, link) = (folder.path + "/a", folder.path + "/b")
      #expect(FileStamp(path) == nil)
      try createFile([1], at: path)
      let first = try #require(FileStamp(path))
      #expect(FileStamp(path) == first && first.size == 1)
      #expect(!first.isSettled)
      // What an editor does: another file in its place, as long and as old.
      try moveIntoPlace(temporaryFile([2], beside: path), at: path)
      #expect(FileStamp(path) != first)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a")
      #expect(FileStamp(link) == FileStamp(path))
      #expect(FileStamp(link, followsLinks: false) != FileStamp(path))
      #expect(isSameFile(path, link) && !isSameFile(path, folder.path) && !isSameFile(path, path + "no"))
      #expect(try realPath(link) == realPath(path))
    }
  }
}

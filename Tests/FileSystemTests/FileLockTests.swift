import Foundation
import FileSystem
import TestSupport
import Testing

@Suite struct FileLockTests {
  @Test func onlyTheFirstHasIt() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/a.lock"
      #expect(takeForThisProcess(path))
      #expect(isThere(path))
      #expect(!takeForThisProcess(path))
      #expect(takeForThisProcess(folder.path + "/b.lock"))
      // Where there can be none, nobody is kept out.
      for _ in 0..<2 { #expect(takeForThisProcess(folder.path + "/no/c.lock")) }
    }
  }
}

import FileSystem
import Foundation
import TestSupport
import Testing

@Suite struct OpenFileTests {
  private func reason(_ path: String, followsLinks: Bool = true) -> FileFault? {
    let fault = failure { () throws(SystemFault) in _ = try OpenFile(path, followsLinks: followsLinks) }
    #expect(fault.map { $0.path == path } ?? true)
    return fault?.reason
  }

  @Test func readsSoManyBytesOrAll() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/a"
      try Data(0..<100).write(to: folder.appendingPathComponent("a"))
      let whole = try OpenFile(path)
      #expect(whole.stamp.size == 100)
      let (all, none) = (try whole.bytes(), try whole.bytes())
      #expect(all == Array(0..<100) && none == [])
      let start = try OpenFile(path)
      let (seven, zero, rest) = (try start.bytes(atMost: 7), try start.bytes(atMost: 0), try start.bytes(atMost: 200))
      #expect(seven == Array(0..<7) && zero == [] && rest == Array(7..<100))
      try Data().write(to: folder.appendingPathComponent("a"))
      let empty = try OpenFile(path).bytes()
      #expect(empty == [])
    }
  }

  @Test func givesWhatIsLeftOfAFileThatBecameShorter() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/a"
      try Data(0..<100).write(to: folder.appendingPathComponent("a"))
      let file = try OpenFile(path)
      #expect(truncate(path, 10) == 0)
      let left = try file.bytes()
      #expect(left == Array(0..<10))
    }
  }

  @Test func refusesWhatIsNoFileWithoutWaiting() throws {
    try withTemporaryFolder { folder in
      #expect(reason(folder.path) == .folder)
      #expect(reason(folder.path + "/nada") == .absent)
      #expect(mkfifo(folder.path + "/tubo", 0o600) == 0)
      #expect(reason(folder.path + "/tubo") == .notRegular)
      try Data([1]).write(to: folder.appendingPathComponent("a"))
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/b", withDestinationPath: "a")
      #expect(reason(folder.path + "/b") == nil)
      #expect(reason(folder.path + "/b", followsLinks: false) == .linkLoop)
    }
  }
}

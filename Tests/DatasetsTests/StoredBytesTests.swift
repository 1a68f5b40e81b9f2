import Datasets
import FileSystem
import Foundation
import TestSupport
import Testing

@Suite struct StoredBytesTests {
  private func reason(_ path: String) -> FileFault? {
    let error = failure { () throws(DatasetError) in _ = try StoredBytes(.file(path)) }
    guard case .unreadable(path, let reason) = error else { return nil }
    return reason
  }

  private func readAll(_ content: StoredContent, by size: Int) throws -> [UInt8] {
    var source = try StoredBytes(content)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
    defer { buffer.deallocate() }
    var all: [UInt8] = []
    while case let count = try source.read(into: buffer), count > 0 { all += buffer[..<count] }
    #expect(source.position == all.count)
    #expect(source.size == all.count)
    return all
  }

  @Test func readsAFileAndMemoryInPieces() throws {
    let bytes = (0..<1000).map { UInt8($0 % 251) }
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("bytes")
      try Data(bytes).write(to: file)
      for size in [1, 7, 1000, 4096] {
        #expect(try readAll(.file(file.path), by: size) == bytes)
        #expect(try readAll(.memory(bytes, path: "m"), by: size) == bytes)
      }
    }
    #expect(try readAll(.memory([], path: "m"), by: 4) == [])
  }

  @Test func refusesWhatIsNoRegularFileWithoutWaiting() throws {
    try withTemporaryFolder { folder in
      #expect(reason(folder.path) == .folder)
      #expect(reason(folder.path + "/absent") == .absent)
      let pipe = folder.path + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      #expect(reason(pipe) == .notRegular)
      #expect(reason("/dev/null") == .notRegular)
      #expect(reason("/dev/tty") != nil)
      try Data([1]).write(to: folder.appendingPathComponent("file"))
      #expect(reason(folder.path + "/file/below") == .notFolder)
      #expect(reason(folder.path + "/file") == nil)
    }
  }

  @Test func contentIsReadUpToALimit() throws {
    let content = StoredContent.memory(Array(0..<100), path: "x")
    #expect(try content.bytes(limit: 100) == Array(0..<100))
    let refused = failure { () throws(DatasetError) in _ = try content.bytes(limit: 99) }
    #expect(refused == .tooLarge(path: "x", limit: 99))
    let (start, isWhole) = try content.start(count: 7)
    #expect(start == Array(0..<7) && !isWhole)
    let (all, isAll) = try content.start(count: 100)
    #expect(all.count == 100 && isAll)
    // A bomb is not inflated beyond the limit.
    let bomb = StoredContent.memory(Samples.zeros, path: "x.gz")
    let stopped = failure { () throws(DatasetError) in _ = try bomb.bytes(limit: (1 << 20) - 1) }
    #expect(stopped == .tooLarge(path: "x.gz", limit: (1 << 20) - 1))
    #expect(try bomb.bytes(limit: 1 << 20).count == 1 << 20)
  }

  @Test func tellsALoopOfLinks() throws {
    try withTemporaryFolder { folder in
      let (one, two) = (folder.path + "/one", folder.path + "/two")
      try FileManager.default.createSymbolicLink(atPath: one, withDestinationPath: two)
      try FileManager.default.createSymbolicLink(atPath: two, withDestinationPath: one)
      #expect(reason(one) == .linkLoop)
    }
  }

  @Test func tellsAFileThatMayNotBeRead() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("secret")
      try Data([1]).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
      // Root reads everything.
      #expect(reason(file.path) == (geteuid() == 0 ? nil : .notPermitted))
    }
  }

  @Test func knowsCompressedFilesByTheirName() {
    #expect(StoredContent.file("a/b.gz").isCompressed)
    #expect(StoredContent.file("a/b.gz.parcial").isCompressed)
    #expect(!StoredContent.file("a.gz/b").isCompressed)
    #expect(!StoredContent.memory([0x1F, 0x8B], path: "b").isCompressed)
  }
}

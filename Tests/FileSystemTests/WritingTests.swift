import FileSystem
import Foundation
import TestSupport
import Testing

@Suite struct WritingTests {
  private func names(_ folder: URL) throws -> [String] { try folderNames(folder.path).sorted() }

  private func content(_ path: String) throws -> [UInt8] { try OpenFile(path).bytes() }

  private func permissions(_ path: String) throws -> UInt32 { try FileStatus(path).permissions }

  @Test func createsUnderAFreeNameAlone() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/a"
      try createFile([1, 2], at: path, permissions: 0o600)
      #expect(try content(path) == [1, 2])
      #expect(try permissions(path) == 0o600)
      #expect(throws: SystemFault(path: path, code: EEXIST)) { try createFile([3], at: path) }
      #expect(throws: SystemFault(path: path, code: EEXIST)) { try createWhole([3], at: path) }
      #expect(try content(path) == [1, 2])
      try createWhole([3], at: folder.path + "/b")
      #expect(try content(folder.path + "/b") == [3])
      #expect(try names(folder) == ["a", "b"])
    }
  }

  @Test func aTemporaryFileTakesAPlaceWithItsPermissions() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/a"
      try createFile([1], at: path)
      #expect(chmod(path, 0o640) == 0)
      let beside = try temporaryFile([2], beside: path)
      #expect(parentFolder(of: beside) == folder.path && beside != path)
      #expect(try content(path) == [1])
      try moveIntoPlace(beside, at: path)
      #expect(try content(path) == [2])
      #expect(try permissions(path) == 0o640)
      let own = try temporaryFile([3], in: folder.path)
      #expect(try permissions(own) == 0o600)
      try removeFile(own)
      try removeFile(own)
      #expect(try names(folder) == ["a"])
    }
  }

  @Test func whatCannotTakeItsPlaceIsRemoved() throws {
    try withTemporaryFolder { folder in
      let place = folder.path + "/a"
      try makeFolders(place + "/b", permissions: 0o755)
      let temporary = try temporaryFile([1], in: folder.path)
      #expect(throws: SystemFault.self) { try moveIntoPlace(temporary, at: place) }
      #expect(try names(folder) == ["a"])
      let lost = folder.path + "/nada"
      #expect(throws: SystemFault(path: lost, code: ENOENT)) { try temporaryFile([1], in: lost) }
    }
  }

  @Test func whatNobodyReadsIsTold() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let before = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, before) }
    #expect(throws: SystemFault(path: "-", code: EPIPE)) { try writeBytes([1], to: ends[1]) }
  }
}

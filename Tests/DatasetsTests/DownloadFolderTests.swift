import Datasets
import FileSystem
import Foundation
import TestSupport
import Testing

@Suite struct DownloadFolderTests {
  private func fault(creating path: String) -> DatasetError? {
    failure { () throws(DatasetError) in _ = try DownloadFolder(creating: path) }
  }

  @Test func isMadeWithThoseAboveIt() throws {
    try withTemporaryFolder { root in
      let path = root.path + "/a/b/c"
      #expect(fault(creating: path) == nil)
      #expect(fault(creating: path) == nil)
      #expect(fault(creating: path + "/d/") == nil)
      var isFolder: ObjCBool = false
      #expect(FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue)
    }
  }

  @Test func cannotBeMadeBelowAFileOrInPlaceOfOne() throws {
    try withTemporaryFolder { root in
      let file = root.path + "/file"
      try Data([1]).write(to: URL(fileURLWithPath: file))
      #expect(fault(creating: file + "/a") == .cannotWrite(path: file + "/a", reason: .notFolder))
      #expect(fault(creating: file) == .cannotWrite(path: file, reason: .notFolder))
      #expect(fault(creating: "") == .cannotWrite(path: "", reason: .absent))
    }
    guard case .cannotWrite = fault(creating: "/proc/leccion/a") else {
      Issue.record("/proc takes no folders")
      return
    }
  }

  @Test func lockKeepsOthersOutUntilItGoes() throws {
    try withTemporaryFolder { root in
      let second = try DownloadFolder(creating: root.path)
      do {
        let first = try DownloadFolder(creating: root.path)
        try first.lock { .stop }
        var waits = 0
        let refused = failure { () throws(DatasetError) in
          try second.lock {
            waits += 1
            return waits < 3 ? .proceed : .stop
          }
        }
        #expect(refused == .interrupted)
        #expect(waits == 3)
      }
      // A child that another test is just starting may hold a copy of the lock for a moment.
      var waits = 0
      try second.lock {
        waits += 1
        return waits < 100 ? .proceed : .stop
      }
    }
  }

  @Test func installKeepsWhatWasThere() throws {
    try withTemporaryFolder { root in
      let folder = try DownloadFolder(creating: root.path)
      let (partial, final) = (root.path + "/x.parcial", root.path + "/x")
      for content in ["uno", "dos"] {
        try Data(content.utf8).write(to: URL(fileURLWithPath: partial))
        try folder.install(partial, as: final)
      }
      #expect(try String(contentsOfFile: final, encoding: .utf8) == "dos")
      #expect(try String(contentsOfFile: final + ".anterior", encoding: .utf8) == "uno")
      #expect(!FileManager.default.fileExists(atPath: partial))
      let absent = failure { () throws(DatasetError) in try folder.install(partial, as: final) }
      #expect(absent == .cannotWrite(path: partial, reason: .absent))
      #expect(try String(contentsOfFile: final, encoding: .utf8) == "dos")
    }
  }
}

import Datasets
import Foundation
import TestSupport
import Testing

@Suite struct DataFoldersTests {
  private func searched(_ environment: [String: String]) -> [String] {
    var dataset = Samples.mini
    dataset.systemFolders = ["/sys/mini"]
    return DataFolders(environment: environment).searched(for: dataset)
  }

  @Test func searchesTheAuthorsThenThePersonsThenTheSystems() {
    #expect(
      searched(["LECCION_DATOS": "/a/", "XDG_DATA_HOME": "/x", "HOME": "/h"])
        == ["/a/mini", "/x/leccion/mini", "/sys/mini"])
    #expect(searched(["HOME": "/h"]) == ["/h/.local/share/leccion/mini", "/sys/mini"])
    #expect(searched(["LECCION_DATOS": "datos"]) == ["datos/mini", "/sys/mini"])
    #expect(searched([:]) == ["/sys/mini"])
  }

  @Test func emptyAndRelativeVariablesCountAsNone() {
    #expect(
      searched(["LECCION_DATOS": "", "XDG_DATA_HOME": "", "HOME": "/h"])
        == ["/h/.local/share/leccion/mini", "/sys/mini"])
    #expect(searched(["XDG_DATA_HOME": "x", "HOME": "/h"]) == ["/h/.local/share/leccion/mini", "/sys/mini"])
    #expect(searched(["HOME": ""]) == ["/sys/mini"])
  }

  @Test func fetchesIntoTheFirst() {
    #expect(DataFolders(environment: ["LECCION_DATOS": "/a", "HOME": "/h"]).own(of: Samples.mini) == "/a/mini")
    #expect(
      DataFolders(environment: ["HOME": "/h"]).own(of: Samples.mini) == "/h/.local/share/leccion/mini")
    #expect(DataFolders(environment: [:]).own(of: Samples.mini) == nil)
  }

  @Test func aFolderCountsWithAllFilesOnly() throws {
    try withTemporaryFolder { folder in
      let mini = folder.appendingPathComponent("mini")
      let folders = DataFolders(environment: ["LECCION_DATOS": folder.path])
      try Samples.write(Array(Samples.miniFiles.prefix(3)), to: mini)
      #expect(folders.complete(for: Samples.mini) == nil)
      try Samples.write(Array(Samples.miniFiles.suffix(1)), to: mini, compressed: true)
      #expect(folders.complete(for: Samples.mini) == mini.path)
    }
  }

  @Test func prefersThePlainFile() throws {
    try withTemporaryFolder { folder in
      #expect(DataFolders.stored("b-labels", in: folder.path) == nil)
      try Samples.write(Samples.miniFiles, to: folder, compressed: true)
      #expect(DataFolders.stored("b-labels", in: folder.path) == folder.path + "/b-labels.gz")
      try Samples.write(Samples.miniFiles, to: folder)
      #expect(DataFolders.stored("b-labels", in: folder.path) == folder.path + "/b-labels")
    }
  }

  @Test func linksThatLeadNowhereDoNotCount() throws {
    try withTemporaryFolder { folder in
      let link = folder.path + "/b-labels"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path + "/absent")
      #expect(DataFolders.stored("b-labels", in: folder.path) == nil)
      try FileManager.default.removeItem(atPath: link)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: link)
      #expect(DataFolders.stored("b-labels", in: folder.path) == nil)
    }
  }
}

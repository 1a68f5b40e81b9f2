import Datasets
import FileSystem
import Foundation
import Neural
import TestSupport
import Testing

@Suite struct DatasetLibraryTests {
  /// A library whose only dataset is `mini`, in a folder with these files.
  private func withLibrary(
    _ files: [(name: String, content: [UInt8])] = Samples.miniFiles, compressed: Bool = false,
    _ body: (DatasetLibrary, _ folder: URL) throws -> Void
  ) throws {
    try withTemporaryFolder { root in
      let folder = root.appendingPathComponent("mini")
      try Samples.write(files, to: folder, compressed: compressed)
      let environment = ["LECCION_DATOS": root.path]
      try body(DatasetLibrary(environment: environment, datasets: [Samples.mini]), folder)
    }
  }

  /// The error of loading when one file's content is another.
  private func loadFailure(with content: [UInt8], as file: String, compressed: Bool = false) throws -> DatasetError? {
    var files = Samples.miniFiles
    let index = try #require(files.firstIndex { $0.name == file })
    files[index].content = content
    var found: DatasetError?
    try withLibrary(files, compressed: compressed) { library, folder in
      found = failure { () throws(DatasetError) in _ = try library.load("mini") }
      found = found.map { relative($0, to: folder.path + "/") }
    }
    return found
  }

  private func relative(_ error: DatasetError, to folder: String) -> DatasetError {
    func short(_ path: String) -> String { path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path }
    return switch error {
    case .unreadable(let path, let reason): .unreadable(path: short(path), reason: reason)
    case .truncated(let path, let expected, let found): .truncated(path: short(path), expected: expected, found: found)
    case .unfinishedGzip(let path): .unfinishedGzip(path: short(path))
    case .corruptGzip(let path): .corruptGzip(path: short(path))
    case .corruptIDX(let path, let fault): .corruptIDX(path: short(path), fault)
    default: error
    }
  }

  @Test(arguments: [false, true]) func loadsBothParts(compressed: Bool) throws {
    try withLibrary(compressed: compressed) { library, folder in
      #expect(library.folder(of: "mini") == folder.path)
      let dataset = try library.load("mini")
      #expect(dataset.facts == Samples.mini.facts)
      #expect(dataset.training.labels == [0, 1, 2, 3, 0, 1, 2, 3, 0])
      #expect(dataset.training.inputShape == [2, 3])
      #expect(dataset.training.count == 9)
      let test = try #require(dataset.test)
      #expect(test.labels == [3, 2, 1])
      guard case .bytes(let bytes, let divisor) = test.inputs else {
        Issue.record("inputs should be bytes")
        return
      }
      #expect(bytes == (0..<18).map { UInt8(255 - $0) })
      #expect(divisor == 1)
      #expect(try library.headerFacts(of: "mini") == Samples.mini.facts)
    }
  }

  @Test func countsAreThoseOfTheFiles() throws {
    var files = Samples.miniFiles
    files[2].content = Samples.idx([1, 2, 3], [1, 2, 3, 4, 5, 6])
    files[3].content = Samples.idx([1], [2])
    try withLibrary(files) { library, _ in
      #expect(library.facts(of: "mini")?.testCount == 3)
      let (headers, loaded) = (try library.headerFacts(of: "mini"), try library.load("mini"))
      #expect(headers.testCount == 1)
      #expect(loaded.facts.testCount == 1)
    }
  }

  /// What is frozen is shown without data: facts are known, and no file is found, nor one beside a lesson.
  @Test func aClosedOneFindsNoFile() throws {
    let library = DatasetLibrary.closed
    #expect(library.facts(of: "fashion_mnist")?.inputShape == [28, 28])
    #expect(library.files(of: "fashion_mnist") == nil && library.folder(of: "fashion_mnist") == nil)
    try withTemporaryFolder { folder in
      try Data("a,b\n".utf8).write(to: folder.appendingPathComponent("tabla.csv"))
      let lesson = folder.path + "/lección.md"
      #expect(throws: DatasetError.unreadable(path: "tabla.csv", reason: .absent)) {
        try library.folder(ofLesson: lesson).place(of: "tabla.csv")
      }
      let open = DatasetLibrary(environment: [:]).folder(ofLesson: lesson)
      #expect(try open.place(of: "tabla.csv") == folder.path + "/tabla.csv")
    }
  }

  @Test func knowsWhatIsPublished() throws {
    let file = try #require(NamedDataset.fashionMNIST.publication.files.first)
    #expect(DatasetLibrary.closed.isPublished(file.name, sha256: file.sha256))
    #expect(!DatasetLibrary.closed.isPublished(file.name, sha256: String(file.sha256.reversed())))
    #expect(!DatasetLibrary.closed.isPublished("otro", sha256: file.sha256))
  }

  @Test func unknownAndMissingAreToldApart() throws {
    let library = DatasetLibrary(environment: ["LECCION_DATOS": "/absent", "HOME": "/h"], datasets: [Samples.mini])
    let missing = DatasetError.missing(name: "mini", searched: ["/absent/mini", "/h/.local/share/leccion/mini"])
    #expect(failure { () throws(DatasetError) in _ = try library.load("mini") } == missing)
    #expect(failure { () throws(DatasetError) in _ = try library.headerFacts(of: "mini") } == missing)
    let unknown = DatasetError.unknown(name: "Mini")
    #expect(failure { () throws(DatasetError) in _ = try library.load("Mini") } == unknown)
    #expect(failure { () throws(DatasetError) in _ = try library.headerFacts(of: "Mini") } == unknown)
    #expect(library.facts(of: "Mini") == nil)
    #expect(library.folder(of: "mini") == nil)
    #expect(library.folder(of: "Mini") == nil)
    #expect(library.searchedFolders(for: "Mini") == [])
  }

  @Test func theFirstCompleteFolderIsTaken() throws {
    try withTemporaryFolder { root in
      let (author, person) = (root.path + "/a", root.path + "/x")
      let system = root.path + "/s"
      var dataset = Samples.mini
      dataset.systemFolders = [system]
      let library = DatasetLibrary(
        environment: ["LECCION_DATOS": author, "XDG_DATA_HOME": person], datasets: [dataset])
      #expect(library.searchedFolders(for: "mini") == [author + "/mini", person + "/leccion/mini", system])
      // From the last to the first: each new one takes the place of those after it.
      for folder in library.searchedFolders(for: "mini").reversed() {
        try Samples.write(Array(Samples.miniFiles.prefix(3)), to: URL(fileURLWithPath: folder))
        #expect(library.folder(of: "mini") != folder)
        try Samples.write(Samples.miniFiles, to: URL(fileURLWithPath: folder), compressed: true)
        #expect(library.folder(of: "mini") == folder)
      }
    }
  }

  @Test func countsOfImagesAndLabelsMustAgree() throws {
    let labels = Samples.idx([8], [UInt8](repeating: 0, count: 8))
    #expect(
      try loadFailure(with: labels, as: "a-labels") == .corruptIDX(path: "a-images", .counts(images: 9, labels: 8)))
    let images = Samples.idx([4, 2, 3], [UInt8](repeating: 0, count: 24))
    #expect(
      try loadFailure(with: images, as: "b-images") == .corruptIDX(path: "b-images", .counts(images: 4, labels: 3)))
  }

  @Test func labelsMustBeClasses() throws {
    let labels = Samples.idx([3], [0, 4, 1])
    #expect(try loadFailure(with: labels, as: "b-labels") == .corruptIDX(path: "b-labels", .label(4, classes: 4)))
  }

  @Test func imagesMustHaveTheShape() throws {
    let turned = Samples.idx([3, 3, 2], [UInt8](repeating: 0, count: 18))
    #expect(
      try loadFailure(with: turned, as: "b-images") == .corruptIDX(path: "b-images", .dimensions(found: [3, 3, 2])))
    let none = Samples.idx([0, 2, 3], [])
    #expect(try loadFailure(with: none, as: "b-images") == .corruptIDX(path: "b-images", .dimensions(found: [0, 2, 3])))
  }

  @Test func damageIsToldWithItsFile() throws {
    let labels = Samples.miniFiles[3].content
    #expect(try loadFailure(with: [], as: "b-labels") == .truncated(path: "b-labels", expected: 8, found: 0))
    #expect(
      try loadFailure(with: labels.dropLast(), as: "b-labels") == .truncated(path: "b-labels", expected: 11, found: 10))
    #expect(
      try loadFailure(with: labels + [1], as: "b-labels", compressed: true)
        == .corruptIDX(path: "b-labels.gz", .trailingBytes(1)))
    #expect(
      try loadFailure(with: labels, as: "b-images") == .corruptIDX(path: "b-images", .magic(found: 0x0801)))
  }

  @Test func headersTellDamageBeforeAnythingIsRead() throws {
    try withLibrary(compressed: true) { library, folder in
      let images = folder.appendingPathComponent("a-images.gz")
      let whole = try Data(contentsOf: images)
      try whole.prefix(20).write(to: images)
      #expect(
        failure { () throws(DatasetError) in _ = try library.headerFacts(of: "mini") }
          == .truncated(path: images.path, expected: 16, found: 5))
      try Data(Samples.gzip(Samples.idx([9, 3, 2], [0]))).write(to: images)
      #expect(
        failure { () throws(DatasetError) in _ = try library.headerFacts(of: "mini") }
          == .corruptIDX(path: images.path, .dimensions(found: [9, 3, 2])))
      try Data(Samples.gzip(Samples.idx([8, 2, 3], [0]))).write(to: images)
      #expect(
        failure { () throws(DatasetError) in _ = try library.headerFacts(of: "mini") }
          == .corruptIDX(path: images.path, .counts(images: 8, labels: 9)))
    }
  }

  @Test func aFolderOrAPipeInAFilesPlaceIsRefused() throws {
    try withLibrary { library, folder in
      let labels = folder.path + "/b-labels"
      try FileManager.default.removeItem(atPath: labels)
      try FileManager.default.createDirectory(atPath: labels, withIntermediateDirectories: false)
      let refused = failure { () throws(DatasetError) in _ = try library.load("mini") }
      #expect(refused == .unreadable(path: labels, reason: .folder))
      try FileManager.default.removeItem(atPath: labels)
      #expect(mkfifo(labels, 0o600) == 0)
      let pipe = failure { () throws(DatasetError) in _ = try library.load("mini") }
      #expect(pipe == .unreadable(path: labels, reason: .notRegular))
    }
  }

  @Test func namesAreDifferent() {
    let names = DatasetLibrary.named.map(\.facts.name)
    let library = DatasetLibrary(environment: [:])
    #expect(library.installed.map(\.name) == names)
    let all = library.all.map(\.name)
    #expect(all == ["iris", "espirales"] + names)
    #expect(Set(all).count == all.count)
  }
}

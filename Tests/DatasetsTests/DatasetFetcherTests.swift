import Datasets
import Foundation
import Neural
import Synchronization
import TestSupport
import Testing

@Suite struct DatasetFetcherTests {
  private let all = ["a-images.gz", "a-labels.gz", "b-images.gz", "b-labels.gz"]

  @Test func fetchesWhatThenLoads() throws {
    try FetchBench.with { bench in
      var told: [FetchProgress] = []
      let outcome = try bench.fetch { progress in
        told.append(progress)
        return .proceed
      }
      let total = bench.dataset.publication.files.reduce(0) { $0 + $1.compressedSize }
      #expect(outcome == .fetched(folder: bench.folder.path, bytes: total))
      #expect(bench.names == all)
      #expect(try bench.library.load("mini").training.count == 9)
      #expect(bench.server.requests.map(\.path) == all)
      #expect(bench.server.requests.allSatisfy { $0.start == nil })
      for file in bench.dataset.publication.files { #expect(told.contains(.verifying(file: file.name))) }
    }
  }

  @Test func progressGrowsToTheTotal() throws {
    let (dataset, files) = Samples.large
    try FetchBench.with(dataset, files: files) { bench in
      var received: [Int] = []
      var totals: Set<Int> = []
      _ = try bench.fetch { progress in
        if case .receiving(_, let count, let total) = progress {
          received.append(count)
          totals.insert(total)
        }
        return .proceed
      }
      let total = dataset.publication.files.reduce(0) { $0 + $1.compressedSize }
      #expect(received == received.sorted())
      #expect(received.last == total)
      #expect(totals == [total])
    }
  }

  @Test func whatIsThereIsNotFetchedAgain() throws {
    try FetchBench.with { bench in
      _ = try bench.fetch()
      #expect(try bench.fetch() == .alreadyComplete(folder: bench.folder.path))
      #expect(bench.server.requests.count == 4)
      // One file less: only that one is fetched.
      try FileManager.default.removeItem(atPath: bench.path("b-images.gz"))
      let size = bench.dataset.publication.files[2].compressedSize
      #expect(try bench.fetch() == .fetched(folder: bench.folder.path, bytes: size))
      #expect(bench.server.requests.count == 5)
    }
  }

  @Test func theSystemsCopyIsEnough() throws {
    try withTemporaryFolder { system in
      var dataset = Samples.mini
      dataset.systemFolders = [system.path]
      try Samples.write(Samples.miniFiles, to: system)
      try FetchBench.with(dataset) { bench in
        #expect(try bench.fetch() == .alreadyComplete(folder: system.path))
        #expect(bench.server.requests == [])
        #expect(bench.names == [])
        // A wrong one is not.
        try Data([1, 2]).write(to: system.appendingPathComponent("b-labels"))
        guard case .fetched(bench.folder.path, _) = try bench.fetch() else {
          Issue.record("nothing was fetched")
          return
        }
        #expect(bench.library.folder(of: "mini") == bench.folder.path)
      }
    }
  }

  @Test func goesOnWithAPartialFile() throws {
    let (dataset, files) = Samples.large
    try FetchBench.with(dataset, files: files) { bench in
      try bench.put(Array(Samples.gzip(files[0].content).prefix(123_457)), as: "a-images.gz.parcial")
      _ = try bench.fetch()
      #expect(bench.starts(of: "a-images") == [123_457])
      #expect(bench.names == all)
      #expect(bench.bytes("a-images.gz") == Samples.gzip(files[0].content))
    }
  }

  @Test func aPartialFileThatIsWholeIsOnlyVerified() throws {
    try FetchBench.with { bench in
      let whole = Samples.gzip(Samples.miniFiles[0].content)
      try bench.put(whole, as: "a-images.gz.parcial")
      _ = try bench.fetch()
      #expect(bench.starts(of: "a-images") == [whole.count])
      #expect(bench.names == all)
    }
  }

  @Test func aPartialFileOfOtherContentIsFetchedAnew() throws {
    let (dataset, files) = Samples.large
    for partial in [[UInt8](repeating: 7, count: 1000), [UInt8](repeating: 7, count: 500_000)] {
      try FetchBench.with(dataset, files: files) { bench in
        try bench.put(partial, as: "a-images.gz.parcial")
        _ = try bench.fetch()
        #expect(bench.starts(of: "a-images") == [partial.count, nil])
        #expect(bench.bytes("a-images.gz") == Samples.gzip(files[0].content))
        #expect(bench.names == all)
      }
    }
  }

  @Test func aServerWithoutRangesSendsAllAgain() throws {
    let change: (inout [String: LocalServer.Page]) -> Void = { $0["a-images.gz"]?.takesRanges = false }
    try FetchBench.with(serving: change) { bench in
      try bench.put(Array(Samples.gzip(Samples.miniFiles[0].content).prefix(30)), as: "a-images.gz.parcial")
      _ = try bench.fetch()
      #expect(bench.starts(of: "a-images") == [30, nil])
      #expect(bench.names == all)
    }
  }

  @Test func aBrokenTransferIsResumed() throws {
    let (dataset, files) = Samples.large
    let change: (inout [String: LocalServer.Page]) -> Void = { $0["a-images.gz"]?.cuts = (100_000, 2) }
    try FetchBench.with(dataset, files: files, serving: change) { bench in
      _ = try bench.fetch()
      #expect(bench.starts(of: "a-images") == [nil, 100_000, 200_000])
      #expect(bench.bytes("a-images.gz") == Samples.gzip(files[0].content))
      #expect(bench.names == all)
    }
  }

  @Test func afterThreeBrokenTransfersThePartStays() throws {
    let (dataset, files) = Samples.large
    let change: (inout [String: LocalServer.Page]) -> Void = { $0["a-images.gz"]?.cuts = (100_000, 3) }
    try FetchBench.with(dataset, files: files, serving: change) { bench in
      let url = bench.server.url + "a-images.gz"
      guard case .download(url, _, reason: .brokenOff) = bench.fault() else {
        Issue.record("the transfer did not break off")
        return
      }
      #expect(bench.names == ["a-images.gz.parcial"])
      #expect(bench.bytes("a-images.gz.parcial")?.count == 300_000)
      // The next fetch goes on from there.
      _ = try bench.fetch()
      #expect(bench.starts(of: "a-images") == [nil, 100_000, 200_000, 300_000])
      #expect(bench.names == all)
    }
  }

  @Test func wrongContentIsNotKept() throws {
    let wrong = Samples.idx([9, 2, 3], [UInt8](repeating: 0, count: 54))
    let change: (inout [String: LocalServer.Page]) -> Void = { $0["a-images.gz"]?.content = Samples.gzip(wrong) }
    try FetchBench.with(serving: change) { bench in
      #expect(
        bench.fault()
          == .checksum(
            path: bench.path("a-images.gz.parcial"), expected: bench.dataset.publication.files[0].sha256,
            found: Samples.published(("", wrong)).sha256))
      #expect(bench.names == [])
      #expect(bench.starts(of: "a-images") == [nil])
    }
  }

  @Test func aPageInsteadOfAFileIsNotKept() throws {
    let page = Array("<html>Acepta las condiciones de la red</html>".utf8)
    let change: (inout [String: LocalServer.Page]) -> Void = { $0["a-labels.gz"]?.content = page }
    try FetchBench.with(serving: change) { bench in
      #expect(bench.fault() == .corruptGzip(path: bench.path("a-labels.gz.parcial")))
      // What came before is right and stays.
      #expect(bench.names == ["a-images.gz"])
    }
  }

  @Test func wrongFilesArePutAside() throws {
    try FetchBench.with { bench in
      try bench.put([1, 2, 3], as: "a-images")
      try bench.put([4, 5, 6], as: "b-images.gz")
      _ = try bench.fetch()
      #expect(bench.names == (all + ["a-images.anterior", "b-images.gz.anterior"]).sorted())
      #expect(bench.bytes("a-images.anterior") == [1, 2, 3])
      #expect(bench.bytes("b-images.gz.anterior") == [4, 5, 6])
      #expect(try bench.library.load("mini").test?.count == 3)
    }
  }

  @Test func theVariableGivesTheAddress() throws {
    try FetchBench.with { bench in
      var environment = bench.environment
      // With or without the last slash.
      environment["LECCION_DATOS_URL"] = String(bench.server.url.dropLast())
      let fetcher = DatasetFetcher(environment: environment, datasets: [bench.dataset])
      _ = try fetcher.fetch("mini") { _ in .proceed }
      #expect(bench.names == all)
    }
  }

  @Test func twoAtOnceFetchEachFileOnce() throws {
    let (dataset, files) = Samples.large
    try FetchBench.with(dataset, files: files) { bench in
      let outcomes = Mutex<[FetchOutcome]>([])
      DispatchQueue.concurrentPerform(iterations: 4) { _ in
        if let outcome = try? bench.fetch() { outcomes.withLock { $0.append(outcome) } }
      }
      let total = dataset.publication.files.reduce(0) { $0 + $1.compressedSize }
      let found = outcomes.withLock { $0 }
      #expect(found.count == 4)
      #expect(found.count { $0 == .fetched(folder: bench.folder.path, bytes: total) } == 1)
      #expect(found.count { $0 == .alreadyComplete(folder: bench.folder.path) } == 3)
      #expect(bench.server.requests.map(\.path) == all)
      #expect(bench.names == all)
    }
  }
}

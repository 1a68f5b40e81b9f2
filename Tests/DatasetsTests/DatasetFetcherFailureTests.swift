import Datasets
import FileSystem
import Foundation
import TestSupport
import Testing

/// What can go wrong with a fetch that is not the content's fault.
@Suite struct DatasetFetcherFailureTests {
  @Test func unknownNames() throws {
    try FetchBench.with { bench in
      let fetcher = DatasetFetcher(environment: bench.environment)
      #expect(failure { () throws(DatasetError) in _ = try fetcher.fetch("mini") { _ in .proceed } }
        == .unknown(name: "mini"))
    }
  }

  @Test func aRefusalIsToldWithItsStatusAtOnce() throws {
    try FetchBench.with(serving: { $0["a-labels.gz"] = nil }) { bench in
      let url = bench.server.url + "a-labels.gz"
      #expect(bench.fault() == .download(url: url, status: 404, reason: .refused))
      #expect(bench.starts(of: "a-labels") == [nil])
      #expect(bench.names == ["a-images.gz"])
    }
  }

  @Test func aBusyServerIsAskedAgain() throws {
    try FetchBench.with(serving: { $0["a-images.gz"]?.statuses = [503, 429] }) { bench in
      _ = try bench.fetch()
      #expect(bench.starts(of: "a-images") == [nil, nil, nil])
    }
    try FetchBench.with(serving: { $0["a-images.gz"]?.statuses = [500, 502, 503, 504] }) { bench in
      #expect(bench.fault() == .download(url: bench.server.url + "a-images.gz", status: 503, reason: .refused))
    }
  }

  @Test func noCurl() throws {
    try FetchBench.with { bench in
      var bench = bench
      bench.environment["PATH"] = ""
      #expect(bench.fault() == .download(url: bench.server.url + "a-images.gz", status: 0, reason: .curlMissing))
      // What is there needs none.
      try Samples.write(Samples.miniFiles, to: bench.folder)
      #expect(try bench.fetch() == .alreadyComplete(folder: bench.folder.path))
    }
  }

  @Test func noServer() throws {
    try FetchBench.with { bench in
      bench.server.stop()
      #expect(bench.fault() == .download(url: bench.server.url + "a-images.gz", status: 0, reason: .cannotConnect))
    }
  }

  @Test func addressesOfOtherKindsAreNotFollowed() throws {
    try FetchBench.with { bench in
      let secret = bench.folder.deletingLastPathComponent().appendingPathComponent("a-images.gz")
      try Data([1]).write(to: secret)
      let url = "file://" + secret.deletingLastPathComponent().path + "/"
      #expect(bench.fault(from: url) == .download(url: url + "a-images.gz", status: 0, reason: .unsupportedURL))
      #expect(bench.names == [])
    }
    try FetchBench.with(serving: { $0["a-images.gz"]?.location = "file:///etc/passwd" }) { bench in
      guard case .download(_, _, reason: .unsupportedURL) = bench.fault() else {
        Issue.record("a redirection led to a file")
        return
      }
      #expect(bench.names == [])
    }
  }

  @Test func redirectionsAreFollowedToALimit() throws {
    let moved: (inout [String: LocalServer.Page]) -> Void = { pages in
      pages["new"] = pages["a-images.gz"]
      pages["a-images.gz"]?.location = "/new"
    }
    try FetchBench.with(serving: moved) { bench in
      _ = try bench.fetch()
      #expect(bench.server.requests.prefix(2).map(\.path) == ["a-images.gz", "new"])
    }
    try FetchBench.with(serving: { $0["a-images.gz"]?.location = "/a-images.gz" }) { bench in
      let url = bench.server.url + "a-images.gz"
      #expect(bench.fault() == .download(url: url, status: 302, reason: .redirectedTooOften))
    }
  }

  @Test func anEndlessAnswerIsCutOff() throws {
    try FetchBench.with(serving: { $0["a-images.gz"]?.isEndless = true }) { bench in
      #expect(bench.fault() == .download(url: bench.server.url + "a-images.gz", status: 0, reason: .tooLarge))
      #expect(bench.names == [])
    }
  }

  @Test func stoppingKeepsThePart() throws {
    let (dataset, files) = Samples.large
    try FetchBench.with(dataset, files: files, serving: { $0["a-images.gz"]?.stallsAfter = 50_000 }) { bench in
      // curl keeps the last kilobytes to itself until more come.
      let started = ContinuousClock.now
      let fault = bench.fault { progress in
        if case .receiving(_, let received, _) = progress, received >= 30_000 { return .stop }
        return .proceed
      }
      #expect(fault == .interrupted)
      #expect(ContinuousClock.now - started < .seconds(15))
      #expect(bench.names == ["a-images.gz.parcial"])
      let part = try #require(bench.bytes("a-images.gz.parcial"))
      #expect(part.count >= 30_000)
      #expect(part == Array(Samples.gzip(files[0].content).prefix(part.count)))
    }
  }

  @Test func stoppingAtOnceFetchesNothing() throws {
    try FetchBench.with { bench in
      try bench.put([1], as: "a-images")
      #expect(bench.fault { _ in .stop } == .interrupted)
      #expect(bench.server.requests == [])
    }
  }

  @Test func aCurlThatCtrlCEndedIsAnInterruption() throws {
    try FetchBench.with { bench in
      var bench = bench
      try bench.replaceCurl(by: "kill -INT $$")
      #expect(bench.fault() == .interrupted)
    }
  }

  @Test func aFailedWriteIsTold() throws {
    try FetchBench.with { bench in
      var bench = bench
      try bench.replaceCurl(by: "exit 23")
      guard case .cannotWrite(bench.path("a-images.gz.parcial"), _) = bench.fault() else {
        Issue.record("a failed write is not told")
        return
      }
    }
  }

  @Test func aFolderThatCannotBeMadeIsTold() throws {
    try FetchBench.with { bench in
      try Data([1]).write(to: bench.folder)
      #expect(bench.fault() == .cannotWrite(path: bench.folder.path, reason: .notFolder))
      var homeless = bench
      homeless.environment = ["PATH": bench.environment["PATH"] ?? ""]
      #expect(
        homeless.fault() == .cannotWrite(path: "$HOME/.local/share/leccion/mini", reason: .absent))
      #expect(bench.server.requests == [])
    }
  }

  @Test func nobodysConfigurationIsRead() throws {
    try FetchBench.with { bench in
      let configuration = bench.folder.deletingLastPathComponent().appendingPathComponent(".curlrc")
      try Data("output = \"\(bench.path("elsewhere"))\"\nurl = \"http://127.0.0.1:1/\"\n".utf8).write(to: configuration)
      _ = try bench.fetch()
      #expect(bench.names.count == 4)
    }
  }

  @Test func anAddressIsNeverAnOption() throws {
    try FetchBench.with { bench in
      let stray = bench.folder.deletingLastPathComponent().path
      guard case .download = bench.fault(from: "--output=\(stray)") else {
        Issue.record("an address was taken for something else")
        return
      }
      let around = try FileManager.default.contentsOfDirectory(atPath: stray)
      #expect(around == ["mini"])
      #expect(bench.names == [])
    }
  }
}

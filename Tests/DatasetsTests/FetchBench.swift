import Datasets
import Foundation
import TestSupport
import Testing

/// A fetcher with its server and a folder of its own.
struct FetchBench {
  let dataset: NamedDataset
  let server: LocalServer
  /// Where files are put.
  let folder: URL
  var environment: [String: String]

  /// Runs a body with the files of a dataset served, changed as the test wants.
  static func with(
    _ dataset: NamedDataset = Samples.mini, files: [(name: String, content: [UInt8])] = Samples.miniFiles,
    serving change: (inout [String: LocalServer.Page]) -> Void = { _ in },
    _ body: (FetchBench) throws -> Void
  ) throws {
    var pages: [String: LocalServer.Page] = [:]
    for file in files { pages[file.name + ".gz"] = LocalServer.Page(Samples.gzip(file.content)) }
    change(&pages)
    let server = try LocalServer(pages)
    defer { server.stop() }
    try withTemporaryFolder { root in
      let environment = [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": root.path, "LECCION_DATOS": root.path,
      ]
      let folder = root.appendingPathComponent("mini")
      try body(FetchBench(dataset: dataset, server: server, folder: folder, environment: environment))
    }
  }

  var library: DatasetLibrary { DatasetLibrary(environment: environment, datasets: [dataset]) }

  func fetch(
    from url: String? = nil, onProgress: (FetchProgress) -> FetchControl = { _ in .proceed }
  ) throws(DatasetError) -> FetchOutcome {
    let fetcher = DatasetFetcher(
      environment: environment, datasets: [dataset], baseURL: url ?? server.url, retryPause: .milliseconds(20))
    return try fetcher.fetch("mini", onProgress: onProgress)
  }

  func fault(
    from url: String? = nil, onProgress: (FetchProgress) -> FetchControl = { _ in .proceed }
  ) -> DatasetError? {
    failure { () throws(DatasetError) in _ = try fetch(from: url, onProgress: onProgress) }
  }

  /// The starts of the ranges that were asked for of a file; nil stands for all of it.
  func starts(of file: String) -> [Int?] {
    server.requests.filter { $0.path == file + ".gz" }.map(\.start)
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func bytes(_ name: String) -> [UInt8]? {
    (try? Data(contentsOf: folder.appendingPathComponent(name))).map { [UInt8]($0) }
  }

  func put(_ bytes: [UInt8], as name: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: folder.appendingPathComponent(name))
  }

  /// The names in the folder, sorted.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  /// Puts a program of our own in curl's place.
  mutating func replaceCurl(by script: String) throws {
    let programs = folder.deletingLastPathComponent().appendingPathComponent("programs")
    try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
    try writeProgram("#!/bin/sh\n\(script)\n", to: programs.appendingPathComponent("curl"))
    environment["PATH"] = programs.path
  }
}

/// Writes an executable file, by another process: a copy of our descriptor in a child that another test starts would
/// keep the file from being run (ETXTBSY).
func writeProgram(_ text: String, to file: URL) throws {
  let writer = Process()
  writer.executableURL = URL(fileURLWithPath: "/bin/sh")
  writer.arguments = ["-c", "printf %s \"$1\" > \"$2\" && chmod 755 \"$2\"", "sh", text, file.path]
  try writer.run()
  writer.waitUntilExit()
  #expect(writer.terminationStatus == 0)
}

import Datasets
import Foundation
import TestSupport
import Testing

@Suite struct CurlTests {
  @Test func isLookedForInAbsoluteFoldersOfThePathOnly() throws {
    #expect(Curl(environment: [:]) == nil)
    #expect(Curl(environment: ["PATH": ""]) == nil)
    try withTemporaryFolder { folder in
      #expect(Curl(environment: ["PATH": folder.path]) == nil)
      let program = folder.appendingPathComponent("curl")
      try Data("#!/bin/sh\n".utf8).write(to: program)
      // Not executable: not a program.
      #expect(Curl(environment: ["PATH": folder.path]) == nil)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
      #expect(Curl(environment: ["PATH": "/absent::.:\(folder.path)"])?.executable == program.path)
      let relative = FileManager.default.currentDirectoryPath.split(separator: "/").map { _ in ".." }
      #expect(Curl(environment: ["PATH": (relative + [String(folder.path.dropFirst())]).joined(separator: "/")]) == nil)
    }
  }

  @Test func exitStatusesAreUnderstood() {
    #expect(Curl.ending(of: 0, status: 200) == .done)
    #expect(Curl.ending(of: 22, status: 416) == .nothingLeft)
    #expect(Curl.ending(of: 22, status: 404) == .failed(.refused, status: 404))
    #expect(Curl.ending(of: 23, status: 200) == .cannotWrite)
    #expect(Curl.ending(of: 33, status: 200) == .cannotResume)
    #expect(Curl.ending(of: 128 + SIGINT, status: 0) == .interrupted)
    let faults: [Int32: DownloadFault] = [
      1: .unsupportedURL, 3: .unsupportedURL, 6: .unknownHost, 7: .cannotConnect, 18: .brokenOff, 28: .tooSlow,
      47: .redirectedTooOften, 52: .brokenOff, 56: .brokenOff, 60: .insecure, 99: .other(exit: 99),
      128 + SIGKILL: .other(exit: 128 + SIGKILL),
    ]
    for (code, fault) in faults { #expect(Curl.ending(of: code, status: 0) == .failed(fault, status: 0)) }
  }

  @Test func aProgramThatCannotStartIsTold() throws {
    try withTemporaryFolder { folder in
      let program = folder.appendingPathComponent("curl")
      try writeProgram("\u{1}\u{2}", to: program)
      let curl = try #require(Curl(environment: ["PATH": folder.path]))
      let ending = curl.fetch("http://127.0.0.1/", into: folder.path + "/x", limit: 1) { _ in .proceed }
      #expect(ending == .failed(.cannotStart(errno: ENOEXEC), status: 0))
    }
  }

  @Test func argumentsArriveAsTheyAre() throws {
    try withTemporaryFolder { folder in
      let program = folder.appendingPathComponent("curl")
      try writeProgram("#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$HOME/said\"\nprintf 200\n", to: program)
      let curl = try #require(Curl(environment: ["PATH": folder.path, "HOME": folder.path]))
      let url = "http://h/$(id) `id`;'\" *"
      #expect(curl.fetch(url, into: "/a b", limit: 1) { _ in .proceed } == .done)
      let said = try String(contentsOf: folder.appendingPathComponent("said"), encoding: .utf8).split(separator: "\n")
      #expect(said.first == "--disable")
      #expect(said.suffix(2) == ["--url", Substring(url)])
      #expect(said.contains("/a b"))
      #expect(said.contains("=http,https"))
    }
  }

  @Test func moreThanTheLimitIsCutOff() throws {
    var endless = LocalServer.Page([])
    endless.isEndless = true
    let server = try LocalServer(["x": endless])
    defer { server.stop() }
    try withTemporaryFolder { folder in
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      let curl = try #require(Curl(environment: ["PATH": path]))
      var sizes: [Int] = []
      let ending = curl.fetch(server.url + "x", into: folder.path + "/x", limit: 1_000_000) { size in
        sizes.append(size)
        return .proceed
      }
      #expect(ending == .failed(.tooLarge, status: 0))
      #expect(sizes.allSatisfy { $0 <= 1_000_000 })
    }
  }

  @Test func sizeOfAFile() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("x")
      #expect(Curl.size(of: file.path) == 0)
      try Data([1, 2, 3]).write(to: file)
      #expect(Curl.size(of: file.path) == 3)
    }
  }
}

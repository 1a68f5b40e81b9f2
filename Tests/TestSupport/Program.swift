import Dispatch
package import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a run of the program gave.
package struct ProgramResult: Sendable {
  package let output: String
  package let errors: String
  package let status: Int32
}

/// The built program, beside the tests.
package var programURL: URL {
  let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
  let beside = tests.deletingLastPathComponent().appendingPathComponent("leccion")
  if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
  return Bundle.main.bundleURL.appendingPathComponent("leccion")
}

/// Starts the program in a folder; the environment is the given one alone. With the name of a signal (`HUP`), as one
/// that ignores it.
package func startProgram(
  _ arguments: [String], in folder: URL, environment: [String: String] = [:], output: Any? = nil, errors: Any? = nil,
  ignoring signal: String? = nil
) throws -> Process {
  let process = Process()
  process.executableURL = programURL
  process.arguments = arguments
  if let signal {
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "trap '' \(signal); exec \"$0\" \"$@\"", programURL.path] + arguments
  }
  process.currentDirectoryURL = folder
  process.environment = environment
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = output
  process.standardError = errors
  try process.run()
  return process
}

/// Runs the program to its end, which is forced after two minutes.
package func runProgram(
  _ arguments: [String], in folder: URL, environment: [String: String] = [:]
) throws -> ProgramResult {
  try withTemporaryFolder { temporary in
    let files = ["salida", "errores"].map { temporary.appendingPathComponent($0) }
    for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    let handles = try files.map { try FileHandle(forWritingTo: $0) }
    let process = try startProgram(
      arguments, in: folder, environment: environment, output: handles[0], errors: handles[1])
    // Held weakly: a thousand processes that have ended would keep their files open for two minutes.
    DispatchQueue.global().asyncAfter(deadline: .now() + 120) { [weak process] in
      if let process, process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
    process.waitUntilExit()
    for handle in handles { try handle.close() }
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    // A signal tells as a shell would.
    let killed = process.terminationReason == .uncaughtSignal
    let status = killed ? 128 + process.terminationStatus : process.terminationStatus
    return ProgramResult(output: texts[0], errors: texts[1], status: status)
  }
}

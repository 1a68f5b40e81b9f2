import Foundation
import TestSupport
import Testing

/// What a reader of the program's output may do to it.
@Suite struct ConsoleTests {
  /// Runs with a pipe for standard output that nobody reads.
  private func withClosedPipe(_ arguments: [String], in folder: URL) throws -> (status: Int32, errors: String) {
    let pipe = Pipe()
    let errors = folder.appendingPathComponent("errores")
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    let process = try startProgram(
      arguments, in: folder, environment: testEnvironment, output: pipe.fileHandleForWriting,
      errors: try FileHandle(forWritingTo: errors))
    try pipe.fileHandleForReading.close()
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    let text = String(decoding: try folder.bytes("errores"), as: UTF8.self)
    try FileManager.default.removeItem(at: errors)
    return (process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus, text)
  }

  @Test func aClosedPipeLosesTheResultsAndNotThePage() throws {
    try withLessons { folder in
      let result = try withClosedPipe(["run", "a.md"], in: folder)
      #expect(result.status == 0)
      #expect(folder.fileNames == ["_site/a.html", "a.md"])
    }
  }

  @Test func aClosedPipeIsNoErrorForAPage() throws {
    try withLessons { folder in
      let result = try withClosedPipe(["run", "a.md", "-o", "-"], in: folder)
      #expect(result.status == 0)
      #expect(result.errors.isEmpty)
    }
  }

  @Test func aReportThatCannotBeWrittenIsAnError() throws {
    #if os(Linux)
      try withLessons(["a.md": "`{= nada }`\n"]) { folder in
        for format in ["json", "sarif", "github"] {
          let process = try startProgram(
            ["check", "a.md", "--format", format], in: folder, environment: testEnvironment,
            output: FileHandle(forWritingAtPath: "/dev/full"), errors: FileHandle.nullDevice)
          process.waitUntilExit()
          #expect(process.terminationStatus == 3)
        }
      }
    #endif
  }

  @Test func whatIsNoTerminalHasNoColours() throws {
    try withLessons(["a.md": smallLesson + "\n\n```{afirmar}\n1 == 2\n```\n"]) { folder in
      let result = try leccion("run", "a.md", in: folder)
      #expect(result.status == 1)
      #expect(!(result.output + result.errors).contains("\u{1B}"))
    }
  }
}

import Foundation
import TestSupport
import Testing

@Suite struct InterruptTests {
  @Test func interruptingATrainingEndsAtOnceAndLeavesNothing() throws {
    let endless = smallLesson.replacingOccurrences(of: "épocas: 2", with: "épocas: 100000")
    try withLessons(["a.md": endless]) { folder in
      let errors = folder.appendingPathComponent("errores")
      _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
      let process = try startProgram(
        ["run", "a.md"], in: folder, environment: testEnvironment, output: FileHandle.nullDevice,
        errors: try FileHandle(forWritingTo: errors))
      // Once an epoch was told the training is under way.
      let deadline = Date(timeIntervalSinceNow: 60)
      while try !String(decoding: folder.bytes("errores"), as: UTF8.self).contains("época 1/"), Date() < deadline {
        usleep(10_000)
      }
      let start = Date()
      kill(process.processIdentifier, SIGINT)
      process.waitUntilExit()
      #expect(Date().timeIntervalSince(start) < 5)
      #expect(process.terminationReason == .exit)
      #expect(process.terminationStatus == 130)
      #expect(try String(decoding: folder.bytes("errores"), as: UTF8.self).hasSuffix("interrumpido\n"))
      #expect(folder.fileNames == ["a.md", "errores"])
    }
  }
}

import Foundation
import TestSupport
import Testing

/// Every folder below `Tests/Cases` is a case: `lección.md`, perhaps `orden.txt` with the arguments, and what is
/// expected.
///
/// A case's own `datos` stand in for the shared small dataset.
@Suite struct CaseTests {
  @Test("lo que va mal se dice", arguments: caseFolders("mal"))
  func bad(folder: URL) throws {
    let result = try run(folder, ["check", "lección.md"])
    #expect(result.status != 0)
    expectGolden(transcript(result), at: folder.appendingPathComponent("esperado.txt"))
  }

  @Test("lo que va bien da lo esperado", arguments: caseFolders("bien"))
  func good(folder: URL) throws {
    let result = try run(folder, ["run", "lección.md", "--to", "md", "-o", "-"])
    #expect(result.status == 0)
    expectGolden(transcript(result), at: folder.appendingPathComponent("esperado.md"))
  }

  private func run(_ folder: URL, _ fallback: [String]) throws -> ProgramResult {
    let command = try? String(contentsOf: folder.appendingPathComponent("orden.txt"), encoding: .utf8)
    let arguments = command.map { $0.split(whereSeparator: \.isWhitespace).map(String.init) } ?? fallback
    let own = folder.appendingPathComponent("datos")
    let hasOwn = FileManager.default.fileExists(atPath: own.path)
    let shared = testsFolder.appendingPathComponent("Cases/datos")
    return try runProgram(
      arguments, in: folder,
      environment: ["LECCION_DATOS": hasOwn ? "datos" : shared.path, "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"])
  }

  private func transcript(_ result: ProgramResult) -> String {
    var text = result.output
    if !result.errors.isEmpty { text += (text.isEmpty ? "" : "\n") + result.errors }
    if result.status != 0 { text += "\nestado de salida: \(result.status)\n" }
    return text
  }
}

import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite struct CodeCoverageTests {
  /// Expectations say a code as `error[L001]` or, in JSON and tables, by itself.
  @Test func everyCodeHasAGoldenCase() throws {
    var seen: Set<String> = []
    let files = FileManager.default.enumerator(at: testsFolder, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard ["txt", "md", "json"].contains(file.pathExtension), file.lastPathComponent != "lección.md",
        let text = try? String(contentsOf: file, encoding: .utf8)
      else { continue }
      for code in Code.allCases where text.contains(code.rawValue) { seen.insert(code.rawValue) }
    }
    #expect(Code.allCases.map(\.rawValue).filter { !seen.contains($0) } == [])
  }
}

import Directives
import Foundation
import Runner
import TestSupport
import Testing

@Suite struct ExplainCommandTests {
  /// Each word's example is a lesson without problems that uses the word.
  @Test(arguments: reference.map(\.name))
  func theExampleIsSound(name: String) throws {
    for entry in referenceEntries(of: name) {
      #expect(entry.example.contains(entry.name), "\(entry.kind) \(entry.name)")
      #expect(!entry.summary.isEmpty)
      let result = try withLessons(["a.md": entry.example]) { folder in
        try leccion(entry.kind == "una directiva" || entry.kind == "una figura" ? "test" : "check", "a.md", in: folder)
      }
      #expect(result.status == 0 && result.errors.isEmpty, "\(entry.example)\n\(result.errors)")
    }
  }

  @Test func foreignWordsAreUnderstood() throws {
    let result = try leccion("explain", "Dense", in: testsFolder)
    #expect(result.output.hasPrefix("«Dense» se escribe «densa»\n"))
    #expect(result.status == 0)
  }

  /// A word that means two things has both pages.
  @Test func allMeaningsAreTold() throws {
    let result = try leccion("explain", "error_absoluto", in: testsFolder)
    #expect(result.output.contains("una pérdida") && result.output.contains("una métrica"))
  }

  @Test func anUnknownWordIsToldWithTheNearest() throws {
    let result = try leccion("explain", "densaa", in: testsFolder)
    #expect(result.status == 64)
    #expect(result.errors.contains("¿quisiste decir «densa»?"))
  }

  /// Without a name it lists everything, in lines that fit.
  @Test func theIndexNamesEverything() throws {
    let index = try leccion("explain", in: testsFolder).output
    for entry in reference { #expect(index.contains(entry.name)) }
    #expect(index.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }
}

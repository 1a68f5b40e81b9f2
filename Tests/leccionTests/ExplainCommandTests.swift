import Directives
import Foundation
import Lesson
import Runner
import TestSupport
import Testing

@Suite struct ExplainCommandTests {
  /// What is quick to run; of the rest, which train networks, the examples are checked.
  private static let run: Set = [
    "una directiva", "una figura", "una función", "un adjetivo", "un bloque", "un argumento de las capas", "un formato",
  ]

  /// Each word's example is a lesson without problems that uses the word.
  @Test(arguments: reference.map(\.name))
  func theExampleIsSound(name: String) throws {
    for entry in referenceEntries(of: name) {
      #expect(entry.example.contains(entry.name), "\(entry.kind) \(entry.name)")
      #expect(!entry.summary.isEmpty)
      let result = try withLessons(["a.md": entry.example]) { folder in
        try leccion(Self.run.contains(entry.kind) ? "test" : "check", "a.md", in: folder)
      }
      #expect(result.status == 0 && result.errors.isEmpty, "\(entry.example)\n\(result.errors)")
    }
  }

  /// Every family of words is there, whole.
  @Test func eachFamilyIsTold() {
    func names(_ kind: String) -> [String] { reference.filter { $0.kind == kind }.map(\.name) }
    #expect(names("una función") == functionWords.map(\.name))
    #expect(names("un adjetivo") == adjectiveWords.map(\.name))
    #expect(names("un bloque") == TeachingBlock.Kind.allCases.map(\.rawValue))
    #expect(names("un argumento de las capas") == Set(layerWords.words.flatMap(\.labels).map(\.name)).sorted())
    #expect(names("un formato").count == InlineFormat.Sign.allCases.count)
  }

  @Test(
    "los signos que rodean a una palabra no estorban",
    arguments: [
      ("[!NOTA]", "NOTA  un bloque\n"), ("pista", "PISTA  un bloque\n"), ("{datos}", "datos  una directiva\n"),
      ("pesos:", "pesos  un argumento de las capas\n"), ("3%", "1%  un formato\n"), ("0", "2  un formato\n"),
      ("3e", "2e  un formato\n"), ("decreciente", "decreciente  un adjetivo\n"), ("RAIZ", "raíz  una función\n"),
      ("[!TIP]", "«[!TIP]» se escribe «PISTA»\n"), ("sqrt", "«sqrt» se escribe «raíz»\n"),
    ])
  func signsAreNoHindrance(name: String, start: String) throws {
    let result = try leccion("explain", name, in: testsFolder)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix(start), "\(result.output)\(result.errors)")
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

import Foundation
import TestSupport
import Testing

@Suite struct CheckCommandTests {
  @Test func aSoundLessonIsToldSo() throws {
    try withLessons { folder in
      let result = try leccion("check", "a.md", in: folder)
      #expect(result.output == "1 lección sin problemas\n")
      #expect(result.status == 0)
      #expect(folder.fileNames == ["a.md"])
    }
  }

  @Test func allIsWellInJSONIsAnEmptyArray() throws {
    try withLessons { folder in
      let result = try leccion("check", "a.md", "--format", "json", in: folder)
      #expect(result.output == "[]\n")
    }
  }

  @Test func fixPutsInWhatIsCertainAndLeavesGuesses() throws {
    let lesson = "```{calcular}\nx = 0,5\ny = sqrt(x)\nz = redndear(y)\n```\n"
    try withLessons(["a.md": lesson]) { folder in
      let result = try leccion("check", "a.md", "--fix", in: folder)
      #expect(result.status == 2)
      #expect(result.errors.contains("redndear"))
      #expect(!result.errors.contains("sqrt"))
      #expect(
        try String(decoding: folder.bytes("a.md"), as: UTF8.self)
          == "```{calcular}\nx = 0.5\ny = raíz(x)\nz = redndear(y)\n```\n")
    }
  }

  @Test func missingDataIsAWarning() throws {
    try withLessons { folder in
      // An empty folder for data hides no system folder: only where there is none is the warning told.
      let result = try leccion("check", "a.md", in: folder, environment: ["LECCION_DATOS": folder.path])
      #expect(result.status == 0)
    }
  }

  @Test func aLessonThatIsTooLargeIsTold() throws {
    try withLessons(["a.md": String(repeating: "Una frase cualquiera.\n\n", count: 60_000)]) { folder in
      let result = try leccion("check", "a.md", in: folder)
      #expect(result.status == 2)
      expectGolden(result.errors, at: testsFolder.appendingPathComponent("Cases/demasiado-larga/esperado.txt"))
    }
  }
}

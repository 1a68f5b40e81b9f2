import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct TestCommandTests {
  @Test func everyAssertionIsALine() throws {
    try withLessons { folder in
      let before = try folder.bytes("a.md")
      let result = try leccion("test", "a.md", in: folder)
      #expect(result.status == 0)
      let losses = try #require(vector(in: result.output))
      #expect(
        result.output == """
          a.md
            ✓ ajuste.pérdida es finito   \(losses)
            ✓ red.parámetros == 6370   6370
          2 afirmaciones se cumplen

          """)
      #expect(folder.fileNames == ["a.md"])
      #expect(try folder.bytes("a.md") == before)
    }
  }

  /// The losses between brackets.
  private func vector(in output: String) -> String? {
    guard let start = output.firstIndex(of: "["), let end = output.firstIndex(of: "]") else { return nil }
    return String(output[start...end])
  }

  @Test func foldersAreSearchedForLessons() throws {
    try withLessons(["a.md": "```{afirmar}\n1 == 1\n```\n", "nota.txt": "no"]) { folder in
      let below = folder.appendingPathComponent("más/_site")
      try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
      try Data("```{afirmar}\n2 == 2\n```\n".utf8).write(to: folder.appendingPathComponent("más/b.md"))
      try Data("no se mira".utf8).write(to: below.appendingPathComponent("c.md"))
      let result = try leccion("test", ".", in: folder)
      #expect(result.output == "./a.md\n  ✓ 1 == 1\n./más/b.md\n  ✓ 2 == 2\n2 afirmaciones se cumplen\n")
      let empty = try leccion("test", "más/_site/nada", in: folder)
      #expect(empty.status == 3)
    }
  }

  @Test func outputsAndFailuresAreLinesToo() throws {
    let lesson = """
      ```{calcular #c}
      1 + 1
      ```

      ```{salida de=c}
      1 + 1 = 2
      ```

      ```{salida de=c}
      1 + 1 = <3>
      ```

      ````{falla T001}
      ```{calcular}
      nada
      ```
      ````

      ````{falla T001}
      ```{calcular}
      [1, 2][c1]
      ```
      ````

      """
    try withLessons(["a.md": lesson.replacing("[c1]", with: "[0]")]) { folder in
      let result = try leccion("test", "a.md", "--junit", "informe.xml", in: folder)
      #expect(result.status == 1)
      #expect(
        result.output == """
          a.md
            ✓ salida de c
            ✗ salida de c
            ✓ falla T001   no conozco el nombre «nada»
            ✗ falla T001   no falla
          1 salida coincide; 1 falla como se dice; 2 fallos

          """)
      let written = String(decoding: try folder.bytes("informe.xml"), as: UTF8.self)
      let text = written.replacing(/time="[0-9.]+"/, with: "time=\"0.000\"")
      let place = testsFolder.appendingPathComponent("Cases/junit/salidas-y-fallos.xml")
      expectGolden(text, at: place)
      #expect(XMLParser(data: Data(text.utf8)).parse())
    }
  }

  @Test func aWarningNeverChangesTheStatus() throws {
    let lesson = "```{calcular}\nx = 1/3\nx\n```\n\nEs 0,333.\n"
    try withLessons(["a.md": lesson]) { folder in
      let result = try leccion("test", "a.md", in: folder)
      #expect(result.status == 0)
      #expect(result.errors.contains("aviso[A004]"))
      #expect(result.errors.contains("escribe `{= x : 3 }`"))
      #expect(try leccion("run", "a.md", "-o", "-", in: folder).errors.isEmpty)
      #expect(try leccion("check", "a.md", in: folder).errors.isEmpty)
    }
  }

  @Test func theReportIsJUnit() throws {
    try withLessons(["a.md": "```{afirmar}\n1 == 1\n1 == 2 o \"<\" == \"&\"\n```\n", "b.md": "```{nada}\n```\n"]) {
      folder in
      let result = try leccion("test", "a.md", "b.md", "--junit", "informe.xml", in: folder)
      #expect(result.status == 2)
      let text = String(decoding: try folder.bytes("informe.xml"), as: UTF8.self)
      expectGolden(text, at: testsFolder.appendingPathComponent("Cases/junit/informe.xml"))
      #expect(XMLParser(data: Data(text.utf8)).parse())
    }
  }
}

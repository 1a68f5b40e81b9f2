import Foundation
import JSON
import TestSupport
import Testing

@Suite struct ExportCommandTests {
  /// Every folder below `Tests/Cases/exportar` is a case: a lesson and what it is in each format.
  @Test("lo que se exporta es lo esperado", arguments: caseFolders("exportar"))
  func exports(folder: URL) throws {
    for (format, name) in [("keras", "keras.txt"), ("pytorch", "pytorch.txt"), ("notebook", "cuaderno.txt")] {
      let result = try leccion("export", "lección.md", "--to", format, "-o", "-", in: folder)
      #expect(result.status == 0)
      #expect(result.errors == "")
      expectGolden(result.output, at: folder.appendingPathComponent(name))
    }
  }

  @Test func aFileAFolderOrStandardOutputCanBeAskedFor() throws {
    try withLessons { folder in
      let result = try leccion("export", "a.md", "--to", "keras", in: folder)
      #expect(result.status == 0)
      #expect(result.output == "_site/a_keras.py\n")
      let other = try leccion("export", "a.md", "--to", "pytorch", "-o", "otra/", in: folder)
      #expect(other.output == "otra/a_pytorch.py\n")
      #expect(try leccion("export", "a.md", "--to", "notebook", "-o", "c.ipynb", in: folder).output == "c.ipynb\n")
      let piped = try leccion("export", "a.md", "--to", "keras", "-o", "-", in: folder)
      #expect(try Data(piped.output.utf8) == folder.bytes("_site/a_keras.py"))
      #expect(folder.fileNames == ["_site/a_keras.py", "a.md", "c.ipynb", "otra/a_pytorch.py"])
    }
  }

  @Test func nothingIsRunAndNothingIsTrained() throws {
    try withLessons { folder in
      let result = try leccion("export", "a.md", "--to", "pytorch", "-o", "-", in: folder)
      #expect(!result.errors.contains("época"))
    }
  }

  @Test func theNotebookIsJSON() throws {
    try withLessons { folder in
      for format in ["notebook", "notebook-pytorch"] {
        let result = try leccion("export", "a.md", "--to", format, "-o", "-", in: folder)
        let root = try JSONReader.read(Array(result.output.utf8))
        #expect(root["nbformat"] == .integer(4))
      }
    }
  }

  @Test func aLessonWithErrorsIsToldAndNothingIsWritten() throws {
    try withLessons(["a.md": "```{calcular}\nx = nada\n```\n"]) { folder in
      let result = try leccion("export", "a.md", "--to", "keras", in: folder)
      #expect(result.status == 2)
      #expect(result.output == "")
      #expect(result.errors.contains("«nada»"))
      #expect(folder.fileNames == ["a.md"])
    }
  }

  @Test func theLessonItselfIsKept() throws {
    try withLessons { folder in
      let result = try leccion("export", "a.md", "--to", "keras", "-o", "a.md", in: folder)
      #expect(result.status == 3)
      #expect(result.errors.contains("es la propia lección"))
      #expect(try folder.bytes("a.md") == Data(smallLesson.utf8))
    }
  }

  @Test func badPathsAreTold() throws {
    try withLessons { folder in
      try Data().write(to: folder.appendingPathComponent("archivo"))
      let unwritable = try leccion("export", "a.md", "--to", "keras", "-o", "archivo/x.py", in: folder)
      #expect(unwritable.status == 3)
      #expect(unwritable.errors.contains("no puedo escribir"))
      let missing = try leccion("export", "b.md", "--to", "keras", in: folder)
      #expect(missing.status == 3)
      #expect(missing.errors == "error[D006]: no puedo leer «b.md»: no existe\n")
    }
  }

  @Test func formatsAreTold() throws {
    try withLessons { folder in
      let unknown = try leccion("export", "a.md", "--to", "jax", in: folder)
      #expect(unknown.status == 64)
      #expect(unknown.errors.contains("keras") && unknown.errors.contains("notebook"))
      #expect(try leccion("export", "a.md", in: folder).status == 64)
    }
  }

  @Test func pagesShowEachStepInBoth() throws {
    try withLessons { folder in
      let page = try leccion("run", "a.md", "-o", "-", in: folder).output
      #expect(page.contains("<summary>En Keras y PyTorch</summary>"))
      #expect(page.contains("aria-label=\"entrenar red · ajuste en Keras\""))
      // Assertions have none.
      #expect(page.components(separatedBy: "class=\"equivalents\"").count == 6)
    }
  }
}

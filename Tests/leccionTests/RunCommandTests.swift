import Foundation
import TestSupport
import Testing

@Suite struct RunCommandTests {
  @Test func thePageGoesToTheSiteFolderAndItsPathIsTheLastLine() throws {
    try withLessons { folder in
      let result = try leccion("run", "a.md", in: folder)
      #expect(result.status == 0)
      #expect(result.output.hasSuffix("\n_site/a.html\n"))
      #expect(folder.fileNames == ["_site/a.html", "a.md"])
      let page = String(decoding: try folder.bytes("_site/a.html"), as: UTF8.self)
      #expect(page.hasPrefix("<!DOCTYPE html>"))
      #expect(page.contains("lang=\"es\""))
      #expect(result.output.contains("entrenar red · ajuste"))
      #expect(result.errors.contains("época 2/2"))
    }
  }

  @Test func aPathAFolderOrStandardOutputCanBeAskedFor() throws {
    try withLessons { folder in
      #expect(try leccion("run", "a.md", "-o", "otra.html", in: folder).output.hasSuffix("\notra.html\n"))
      #expect(
        try leccion("run", "a.md", "-o", "nueva/carpeta/", in: folder).output.hasSuffix("\nnueva/carpeta/a.html\n"))
      let piped = try leccion("run", "a.md", "-o", "-", in: folder)
      #expect(try Data(piped.output.utf8) == folder.bytes("otra.html"))
      #expect(piped.errors.isEmpty)
      #expect(folder.fileNames == ["a.md", "nueva/carpeta/a.html", "otra.html"])
    }
  }

  @Test func severalLessonsGoToOneFolder() throws {
    try withLessons(["a.md": smallLesson, "b.md": "# B\n\n`{= 1 + 1 }`\n"]) { folder in
      let result = try leccion("run", "a.md", "b.md", "-o", "juntas", in: folder)
      #expect(result.status == 0)
      #expect(folder.fileNames == ["a.md", "b.md", "juntas/a.html", "juntas/b.html"])
    }
  }

  @Test func markdownHasItsFiguresBesideIt() throws {
    try withLessons { folder in
      #expect(try leccion("run", "a.md", "--to", "md", in: folder).status == 0)
      #expect(folder.fileNames == ["_site/a.md", "_site/a/figura-1.svg", "a.md"])
      let text = String(decoding: try folder.bytes("_site/a.md"), as: UTF8.self)
      #expect(text.contains("](a/figura-1.svg)"))
      #expect(text.contains("```{{datos #moda}}"))
    }
  }

  @Test func jsonHoldsTypedResults() throws {
    try withLessons { folder in
      #expect(try leccion("run", "a.md", "--to", "json", in: folder).status == 0)
      let object = try JSONSerialization.jsonObject(with: folder.bytes("_site/a.json")) as? [String: Any]
      #expect((object?["steps"] as? [Any])?.count == 6)
      #expect(object?["title"] as? String == "Pequeña")
    }
  }

  @Test func quietPrintsThePathAlone() throws {
    try withLessons { folder in
      let result = try leccion("run", "a.md", "--quiet", in: folder)
      #expect(result.output == "_site/a.html\n")
      #expect(result.errors.isEmpty)
    }
  }

  @Test func runsAndThreadsGiveTheSameBytesAndSeedsOthers() throws {
    try withLessons { folder in
      for (name, arguments) in [
        ("1", ["--threads", "1"]), ("2", ["--threads", "2"]), ("5", ["--threads", "5"]), ("x", []),
      ] {
        #expect(
          try runProgram(["run", "a.md", "-o", "\(name).html"] + arguments, in: folder, environment: testEnvironment)
            .status == 0)
      }
      let first = try folder.bytes("1.html")
      for name in ["2", "5", "x"] { #expect(try folder.bytes("\(name).html") == first) }
      #expect(try leccion("run", "a.md", "--seed", "4", "-o", "otra.html", in: folder).status == 0)
      #expect(try folder.bytes("otra.html") != first)
    }
  }

  @Test func twoAtOnceLeaveOneWholePage() throws {
    try withLessons { folder in
      let alone = try leccion("run", "a.md", "-o", "sola.html", in: folder)
      #expect(alone.status == 0)
      let both = try (0..<4).map { _ in
        try startProgram(
          ["run", "a.md", "-o", "p.html", "--quiet"], in: folder, environment: testEnvironment,
          output: FileHandle.nullDevice, errors: FileHandle.nullDevice)
      }
      both.forEach { $0.waitUntilExit() }
      #expect(both.allSatisfy { $0.terminationStatus == 0 })
      #expect(try folder.bytes("p.html") == folder.bytes("sola.html"))
      #expect(folder.fileNames == ["a.md", "p.html", "sola.html"])
    }
  }

  @Test func anUnwritablePlaceIsToldAndLeavesNothing() throws {
    try withLessons { folder in
      try Data().write(to: folder.appendingPathComponent("archivo"))
      let result = try leccion("run", "a.md", "-o", "archivo/p.html", in: folder)
      #expect(result.status == 3)
      #expect(result.errors.contains("error[D007]: no puedo escribir «archivo»: no es una carpeta"))
      #expect(folder.fileNames == ["a.md", "archivo"])
    }
  }

  @Test func aFullDiskIsTold() throws {
    #if os(Linux)
      try withLessons { folder in
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let errors = folder.appendingPathComponent("errores")
        _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
        let process = try startProgram(
          ["run", "a.md", "-o", "-"], in: folder, environment: testEnvironment, output: full,
          errors: try FileHandle(forWritingTo: errors))
        process.waitUntilExit()
        #expect(process.terminationStatus == 3)
        #expect(try String(decoding: folder.bytes("errores"), as: UTF8.self).contains("no queda espacio en el disco"))
        // A device is written to, never replaced.
        #expect(try leccion("run", "a.md", "-o", "/dev/full", in: folder).status == 3)
        var status = stat()
        #expect(stat("/dev/full", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
      }
    #endif
  }

  @Test func whatIsNoFileIsNotRead() throws {
    try withLessons { folder in
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("carpeta.md"), withIntermediateDirectories: true)
      #expect(mkfifo(folder.appendingPathComponent("tubo.md").path, 0o600) == 0)
      for (name, reason) in [
        ("carpeta.md", "es una carpeta"), ("tubo.md", "no es un archivo corriente"), ("nada.md", "no existe"),
      ] {
        let result = try leccion("run", name, in: folder)
        #expect(result.status == 3)
        #expect(result.errors == "error[D006]: no puedo leer «\(name)»: \(reason)\n")
      }
    }
  }

  @Test func aLessonWithErrorsStillHasItsPage() throws {
    try withLessons(["a.md": "# A\n\n```{datos #x}\nfuente: nada\n```\n"]) { folder in
      let result = try leccion("run", "a.md", in: folder)
      #expect(result.status == 3)
      let page = String(decoding: try folder.bytes("_site/a.html"), as: UTF8.self)
      #expect(page.contains("D010"))
    }
  }

  @Test func theStepsOfASolutionStandApart() throws {
    let text = """
      > [!EJERCICIO]
      > Suma.
      >
      > > [!SOLUCIÓN]
      > > ```{calcular}
      > > 1 + 1
      > > ```
      > >
      > > ```{afirmar}
      > > 1 + 1 == 2
      > > ```

      ```{calcular}
      4 + 4
      ```

      """
    try withLessons(["a.md": text]) { folder in
      let result = try leccion("run", "a.md", in: folder)
      #expect(
        result.output == """
          Solución del ejercicio 1
            calcular
              1 + 1 = 2
            afirmar
              ✓ 1 + 1 == 2   2
          calcular
            4 + 4 = 8
          _site/a.html

          """)
    }
  }
}

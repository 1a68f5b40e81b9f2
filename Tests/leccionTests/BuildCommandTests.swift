import Foundation
import TestSupport
import Testing

/// A course in a folder `Curso`: quick, with a figure for the home.
private let course = [
  "index.md": "---\ntítulo: Curso breve\n---\n\nHola.\n",
  "glosario.md": "# Glosario\n\n### Capa\n\nUn grupo de neuronas.\n",
  "01-uno.md": smallLesson.replacing("{figura curvas}", with: "{figura curvas #portada}"),
  "02-dos.md": "# Dos\n\nUna **capa**, y [la primera](01-uno.md#paso-ajuste).\n\n```{calcular #x}\n1 + 1\n```\n",
]

private func withCourse<Result>(_ files: [String: String] = course, _ body: (URL) throws -> Result) throws -> Result {
  try withTemporaryFolder { folder in
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("Curso"), withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: "Curso/" + name, in: folder) }
    return try body(folder)
  }
}

private func write(_ text: String, to name: String, in folder: URL) throws {
  try Data(text.utf8).write(to: folder.appendingPathComponent(name))
}

@Suite struct BuildCommandTests {
  @Test func aCourseBecomesASite() throws {
    try withCourse { folder in
      let result = try leccion("build", "Curso", in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let lines = result.output.split(separator: "\n")
      #expect(lines.contains("_site/01-uno.html") && lines.contains("_site/buscar.html"))
      #expect(lines.last == "_site/index.html")
      let done = result.errors.split(separator: "\n").filter { $0.contains(".md · ") && $0.hasSuffix(" s") }
      #expect(done.count == 4)
      let home = try text("_site/index.html", in: folder)
      #expect(home.contains("<h1>Curso breve</h1>") && home.contains("class=\"figure cover\""))
      #expect(try text("_site/02-dos.html", in: folder).contains("href=\"01-uno.html#paso-ajuste\""))
      let names = folder.appendingPathComponent("_site").fileNames
      #expect(names.contains(".leccion-site") && !names.contains { $0.hasPrefix(".leccion-") && $0 != ".leccion-site" })
    }
  }

  @Test func copiesOfWhatNobodySavedHaveNoPage() throws {
    try withCourse(["01-uno.md": "# Uno\n\nTexto.\n", "01-uno.sin-guardar.md": "# Uno\n\n`{= nada }`\n"]) { folder in
      let result = try leccion("build", "Curso", in: folder)
      #expect(result.status == 0, "\(result.errors)")
      #expect(!folder.appendingPathComponent("_site").fileNames.contains { $0.contains("sin-guardar") })
    }
  }

  @Test func againAndWithOtherThreadsTheBytesAreTheSame() throws {
    try withCourse { folder in
      for threads in ["1", "2", "5"] {
        let result = try leccion("build", "Curso", "-o", threads, "--threads", threads, "--quiet", in: folder)
        #expect(result.output == "\(threads)/index.html\n")
        #expect(result.errors.isEmpty)
      }
      #expect(try leccion("build", "Curso", "-o", "5", in: folder).status == 0)
      let names = folder.appendingPathComponent("1").fileNames
      #expect(names.count > 10)
      for other in ["2", "5"] {
        #expect(folder.appendingPathComponent(other).fileNames == names)
        for name in names { #expect(try folder.bytes("1/" + name) == folder.bytes(other + "/" + name)) }
      }
    }
  }

  @Test func aLessonThatFailsDoesNotStopTheOthers() throws {
    var files = course
    files["03-mal.md"] = "# Mal\n\n```{datos #x}\nfuente: nada\n```\n\n[x](04-no.md)\n"
    files["04-falsa.md"] = "# Falsa\n\n```{afirmar}\n1 == 2\n```\n"
    try withCourse(files) { folder in
      let result = try leccion("build", "Curso", in: folder)
      #expect(result.status == 3)
      #expect(result.errors.contains("error[D010]") && result.errors.contains("--> Curso/03-mal.md:4:9"))
      #expect(result.errors.contains("error[L034]: el enlace lleva a «04-no.md», que no existe"))
      #expect(result.errors.contains("--> Curso/03-mal.md:7:5"))
      #expect(result.errors.contains("error[A001]"))
      #expect(result.output.hasSuffix("_site/index.html\n"))
      #expect(try text("_site/01-uno.html", in: folder).contains("class=\"figure"))
      #expect(try text("_site/03-mal.html", in: folder).contains("Esta lección tiene 2 problemas."))
      #expect(try text("_site/index.html", in: folder).contains("Tiene 2 problemas: míralo en su página."))
    }
  }

  @Test func aLessonThatCannotBeReadIsTold() throws {
    try withCourse { folder in
      // A name that is no text cannot be asked for again.
      let path = Array(folder.appendingPathComponent("Curso").path.utf8CString.dropLast()) + [0x2F, 0x62]
      let name = (path + [CChar(bitPattern: 0xF3)] + ".md".utf8CString)
      let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
      try #require(descriptor >= 0)
      close(descriptor)
      let result = try leccion("build", "Curso", "--quiet", in: folder)
      #expect(result.status == 3)
      #expect(result.errors.contains("error[D006]: no puedo leer «Curso/b\u{FFFD}.md»: no existe"))
      #expect(try text("_site/01-uno.html", in: folder).contains("class=\"figure"))
    }
  }

  @Test func theProblemsOfACourseAreToldAsTheyWere() throws {
    let folder = testsFolder.appendingPathComponent("Cases/sitio")
    try withTemporaryFolder { output in
      let site = output.appendingPathComponent("sitio").path
      let result = try leccion("build", "curso", "-o", site, "--quiet", in: folder)
      #expect(result.status == 2)
      expectGolden(result.errors, at: folder.appendingPathComponent("esperado.txt"))
    }
  }

  // MARK: What is refused before anything is computed

  @Test(arguments: [
    (["A.md": "a\n", "a.md": "b\n"], "«A.md» y «a.md» tendrían la misma página, «a.html»"),
    (["buscar.md": "a\n"], "«buscar.md» tendría la página «buscar.html», que el sitio escribe por su cuenta"),
    ([:], "no hay ninguna lección (archivos .md) en «Curso»"),
  ])
  func namesThatDoNotServeAreRefused(files: [String: String], message: String) throws {
    try withCourse(files) { folder in
      let result = try leccion("build", "Curso", in: folder)
      #expect(result.status == 3)
      #expect(result.errors.contains(message))
      #expect(folder.fileNames == files.keys.sorted().map { "Curso/" + $0 })
    }
  }

  @Test func aFolderThatIsNotThereIsTold() throws {
    try withTemporaryFolder { folder in
      let result = try leccion("build", "nada", in: folder)
      #expect(result.status == 3 && result.errors.contains("no puedo leer «nada»: no existe"))
      #expect(try leccion("build", ".", "--threads", "0", in: folder).status == 64)
      #expect(try leccion("build", ".", "--budget", "0", in: folder).status == 64)
    }
  }

  @Test func coloursThatDoNotServeAreTold() throws {
    try withCourse { folder in
      try write("acento: #FFFF00\n", to: "tema.txt", in: folder)
      let result = try leccion("build", "Curso", "--theme", "tema.txt", in: folder)
      #expect(result.status == 3)
      #expect(result.errors.contains("error[D017]") && result.errors.contains("--> tema.txt:1:9"))
      #expect(!folder.fileNames.contains { $0.hasPrefix("_site") })
      try write("acento: #8A1C3B #F09AB0\n", to: "tema.txt", in: folder)
      #expect(try leccion("build", "Curso", "--theme", "tema.txt", "--quiet", in: folder).status == 0)
      #expect(try text("_site/02-dos.html", in: folder).contains("--accent: #8a1c3b"))
    }
  }

  // MARK: Links that lead out, and Ctrl-C

  @Test func aLessonThatIsALinkIsNoLesson() throws {
    try withCourse { folder in
      try write("secreto\n", to: "secreto.md", in: folder)
      try FileManager.default.createSymbolicLink(
        atPath: folder.appendingPathComponent("Curso/03-enlace.md").path, withDestinationPath: "../secreto.md")
      #expect(try leccion("build", "Curso", "--quiet", in: folder).status == 0)
      #expect(!folder.fileNames.contains("_site/03-enlace.html"))
    }
  }

  @Test func interruptingEndsAtOnceAndWritesNothing() throws {
    var files = course
    files["03-larga.md"] = smallLesson.replacing("épocas: 2", with: "épocas: 100000")
    try withCourse(files) { folder in
      // Once another lesson is done the long one is under way, or soon will be.
      try expectInterruption(of: ["build", "Curso"], once: "01-uno.md · ", in: folder)
      #expect(!folder.fileNames.contains { $0.hasPrefix("_site") })
    }
  }
}

func text(_ name: String, in folder: URL) throws -> String { String(decoding: try folder.bytes(name), as: UTF8.self) }

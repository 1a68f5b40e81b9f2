import Foundation
import TestSupport
import Testing

/// A course whose every kind of thing that is read can change: texts, data, an image, what a link leads to, colours.
private let course = [
  "index.md": "---\ntítulo: Curso breve\n---\n\nHola.\n",
  "glosario.md": "# Glosario\n\n### Capa\n\nUn grupo de neuronas.\n",
  "01-uno.md": smallLesson,
  "02-dos.md": """
    # Dos

    Una **capa**, [la primera](01-uno.md) y ![un cuadro](cuadro.png).

    ```{datos #tabla}
    fuente: puntos.csv
    etiqueta: y
    ```

    ```{calcular}
    media(tabla.entrenamiento.entradas)
    ```

    ```{datos}
    fuente: fotos
    ```

    """,
  "puntos.csv": "x,y\n1,2\n2,4\n3,6\n4,8\n5,10\n6,12\n",
  "colores": "acento: #1F5FA8 #82B6EE\n",
]

/// One of two small pictures.
private func picture(_ number: Int) throws -> Data {
  try Data(contentsOf: testsFolder.appendingPathComponent("Cases/bien/carpeta-de-imágenes/formas/punto/\(number).png"))
}

@Suite struct CourseStampTests {
  private func withCourse(_ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let inner = folder.appendingPathComponent("Curso")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      for (name, text) in course { try Data(text.utf8).write(to: inner.appendingPathComponent(name)) }
      try picture(1).write(to: inner.appendingPathComponent("cuadro.png"))
      for name in ["a/1", "b/1"] { try put(picture(1), at: "Curso/fotos/\(name).png", in: folder) }
      try body(folder)
    }
  }

  /// Builds the course; tells whether its lessons were run.
  private func build(
    _ folder: URL, _ more: String..., environment: [String: String] = testEnvironment
  ) throws -> (isMade: Bool, result: ProgramResult) {
    let arguments = ["build", "Curso", "-o", "sitio", "--theme", "Curso/colores"] + more
    let cache = ["XDG_CACHE_HOME": folder.appendingPathComponent("caché").path]
    let result = try runProgram(arguments, in: folder, environment: environment.merging(cache) { $1 })
    return (result.errors.contains(".md · "), result)
  }

  /// All pages as they are now.
  private func pages(_ folder: URL) throws -> [String: Data] {
    let site = folder.appendingPathComponent("sitio")
    return try Dictionary(uniqueKeysWithValues: site.fileNames.map { ($0, try site.bytes($0)) })
  }

  @Test func aCourseThatIsTheSameIsNotMadeAgain() throws {
    try withCourse { folder in
      let first = try build(folder)
      #expect(first.result.status == 0, "\(first.result.errors)")
      #expect(first.isMade)
      let made = try pages(folder)
      let second = try build(folder)
      #expect(!second.isMade && second.result.status == 0)
      #expect(second.result.output == first.result.output)
      #expect(try pages(folder) == made)
      #expect(try build(folder, "--no-cache").isMade)
      #expect(try pages(folder) == made)
    }
  }

  private static let changes: [(String, @Sendable (URL) throws -> Void)] = [
    ("una palabra", { try append("Más.\n", to: "Curso/02-dos.md", in: $0) }),
    ("una lección más", { try append("# Tres\n", to: "Curso/03-tres.md", in: $0) }),
    ("una lección menos", { try remove("Curso/02-dos.md", in: $0) }),
    ("los datos", { try append("7,14\n", to: "Curso/puntos.csv", in: $0) }),
    ("una imagen", { try picture(2).write(to: $0.appendingPathComponent("Curso/cuadro.png")) }),
    ("una foto más", { try put(picture(1), at: "Curso/fotos/b/2.png", in: $0) }),
    ("una clase más", { try put(picture(1), at: "Curso/fotos/c/1.png", in: $0) }),
    ("los mismos datos, fuera", { try moveOut("puntos.csv", of: $0) }),
    ("la misma imagen, fuera", { try moveOut("cuadro.png", of: $0) }),
    ("los colores", { try append("papel: #FFFFFF #101010\n", to: "Curso/colores", in: $0) }),
    ("adonde lleva un enlace", { try remove("Curso/01-uno.md", in: $0) }),
    ("una página escrita a mano", { try append("<!-- -->", to: "sitio/02-dos.html", in: $0) }),
    ("una página que falta", { try remove("sitio/buscar.html", in: $0) }),
    ("la lista del sitio", { try append("otra.html\n", to: "sitio/.leccion-site", in: $0) }),
  ]

  @Test("lo que cambia hace el sitio de nuevo", arguments: changes.indices)
  func whatChangesIsMade(index: Int) throws {
    let (name, change) = Self.changes[index]
    try withCourse { folder in
      _ = try build(folder)
      #expect(try !build(folder).isMade)
      try change(folder)
      let again = try build(folder)
      #expect(again.isMade, "\(name)")
      let made = try pages(folder)
      #expect(try build(folder, "--no-cache").result.output == again.result.output)
      #expect(try pages(folder) == made, "\(name)")
    }
  }

  /// A dataset that comes before the one that was read.
  @Test func aDatasetThatComesBeforeIsRead() throws {
    try withCourse { folder in
      let published = testsFolder.appendingPathComponent("Cases/datos/fashion_mnist")
      let (before, after) = (folder.appendingPathComponent("antes"), folder.appendingPathComponent("después/leccion"))
      for place in [before, after] {
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      }
      try FileManager.default.copyItem(at: published, to: after.appendingPathComponent("fashion_mnist"))
      let environment = [
        "LECCION_DATOS": before.path, "XDG_DATA_HOME": after.deletingLastPathComponent().path, "PATH": "/usr/bin:/bin",
      ]
      #expect(try build(folder, environment: environment).result.status == 0)
      #expect(try !build(folder, environment: environment).isMade)
      try putOtherDataset(in: before)
      #expect(try build(folder, environment: environment).isMade)
      let made = try pages(folder)
      _ = try build(folder, "--no-cache", environment: environment)
      #expect(try pages(folder) == made)
    }
  }

  /// A failure that is taught may go away with the file that it is about.
  @Test func aFailureOfAFileIsLookedAtEachTime() throws {
    try withCourse { folder in
      let failure = """

        ````{falla T005}
        ```{datos}
        fuente: clases.csv
        etiqueta: c
        clases: ["a", "b", "c"]
        ```
        ````

        """
      try append("x,c\n1,a\n2,b\n3,a\n", to: "Curso/clases.csv", in: folder)
      try append(failure, to: "Curso/02-dos.md", in: folder)
      #expect(try build(folder).result.status == 0)
      try append("4,c\n", to: "Curso/clases.csv", in: folder)
      let again = try build(folder)
      #expect(again.isMade && again.result.status != 0)
    }
  }

  private static let replacements: [(String, @Sendable (URL) throws -> Void)] = [
    ("una imagen", { try put(picture(2), at: "Curso/cuadro.png", in: $0) }),
    ("un texto", { try append("Más.\n", to: "Curso/02-dos.md", in: $0) }),
    ("los datos", { try append("7,14\n", to: "Curso/puntos.csv", in: $0) }),
  ]

  /// What is replaced while the course is built: the pages show what was read, and are made again.
  @Test("lo que cambia mientras se hace el sitio", arguments: replacements.indices)
  func whatChangesMeanwhileIsRead(index: Int) throws {
    let (name, replace) = Self.replacements[index]
    try withCourse { folder in
      let slow = "\n```{calcular}\nm = unos([1100, 1100])\nsuma(m @ m)\n```\n"
      try append(slow, to: "Curso/02-dos.md", in: folder)
      let errors = folder.appendingPathComponent("errores")
      _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
      let process = try startProgram(
        ["build", "Curso", "-o", "sitio", "--theme", "Curso/colores"], in: folder,
        environment: testEnvironment.merging(["XDG_CACHE_HOME": folder.appendingPathComponent("caché").path]) { $1 },
        output: FileHandle.nullDevice, errors: try FileHandle(forWritingTo: errors))
      // Once a lesson is done all have been read.
      while process.isRunning, try !String(decoding: Data(contentsOf: errors), as: UTF8.self).contains(".md · ") {
        usleep(5_000)
      }
      try replace(folder)
      try #require(process.isRunning, "acabó antes de que nada cambiara")
      process.waitUntilExit()
      _ = try build(folder)
      let made = try pages(folder)
      _ = try build(folder, "--no-cache")
      #expect(try pages(folder) == made, "\(name)")
    }
  }

  @Test func whatIsWrongIsToldEachTime() throws {
    try withCourse { folder in
      try append("\n[nada](nada.md)\n", to: "Curso/02-dos.md", in: folder)
      let first = try build(folder)
      #expect(first.result.status != 0 && first.result.errors.contains("L034"))
      let second = try build(folder)
      #expect(second.isMade && second.result.errors.contains("L034"))
    }
  }

  /// What the frameworks say of a step is kept too, and reads the same.
  @Test func equivalentsAreKept() throws {
    try withLessons { folder in
      let cache = ["XDG_CACHE_HOME": folder.appendingPathComponent("caché").path]
      let pages = try (0..<3).map { round in
        let arguments = ["run", "a.md", "-o", "-"] + (round == 2 ? ["--no-cache"] : [])
        return try runProgram(arguments, in: folder, environment: testEnvironment.merging(cache) { $1 }).output
      }
      #expect(pages[0].contains("En Keras y PyTorch"))
      #expect(pages[1] == pages[0] && pages[2] == pages[0])
    }
  }
}

private func put(_ content: Data, at name: String, in folder: URL) throws {
  let file = folder.appendingPathComponent(name)
  try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try content.write(to: file)
}

/// Puts a link in the place of a file of the course, which then stands beside the course.
private func moveOut(_ name: String, of folder: URL) throws {
  let place = folder.appendingPathComponent("Curso/" + name)
  try FileManager.default.moveItem(at: place, to: folder.appendingPathComponent(name))
  try FileManager.default.createSymbolicLink(atPath: place.path, withDestinationPath: "../" + name)
}

private func append(_ text: String, to name: String, in folder: URL) throws {
  let file = folder.appendingPathComponent(name)
  let before = (try? Data(contentsOf: file)) ?? Data()
  try (before + Data(text.utf8)).write(to: file)
}

private func remove(_ name: String, in folder: URL) throws {
  try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
}

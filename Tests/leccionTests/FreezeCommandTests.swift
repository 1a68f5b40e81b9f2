import Foundation
import JSON
import TestSupport
import Testing

/// A lesson with data of its own beside it, that trains for a moment.
private let tableLesson = "---\ntítulo: Plantas\nsemilla: 3\n---\n\n" + plantLesson + """
  ```{figura curvas de=ajuste}
  ```

  ```{calcular}
  tercio = 1 / 3
  ```

  Pierde `{= ajuste.pérdida[-1] : 6 }`, y un tercio es `{= tercio : 2 }`.

  """

/// A world without data: no home, no folder of data.
private let withoutData = ["LECCION_DATOS": "/nonexistent", "HOME": "/nonexistent", "PATH": "/usr/bin:/bin"]

private func withTable(_ body: (URL) throws -> Void) throws {
  try withLessons(["lección.md": tableLesson, "plantas.csv": plantTable()]) { folder in try body(folder) }
}

private func write(_ text: String, to name: String, in folder: URL) throws {
  try Data(text.utf8).write(to: folder.appendingPathComponent(name))
}

private func run(_ arguments: String..., in folder: URL) throws -> ProgramResult {
  try runProgram(arguments, in: folder, environment: testEnvironment)
}

private let frozenName = "lección.congelada.json"

@Suite struct FreezeCommandTests {
  /// Whatever a lesson can do: frozen, its pages are the same bytes without any data.
  @Test("lo congelado da los mismos bytes sin datos", arguments: caseFolders("bien"))
  func frozenIsTheSame(folder: URL) throws {
    try withTemporaryFolder { temporary in
      let copy = temporary.appendingPathComponent("caso")
      try FileManager.default.copyItem(at: folder, to: copy)
      let hasOwn = FileManager.default.fileExists(atPath: copy.appendingPathComponent("datos").path)
      let data = hasOwn ? "datos" : testsFolder.appendingPathComponent("Cases/datos").path
      let environment = [
        "LECCION_DATOS": data, "HOME": "/nonexistent", "PATH": "/usr/bin:/bin",
        "XDG_CACHE_HOME": temporary.path + "/caché",
      ]
      let lesson = try String(contentsOf: copy.appendingPathComponent("lección.md"), encoding: .utf8)
      let frozen = try runProgram(["freeze", "lección.md"], in: copy, environment: environment)
      #expect(frozen.status == 0, "\(frozen.errors)")
      if frozen.output == "lección.md: no tiene nada que congelar\n" { return }
      #expect(frozen.output.hasPrefix(frozenName + "  "))
      let checked = try runProgram(["freeze", "--check", "lección.md"], in: copy, environment: environment)
      #expect(checked.status == 0, "\(checked.errors)")
      // The same bytes with nothing kept, and again.
      let bytes = try copy.bytes(frozenName)
      _ = try runProgram(["freeze", "lección.md", "--no-cache"], in: copy, environment: environment)
      #expect(try copy.bytes(frozenName) == bytes)
      for format in ["html", "md", "json"] {
        let arguments = ["run", "lección.md", "--to", format, "-o"]
        let usual = try runProgram(arguments + ["-"], in: copy, environment: environment)
        #expect(usual.status == 0)
        let name = "sin-datos"
        let bare = temporary.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: bare, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: bare) }
        for file in try FileManager.default.contentsOfDirectory(atPath: copy.path)
        where Self.isNoData(file, lesson) {
          try FileManager.default.copyItem(
            at: copy.appendingPathComponent(file), to: bare.appendingPathComponent(file))
        }
        let thawed = try runProgram(arguments + ["-", "--frozen"], in: bare, environment: withoutData)
        #expect(thawed.status == 0, "\(thawed.errors)")
        #expect(Self.withoutSeconds(thawed.output) == Self.withoutSeconds(usual.output), "\(format)")
        #expect(thawed.errors == usual.errors)
      }
    }
  }

  /// JSON tells how long steps took that were not kept.
  private static func withoutSeconds(_ page: String) -> Data {
    Data(page.replacingOccurrences(of: "\"seconds\": [^\n]*\n", with: "", options: .regularExpression).utf8)
  }

  /// What of a case is looked at: the lesson, what is frozen of it, images of its prose, and what its links lead to.
  private static func isNoData(_ file: String, _ lesson: String) -> Bool {
    file.hasSuffix(".md") || file.hasSuffix(".congelada.json") || lesson.contains("](\(file))")
      || lesson.contains("](\(file) ")
  }

  @Test func proseChangesNothing() throws {
    try withTable { folder in
      #expect(try run("freeze", "lección.md", in: folder).status == 0)
      let moved = tableLesson.replacing("```{datos", with: "Más *texto*.\n\n```{datos")
        .replacing("épocas: 3", with: "# Pocas.\népocas:   3").replacing("Pierde", with: "Al final pierde")
      try write(moved, to: "lección.md", in: folder)
      #expect(try run("freeze", "--check", "lección.md", in: folder).output == "lección.md: lo congelado vale\n")
      let plain = try run("run", "lección.md", "-o", "-", in: folder)
      try FileManager.default.removeItem(at: folder.appendingPathComponent("plantas.csv"))
      let frozen = try run("run", "lección.md", "--frozen", "-o", "-", in: folder)
      #expect(frozen.status == 0)
      #expect(frozen.output == plain.output)
    }
  }

  /// What changes, the words for it, and how many problems are told beside.
  private static let changes: [(name: String, from: String, to: String, words: String, step: String)] = [
    ("opción", "épocas: 3", "épocas: 5", "lo congelado ya no vale: épocas 3 → 5", "```{entrenar red"),
    ("opción nueva", "épocas: 3", "épocas: 3\nlote: 2", "ya no vale: ahora dice «lote»", "```{entrenar red"),
    ("opción quitada", "épocas: 3\n", "", "lo congelado ya no vale: ya no dice «épocas»", "```{entrenar red"),
    ("cuenta", "1 / 3", "1 / 4", "lo congelado ya no vale: cambió lo que dice", "```{calcular}"),
    ("valor", "tercio : 2", "tercio : 3", "nada de esto está congelado: es nuevo", "{= tercio"),
    (
      "paso nuevo", "Pierde", "```{resumen red}\n```\n\nPierde", "nada de esto está congelado: es nuevo",
      "```{resumen red}"
    ),
    ("decimales", "semilla: 3", "semilla: 3\ndecimal: punto", "los números se escriben de otra manera", "{figura"),
    ("semilla", "semilla: 3", "semilla: 4", "es de otra semilla: 3 → 4", "semilla: 4"),
    (
      "paso quitado", "```{calcular}\ntercio = 1 / 3\n```\n\nPierde", "Pierde",
      "sobra un paso: «calcular» ya no está", ""
    ),
  ]

  @Test(arguments: changes.map(\.name))
  func tellsWhatChanged(name: String) throws {
    let change = try #require(Self.changes.first { $0.name == name })
    try withTable { folder in
      #expect(try run("freeze", "lección.md", in: folder).status == 0)
      var changed = tableLesson.replacing(change.from, with: change.to)
      if change.step.isEmpty { changed = changed.replacing(", y un tercio es `{= tercio : 2 }`", with: "") }
      #expect(changed != tableLesson)
      try write(changed, to: "lección.md", in: folder)
      let checked = try run("freeze", "--check", "lección.md", in: folder)
      #expect(checked.status == 1, "\(checked.errors)")
      #expect(checked.errors.contains("error[E005]") && checked.errors.contains(change.words), "\(checked.errors)")
      #expect(checked.errors.contains("vuelve a congelar: leccion freeze lección.md"))
      #expect(change.step.isEmpty || checked.errors.contains(change.step))
      let frozen = try run("run", "lección.md", "--frozen", "-o", "-", in: folder)
      // A step that is gone makes no result wrong.
      if change.step.isEmpty {
        #expect(frozen.status == 0)
        return
      }
      #expect(frozen.status == 1 && frozen.errors.contains(change.words), "\(frozen.errors)")
      #expect(frozen.errors.components(separatedBy: "error[").count == 2 || name == "decimales", "\(frozen.errors)")
      #expect(try run("freeze", "lección.md", in: folder).status == 0)
      #expect(try run("freeze", "--check", "lección.md", in: folder).status == 0)
    }
  }

  @Test func tellsThatStepsChangedPlaces() throws {
    try withTable { folder in
      let step = "```{calcular}\ntercio = 1 / 3\n```\n\n"
      #expect(try run("freeze", "lección.md", in: folder).status == 0)
      let moved = tableLesson.replacing(step, with: "").replacing("```{datos", with: step + "```{datos")
      try write(moved, to: "lección.md", in: folder)
      let checked = try run("freeze", "--check", "lección.md", in: folder)
      #expect(checked.status == 1)
      #expect(checked.errors.contains("cambió el orden de los pasos"), "\(checked.errors)")
      #expect(try run("run", "lección.md", "--frozen", "-o", "-", in: folder).status == 0)
    }
  }

  @Test func whatDependsOnAChangeIsToldOnce() throws {
    try withTable { folder in
      #expect(try run("freeze", "lección.md", in: folder).status == 0)
      try write(tableLesson.replacing("épocas: 3", with: "épocas: 5"), to: "lección.md", in: folder)
      let page = try run("run", "lección.md", "--frozen", "--to", "md", "-o", "-", in: folder)
      #expect(page.errors.components(separatedBy: "E005").count == 2)
      #expect(page.output.components(separatedBy: "porque depende de algo que cambió").count == 2, "\(page.output)")
      // What does not depend on it is shown.
      #expect(page.output.contains("un tercio es 0,33"))
    }
  }

  @Test func noticesDataThatChanges() throws {
    try withTable { folder in
      #expect(try run("freeze", "lección.md", in: folder).status == 0)
      try write(plantTable(height: "1.6"), to: "plantas.csv", in: folder)
      let checked = try run("freeze", "--check", "lección.md", in: folder)
      #expect(checked.status == 1)
      #expect(checked.errors.contains("cambió el archivo «plantas.csv»"), "\(checked.errors)")
      // Who believes what is frozen does not look.
      #expect(try run("run", "lección.md", "--frozen", "-o", "-", in: folder).status == 0)
      try write("otra,cosa\n1,2\n3,4\n", to: "plantas.csv", in: folder)
      #expect(try run("freeze", "--check", "lección.md", in: folder).status != 0)
      try FileManager.default.removeItem(at: folder.appendingPathComponent("plantas.csv"))
      let gone = try run("freeze", "--check", "lección.md", in: folder)
      #expect(gone.status == 0, "\(gone.errors)")
      #expect(gone.errors.contains("nota: lección.md: no puedo comparar «plantas.csv»"), "\(gone.errors)")
    }
  }

  @Test func tellsWhichFileOfAFolderChanged() throws {
    for (source, told) in [("formas\ntamaño: [8, 8]", "raya/1.png"), ("formas/raya/1.png", "1.png")] {
      try withLessons(["lección.md": "```{datos #d}\nfuente: \(source)\n```\n"]) { folder in
        let images = testsFolder.appendingPathComponent("Cases/bien/carpeta-de-imágenes/formas")
        try FileManager.default.copyItem(at: images, to: folder.appendingPathComponent("formas"))
        #expect(try run("freeze", "lección.md", in: folder).status == 0)
        try folder.bytes("formas/punto/1.png").write(to: folder.appendingPathComponent("formas/raya/1.png"))
        let checked = try run("freeze", "--check", "lección.md", in: folder)
        #expect(checked.status == 1 && checked.errors.contains("cambió el archivo «\(told)»"), "\(checked.errors)")
      }
    }
  }

  @Test func comparesADatasetWhereItIs() throws {
    try withLessons { folder in
      #expect(try leccion("freeze", "a.md", in: folder).status == 0)
      #expect(try leccion("freeze", "--check", "a.md", in: folder).status == 0)
      // Another dataset of that name; and none, which cannot be compared.
      let others = folder.appendingPathComponent("otros")
      try putOtherDataset(in: others)
      let other = try leccion("freeze", "--check", "a.md", in: folder, environment: ["LECCION_DATOS": others.path])
      #expect(other.status == 1 && other.errors.contains("cambió el archivo"), "\(other.errors)")
      let bare = folder.appendingPathComponent("vacía")
      try FileManager.default.createDirectory(at: bare, withIntermediateDirectories: true)
      let none = try leccion("freeze", "--check", "a.md", in: folder, environment: ["LECCION_DATOS": bare.path])
      // Where the system has the published one, it is another than the small one of these tests.
      #expect(none.status == 0 ? none.errors.contains("no puedo comparar") : none.errors.contains("cambió el archivo"))
    }
  }

  @Test func refusesAFileOfAnotherKind() throws {
    try withTable { folder in
      #expect(try run("freeze", "lección.md", in: folder).status == 0)
      let text = String(decoding: try folder.bytes(frozenName), as: UTF8.self)
      let engine = try #require(text.firstMatch(of: /"engine": ([0-9]+)/)?.1)
      let damaged = [
        (String(text.prefix(text.count / 2)), "está dañado"), ("", "está dañado"), ("{}", "otra versión"),
        (text.replacing("\"format\": 1", with: "\"format\": 2"), "otra versión"),
        (text.replacing("\"leccion\":", with: "\"extra\": 1,\n  \"leccion\":"), "otra versión"),
        (text.replacing("\"knowsData\": true,", with: ""), "otra versión"),
        (text.replacing("\"facts\"", with: "\"hechos\""), "no lo deja ningún paso"),
        (String(repeating: "[", count: 100_000), "está dañado"),
        (text.replacing("\"engine\": \(engine)", with: "\"engine\": 1000"), "es de otro motor"),
      ]
      for (text, words) in damaged {
        try write(text, to: frozenName, in: folder)
        for arguments in [["run", "lección.md", "--frozen", "-o", "-"], ["freeze", "--check", "lección.md"]] {
          let result = try runProgram(arguments, in: folder, environment: testEnvironment)
          #expect(result.status == (words == "es de otro motor" ? 1 : 3), "\(words): \(result.errors)")
          #expect(result.errors.contains(words), "\(result.errors)")
        }
      }
      try Data(count: 9 << 20).write(to: folder.appendingPathComponent(frozenName))
      let large = try run("run", "lección.md", "--frozen", "-o", "-", in: folder)
      #expect(large.status == 3 && large.errors.contains("demasiado grande"))
    }
  }

  @Test func asksForWhatIsNotFrozen() throws {
    try withTable { folder in
      for arguments in [["run", "lección.md", "--frozen"], ["freeze", "--check", "lección.md"]] {
        let result = try runProgram(arguments, in: folder, environment: testEnvironment)
        #expect(result.status == 1)
        #expect(result.errors.contains("«lección.md» no está congelada"))
        #expect(result.errors.contains("leccion freeze lección.md"))
      }
      let folderCheck = try run("freeze", "--check", ".", in: folder)
      #expect(folderCheck.status == 0 && folderCheck.output == ".: no hay nada congelado\n")
      #expect(try run("run", "lección.md", "--frozen", "--save", "m", in: folder).status == 64)
    }
  }

  @Test func freezesOnlyWhatGoesWell() throws {
    let failing = "```{afirmar}\n1 == 2\n```\n"
    try withLessons(["a.md": failing, "b.md": "```{calcular}\nx = \n```\n", "c.md": "Solo texto.\n"]) { folder in
      let failed = try leccion("freeze", "a.md", in: folder)
      #expect(failed.status == 1)
      #expect(try leccion("freeze", "b.md", in: folder).status == 2)
      #expect(try leccion("freeze", "no.md", in: folder).status == 3)
      #expect(try leccion("freeze", "c.md", in: folder).output == "c.md: no tiene nada que congelar\n")
      #expect(folder.fileNames == ["a.md", "b.md", "c.md"])
      #expect(try leccion("run", "c.md", "--frozen", "-o", "-", in: folder).status == 0)
    }
  }

  @Test func aCourseIsBuiltFromWhatIsFrozen() throws {
    let home = "---\ntítulo: Curso\n---\n\nHola.\n"
    let other = "# Dos\n\n```{calcular #x}\n1 + 1\n```\n"
    try withLessons(["index.md": home, "01-uno.md": smallLesson, "02-dos.md": other]) { folder in
      #expect(try leccion("freeze", ".", in: folder).status == 0)
      #expect(try leccion("freeze", "--check", ".", in: folder).status == 0)
      #expect(try leccion("build", ".", "-o", "a", "--quiet", in: folder).status == 0)
      let frozen = try leccion("build", ".", "-o", "b", "--quiet", "--frozen", in: folder, environment: withoutData)
      #expect(frozen.status == 0, "\(frozen.errors)")
      let names = folder.appendingPathComponent("a").fileNames
      #expect(names == folder.appendingPathComponent("b").fileNames)
      for name in names { #expect(try folder.bytes("a/" + name) == folder.bytes("b/" + name), "\(name)") }
      // A page whose results are missing is written all the same, with the problem.
      try FileManager.default.removeItem(at: folder.appendingPathComponent("01-uno.congelada.json"))
      let partly = try leccion("build", ".", "-o", "b", "--quiet", "--frozen", in: folder, environment: withoutData)
      #expect(partly.status == 1 && partly.errors.contains("«./01-uno.md» no está congelada"), "\(partly.errors)")
      #expect(try folder.bytes("a/02-dos.html") == folder.bytes("b/02-dos.html"))
    }
  }

  /// What a page shows in Python is written of the steps that there are, or is not shown.
  @Test func whatIsLeftOverIsToldAndLeavesNoPythonOfItself() throws {
    func step(_ id: String, _ body: String) -> String { "```{calcular #\(id)}\n\(body)\n```\n\n" }
    let (first, gone, last) = (step("a", "f(x) = x/2"), step("b", "repetir(f, 1, 3)"), step("c", "repetir(f, 2, 3)"))
    try withLessons(["01-h.md": first + gone + last]) { folder in
      #expect(try leccion("freeze", "01-h.md", in: folder).status == 0)
      try write(first + last, to: "01-h.md", in: folder)
      let usual = try leccion("run", "01-h.md", "-o", "-", "--no-cache", in: folder)
      #expect(usual.output.contains("(f, x0, veces)"))
      let frozen = try leccion("run", "01-h.md", "--frozen", "-o", "-", in: folder)
      #expect(frozen.status == 0 && frozen.output == usual.output)
      let words = "aviso[E005]: en lo congelado de «01-h.md» sobra un paso: «calcular · b» ya no está"
      #expect(frozen.errors.contains(words), "\(frozen.errors)")
      let built = try leccion("build", ".", "--frozen", "--quiet", in: folder)
      #expect(built.status == 0 && built.errors.contains("aviso[E005]"), "\(built.errors)")
    }
    // Without its data nothing can be written anew.
    try withTable { folder in
      #expect(try run("freeze", "lección.md", in: folder).status == 0)
      let less = tableLesson.replacing("```{figura curvas de=ajuste}\n```\n\n", with: "")
      try write(less, to: "lección.md", in: folder)
      try FileManager.default.removeItem(at: folder.appendingPathComponent("plantas.csv"))
      let frozen = try run("run", "lección.md", "--frozen", "-o", "-", in: folder)
      #expect(frozen.status == 0 && frozen.errors.contains("sobra un paso"), "\(frozen.errors)")
      #expect(!frozen.output.contains("PyTorch"))
    }
  }

  /// What a reader of a comparison sees: the step that changed, by its lines.
  @Test func aChangeShowsInTheLinesOfItsStep() throws {
    try withTable { folder in
      #expect(try run("freeze", "lección.md", in: folder).status == 0)
      let before = String(decoding: try folder.bytes(frozenName), as: UTF8.self)
      try write(tableLesson.replacing("1 / 3", with: "1 / 4"), to: "lección.md", in: folder)
      #expect(try run("freeze", "lección.md", in: folder).status == 0)
      let after = String(decoding: try folder.bytes(frozenName), as: UTF8.self)
      let changed = after.split(separator: "\n").difference(from: before.split(separator: "\n"))
      #expect(changed.insertions.count <= 6, "\(changed.insertions)")
      #expect(before.utf8.count < 20_000)
    }
  }
}

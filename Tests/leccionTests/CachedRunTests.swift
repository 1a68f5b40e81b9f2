import Foundation
import TestSupport
import Testing

/// What is kept gives the bytes that computing gives, and only what changed is computed.
@Suite struct CachedRunTests {
  /// The output of a lesson, as Markdown; with a cache in the folder, or none.
  private func run(
    _ text: String, as name: String = "lección.md", like folder: URL, cache: URL?, _ more: [String] = ["-o", "-"]
  ) throws -> String {
    let path = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: path)
    let own = folder.appendingPathComponent("datos")
    let hasOwn = FileManager.default.fileExists(atPath: own.path)
    var environment = [
      "LECCION_DATOS": hasOwn ? "datos" : testsFolder.appendingPathComponent("Cases/datos").path,
      "PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
    ]
    environment["XDG_CACHE_HOME"] = cache?.path
    let result = try runProgram(["run", name, "--to", "md"] + more, in: folder, environment: environment)
    return result.output + "\n" + result.errors + "\nestado: \(result.status)\n"
  }

  /// A copy of a case in a fresh folder, and its lesson.
  private func withCase(_ folder: URL, _ body: (_ copy: URL, _ lesson: String) throws -> Void) throws {
    try withTemporaryFolder { temporary in
      let copy = temporary.appendingPathComponent("caso")
      try FileManager.default.copyItem(at: folder, to: copy)
      let bytes = try Data(contentsOf: folder.appendingPathComponent("lección.md"))
      try body(copy, String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test("lo guardado da los mismos bytes", arguments: caseFolders("bien"))
  func keptIsTheSame(folder: URL) throws {
    try withCase(folder) { copy, lesson in
      let cache = copy.appendingPathComponent("caché")
      let plain = try run(lesson, like: copy, cache: nil)
      #expect(try run(lesson, like: copy, cache: cache) == plain)
      #expect(try run(lesson, like: copy, cache: cache) == plain)
      // Whatever went well was kept.
      let why = try run(lesson, like: copy, cache: cache, ["-o", "p.md", "--why"])
      #expect(!why.contains("no estaba guardado"), "\(why)")
      // Prose moves every place of the lesson, and changes no result.
      guard !lesson.hasPrefix("---"), !lesson.hasPrefix("\u{FEFF}") else { return }
      let moved = "Una línea más, con una [nota](lección.md).\n\n" + lesson
      #expect(try run(moved, like: copy, cache: cache) == run(moved, like: copy, cache: nil))
    }
  }

  /// One number of one directive is changed, here and there: kept and computed results of the rest go together.
  @Test("lo que cambia se calcula con lo guardado", arguments: caseFolders("bien"))
  func changesAreTheSame(folder: URL) throws {
    try withCase(folder) { copy, lesson in
      let cache = copy.appendingPathComponent("caché")
      _ = try run(lesson, like: copy, cache: cache)
      for changed in mutants(of: lesson, atMost: 2) {
        #expect(try run(changed, like: copy, cache: cache) == run(changed, like: copy, cache: nil))
      }
      #expect(try run(lesson, like: copy, cache: cache) == run(lesson, like: copy, cache: nil))
    }
  }

  /// The lesson with one whole number of a directive's body one greater.
  private func mutants(of lesson: String, atMost count: Int) -> [String] {
    var lines = lesson.components(separatedBy: "\n")
    var places: [(line: Int, range: Range<String.Index>)] = []
    var isInside = false
    for (index, line) in lines.enumerated() {
      let text = line.drop { $0 == " " || $0 == ">" }
      if text.hasPrefix("```") {
        isInside = !isInside && text.hasPrefix("```{")
      } else if isInside, let range = line.range(of: "(?<![\\w.])[1-9][0-9]*(?![\\w.])", options: .regularExpression) {
        places.append((index, range))
      }
    }
    let step = max(1, places.count / count)
    return stride(from: step / 2, to: places.count, by: step).map { place in
      let (index, range) = places[place]
      let before = lines[index]
      defer { lines[index] = before }
      lines[index].replaceSubrange(range, with: String((Int(before[range]) ?? 0) + 1))
      return lines.joined(separator: "\n")
    }
  }

  /// `Tests/Cases/caché/NAME`: a lesson before and after a change, and what `--why` says of each step then.
  @Test("por qué se calcula cada paso", arguments: caseFolders("caché"))
  func tellsWhy(folder: URL) throws {
    try withTemporaryFolder { copy in
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !name.hasSuffix(".md") {
        try FileManager.default.copyItem(
          at: folder.appendingPathComponent(name), to: copy.appendingPathComponent(name))
      }
      let cache = copy.appendingPathComponent("caché")
      let texts = try ["antes.md", "después.md"].map {
        try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
      }
      _ = try run(texts[0], like: copy, cache: cache, ["-o", "p.md"])
      let told = try run(texts[1], like: copy, cache: cache, ["-o", "p.md", "--why"])
      // The name of each step and why; neither what it leaves nor the seconds that it took.
      let steps = told.components(separatedBy: "\n").filter { line in
        let name = line.drop { $0 == " " }.prefix { $0.isLetter }
        return line.contains("  ") && Self.directives.contains(String(name))
      }
      let lines = steps.map { $0.replacingOccurrences(of: "  [0-9]+,[0-9] s", with: "", options: .regularExpression) }
      expectGolden(lines.joined(separator: "\n") + "\n", at: folder.appendingPathComponent("esperado.txt"))
      let page = try Data(contentsOf: copy.appendingPathComponent("p.md"))
      // The page's name is in the names of its figures.
      _ = try run(texts[1], like: copy, cache: nil, ["-o", "p.md"])
      #expect(try Data(contentsOf: copy.appendingPathComponent("p.md")) == page)
    }
  }

  /// What a run tells of its steps, without the seconds that they took.
  private func told(_ lesson: String, like folder: URL, cache: URL) throws -> String {
    try run(lesson, like: folder, cache: cache, ["-o", "p.md", "--why"])
      .replacingOccurrences(of: "  [0-9]+,[0-9] s", with: "", options: .regularExpression)
  }

  /// Two lessons with one name, called alike from their folders, are two.
  @Test func lessonsOfOtherFoldersAreOthers() throws {
    try withTemporaryFolder { folder in
      let cache = folder.appendingPathComponent("caché")
      func why(_ name: String, epochs: Int) throws -> String {
        let place = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let lesson = smallLesson.replacingOccurrences(of: "épocas: 2", with: "épocas: \(epochs)")
        return try told(lesson, like: place, cache: cache)
      }
      let first = try why("a", epochs: 2)
      #expect(first.contains("entrenar red · ajuste  es nuevo"))
      let other = try why("b", epochs: 5)
      #expect(other.contains("entrenar red · ajuste  es nuevo"))
      let again = try why("a", epochs: 3)
      #expect(again.contains("entrenar red · ajuste  épocas 2 → 3"))
    }
  }

  /// What a run was computed from may make room for others: the next run notes it again, though all is the same.
  @Test func whatIsForgottenOfARunIsNotedAgain() throws {
    try withTemporaryFolder { folder in
      let cache = folder.appendingPathComponent("caché")
      _ = try run(smallLesson, like: folder, cache: cache)
      // The kind stands in the ninth byte; the mark of a run is the only short one of its kind.
      let runs = try cache.fileNames.filter { name in
        let bytes = try cache.bytes(name)
        return bytes.count > 200 && bytes[8] == 4
      }
      #expect(runs.count == 1)
      for name in runs { try FileManager.default.removeItem(at: cache.appendingPathComponent(name)) }
      _ = try run(smallLesson, like: folder, cache: cache)
      let changed = smallLesson.replacingOccurrences(of: "épocas: 2", with: "épocas: 3")
      let why = try told(changed, like: folder, cache: cache)
      #expect(why.contains("entrenar red · ajuste  épocas 2 → 3"), "\(why)")
    }
  }

  /// A file is told by its name: of a folder's, from the folder on; of one that stands alone, its own.
  @Test func tellsWhichFileChanged() throws {
    try withTemporaryFolder { folder in
      let images = testsFolder.appendingPathComponent("Cases/bien/carpeta-de-imágenes/formas")
      try FileManager.default.copyItem(at: images, to: folder.appendingPathComponent("formas"))
      let lesson = """
        ```{datos #formas}
        fuente: formas
        tamaño: [8, 8]
        ```

        ```{datos #una}
        fuente: formas/raya/1.png
        ```

        """
      let cache = folder.appendingPathComponent("caché")
      _ = try run(lesson, like: folder, cache: cache)
      try folder.bytes("formas/punto/1.png").write(to: folder.appendingPathComponent("formas/raya/1.png"))
      let why = try told(lesson, like: folder, cache: cache)
      #expect(why.contains("datos · formas  cambió el archivo «raya/1.png»"), "\(why)")
      #expect(why.contains("datos · una  cambió el archivo «1.png»"), "\(why)")
    }
  }

  private static let directives: Set = [
    "datos", "preparar", "modelo", "compilar", "entrenar", "evaluar", "predecir", "figura", "calcular", "afirmar",
    "tabla", "resumen", "salida", "falla",
  ]

  /// A killed training goes on from what it had kept, and ends with the same bits.
  @Test func bearsBeingKilledTwoHundredTimes() throws {
    try withTemporaryFolder { folder in
      let lesson = smallLesson.replacingOccurrences(of: "épocas: 2", with: "épocas: 40")
      let plain = try run(lesson, like: folder, cache: nil)
      var generator = SystemRandomNumberGenerator()
      var (kills, rounds) = (0, 0)
      while kills < 200 {
        let cache = folder.appendingPathComponent("caché-\(rounds)")
        rounds += 1
        var isDone = false
        while !isDone, kills < 200 {
          let process = try startProgram(
            ["run", "lección.md", "--quiet", "-o", "p.html"], in: folder,
            environment: testEnvironment.merging(["XDG_CACHE_HOME": cache.path]) { $1 },
            output: FileHandle.nullDevice, errors: FileHandle.nullDevice)
          usleep(UInt32.random(in: 0...60_000, using: &generator))
          isDone = !process.isRunning
          kill(process.processIdentifier, SIGKILL)
          process.waitUntilExit()
          if !isDone { kills += 1 }
        }
        #expect(try run(lesson, like: folder, cache: cache) == plain)
        try? FileManager.default.removeItem(at: cache)
      }
    }
  }

  /// Two processes at once on one lesson and one cache, both from nothing.
  @Test func twoAtOnceLeaveTheSame() throws {
    try withTemporaryFolder { folder in
      let cache = folder.appendingPathComponent("caché")
      let plain = try run(smallLesson, like: folder, cache: nil)
      for _ in 0..<5 {
        let processes = try ["a", "b"].map { name in
          try startProgram(
            ["run", "lección.md", "--to", "json", "-o", "\(name)/p.json", "--quiet"], in: folder,
            environment: testEnvironment.merging(["XDG_CACHE_HOME": cache.path]) { $1 },
            output: FileHandle.nullDevice, errors: FileHandle.nullDevice)
        }
        for process in processes {
          process.waitUntilExit()
          #expect(process.terminationStatus == 0)
        }
        let pages = try ["a", "b"].map { name in
          // The seconds that steps took are in it, and differ.
          let text = String(decoding: try folder.bytes("\(name)/p.json"), as: UTF8.self)
          return text.replacingOccurrences(of: "\"seconds\": [^\n]*\n", with: "", options: .regularExpression)
        }
        #expect(pages[0] == pages[1])
        #expect(pages[0].contains("pérdida"))
        #expect(try run(smallLesson, like: folder, cache: cache) == plain)
        try FileManager.default.removeItem(at: cache)
      }
    }
  }

  /// A cache that is a file: the lesson is run all the same, and the person is told once.
  @Test func goesOnWithoutAPlaceToKeep() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("archivo")
      try Data().write(to: file)
      let plain = try run(smallLesson, like: folder, cache: nil)
      let told = try run(smallLesson, like: folder, cache: file)
      #expect(told.hasPrefix(plain.prefix(200)))
      #expect(told.components(separatedBy: "los resultados no se guardan").count == 2)
      #expect(told.hasSuffix("estado: 0\n"))
    }
  }

  /// A cache on a disk that runs full: one warning, and the same page.
  @Test("un disco lleno", .enabled(if: canMount), arguments: [4, 16, 64])
  func goesOnWhereTheDiskIsFull(kilobytes: Int) throws {
    try withTemporaryFolder { folder in
      let plain = try run(smallLesson, like: folder, cache: nil)
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("caché"), withIntermediateDirectories: true)
      let script = """
        mount -t tmpfs -o size=\(kilobytes)k nada caché && XDG_CACHE_HOME="$PWD/caché" \
        "$0" run lección.md --to md -o - && "$0" run lección.md --to md -o - && df caché | tail -1 >&2
        """
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
      process.arguments = ["-rm", "sh", "-c", script, programURL.path]
      process.currentDirectoryURL = folder
      process.environment = testEnvironment
      let (output, errors) = (Pipe(), Pipe())
      (process.standardOutput, process.standardError) = (output, errors)
      try process.run()
      let page = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(told)")
      #expect(plain.hasPrefix(page.prefix(page.count / 2)) && page.count > 400)
      #expect(page.prefix(page.count / 2) == page.suffix(page.count / 2))
      #expect(told.components(separatedBy: "los resultados no se guardan").count == 2, "\(told)")
    }
  }

  /// Every object of a cache is damaged: all is computed again, and the page is the same.
  @Test func neverShowsWhatIsDamaged() throws {
    try withTemporaryFolder { folder in
      let cache = folder.appendingPathComponent("caché")
      let plain = try run(smallLesson, like: folder, cache: cache)
      for name in cache.fileNames {
        var bytes = try cache.bytes(name)
        bytes[bytes.count - 1] ^= 0x20
        try bytes.write(to: cache.appendingPathComponent(name))
      }
      #expect(try run(smallLesson, like: folder, cache: cache) == plain)
    }
  }

  /// Whatever a lesson reads from a file is computed again when the file is another one.
  @Test func noticesFilesThatChange() throws {
    try withTemporaryFolder { folder in
      let cache = folder.appendingPathComponent("caché")
      let lesson = "```{tabla}\nfuente: plantas.csv\n```\n\n" + plantLesson + """
        ````{falla D011}
        ```{datos}
        fuente: rota.csv
        etiqueta: x
        ```
        ````

        Pierde `{= ajuste.pérdida[-1] : 6 }`.

        """
      for (height, broken) in [("1.5", "x\na,b\n"), ("1.7", "x\na,b,c\n"), ("1.5", "x\n\"a\n")] {
        try Data(plantTable(height: height).utf8).write(to: folder.appendingPathComponent("plantas.csv"))
        try Data(broken.utf8).write(to: folder.appendingPathComponent("rota.csv"))
        let plain = try run(lesson, like: folder, cache: nil)
        #expect(plain.contains(height.replacingOccurrences(of: ".", with: ",")))
        #expect(plain.hasSuffix("estado: 0\n"))
        #expect(try run(lesson, like: folder, cache: cache) == plain)
        #expect(try run(lesson, like: folder, cache: cache) == plain)
      }
    }
  }

  @Test func keepsNothingWhereItIsToldSo() throws {
    try withTemporaryFolder { folder in
      let cache = folder.appendingPathComponent("caché")
      _ = try run(smallLesson, like: folder, cache: cache, ["--no-cache", "-o", "-"])
      #expect(!FileManager.default.fileExists(atPath: cache.path))
    }
  }
}

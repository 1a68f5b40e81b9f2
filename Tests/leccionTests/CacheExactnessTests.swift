import Cache
import Datasets
import Diagnostics
import Directives
import Foundation
import Lesson
import Runner
import TestSupport
import Testing

/// What a lesson shows with a cache, whatever that went through, is what it shows without one.
@Suite struct CacheExactnessTests {
  /// A folder in which lessons are run one after the other with one cache.
  private struct Place {
    let folder: URL
    var cache: URL { folder.appendingPathComponent("caché") }

    func write(_ text: String, to name: String) throws {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    func run(_ name: String, isCached: Bool) throws -> String {
      var environment = testEnvironment
      if isCached { environment["XDG_CACHE_HOME"] = cache.path }
      let arguments = ["run", name, "--to", "md", "-o", "-", "--threads", "1"]
      let result = try runProgram(arguments, in: folder, environment: environment)
      return result.output + "\n" + result.errors + "\nestado: \(result.status)\n"
    }

    /// Runs a lesson with the cache and without it; gives what both show.
    @discardableResult
    func compare(file name: String = "l.md", sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
      let fresh = try run(name, isCached: false)
      #expect(try run(name, isCached: true) == fresh, sourceLocation: sourceLocation)
      return fresh
    }

    /// The same of a text.
    @discardableResult
    func compare(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
      try write(text, to: "l.md")
      return try compare(sourceLocation: sourceLocation)
    }

    private static let library = DatasetLibrary(environment: [:])

    /// The lesson of a text, checked in this process.
    func checked(_ text: String) -> CheckedLesson {
      let parsed = parseLesson(SourceText(path: folder.appendingPathComponent("l.md").path, text))
      return check(parsed.document, problems: parsed.problems, directives: allDirectives, library: Self.library)
    }

    /// What a checked lesson leaves, run in this process.
    func result(of lesson: CheckedLesson, isCached: Bool) -> ExecutedLesson {
      let kept = isCached ? StepCache(Store(folder: cache.path), program: "prueba") : nil
      return execute(lesson, options: RunOptions(threads: 1), library: Self.library, cache: kept) { _ in }
    }

    /// Whether the files that a lesson reads are as they were when it was checked.
    func isSteady(_ lesson: CheckedLesson) -> Bool { lesson.isSteady(in: Self.library) }

    /// Removes all objects of some kinds: `values` 2, `training` 3; gives how many.
    @discardableResult
    func evict(_ kinds: [UInt8]) throws -> Int {
      var count = 0
      for name in cache.fileNames where try kinds.contains(cache.bytes(name)[8]) {
        try FileManager.default.removeItem(at: cache.appendingPathComponent(name))
        count += 1
      }
      return count
    }
  }

  private func withPlace(_ body: (Place) throws -> Void) throws {
    try withTemporaryFolder { try body(Place(folder: $0)) }
  }

  private func step(_ lines: String, _ header: String = "calcular") -> String { "```{\(header)}\n\(lines)\n```\n\n" }

  private func failing(_ code: String, _ header: String, _ lines: String) -> String {
    "````{falla \(code)}\n```{\(header)}\n\(lines)\n```\n````\n\n"
  }

  /// The irises and a model of them, trained for a while.
  private func irises(_ more: String = "", epochs: String = "4") -> String {
    step("fuente: iris\nprueba: 0.3", "datos #d")
      + step("entrada: [4]\ncapas:\n- densa(3, activación: softmax)", "modelo #red")
      + step("optimizador: adam\npérdida: entropía_cruzada", "compilar red")
      + step("datos: d.entrenamiento\népocas: \(epochs)" + more, "entrenar red #aj")
  }

  private let stopping = "\ndetención: detención(paciencia: 3, vigilar: pérdida)"

  // MARK: Steps that fail

  @Test func aModelThatFailedToLearnIsNotMeasured() throws {
    try withPlace { place in
      let start = step("entradas: [[1.0], [2.0], [3.0]]\netiquetas: [1.0, 2.0, 30.0]", "datos #d")
        + step("entrada: [1]\ncapas:\n- densa(1)", "modelo #red")
        + step("optimizador: sgd(tasa: 1000.0)\npérdida: error_cuadrático", "compilar red")
      let measure = step("datos: d.entrenamiento", "evaluar red")
      let copy = step("como: red", "modelo #copia")
      let training = step("datos: d.entrenamiento\népocas: 100", "entrenar red #aj")
      let told = try place.compare(start + copy + measure + training + measure)
      #expect(told.contains("E001") && told.contains("no se ejecutó"))
      try place.compare(start + measure + training + measure + copy + "\nY `{= red.parámetros}`.\n")
    }
  }

  @Test func aStepOfWhichAPartFailedFailsNoOther() throws {
    try withPlace { place in
      func lesson(_ a: Int, _ more: String) -> String {
        step("entradas: [[0.0], [1.0], [2.0]]\netiquetas: [0, 1, 1]\nclases: [\"a\", \"b\"]", "datos #d")
          + step("e = d.entrenamiento.etiquetas\ny = 2\nz = [5, 6][e[1] + 7]") + step("a = 1") + step("b = a * 10")
          + step("a = \(a)") + step("b + y\(more)")
      }
      let (before, after) = try (place.compare(lesson(5, "")), place.compare(lesson(6, " + 1")))
      #expect(before.contains("b + y = 12"))
      #expect(after.contains("b + y + 1 = 13"))
    }
  }

  // MARK: What is kept and lost

  @Test("lo guardado se pierde", arguments: [[2], [3], [2, 3]] as [[UInt8]])
  func bearsLosingWhatItKept(kinds: [UInt8]) throws {
    try withPlace { place in
      func lesson(_ count: Int, _ more: String = "") -> String {
        irises() + step("datos: d.prueba[0:\(count)]", "evaluar red #e") + "Vale `{= e.pérdida}`\(more).\n"
      }
      try place.compare(lesson(10))
      #expect(try place.evict(kinds) > 0)
      try place.compare(lesson(12))
      // The training was done again, and what it left is there again.
      #expect(try place.run("l.md", isCached: true) == place.run("l.md", isCached: false))
      let states = try place.evict([3])
      #expect(states > 0)
      try place.evict(kinds)
      try place.compare(lesson(12, " y `{= e.pérdida + 1 : 3}` y `{= red.capas[0].pesos[0][0] : 3}`"))
    }
  }

  @Test("lo que solo se entiende al ejecutarlo", arguments: [[], [2], [2, 3]] as [[UInt8]])
  func bearsLosingWhatOnlyTheRunUnderstands(kinds: [UInt8]) throws {
    try withPlace { place in
      let start = irises(stopping) + step("datos: d.prueba[0:aj.épocas * 5]", "evaluar red #e")
        + step("entrada: [4]\ncapas:\n- densa(aj.épocas)", "modelo #otra") + "Vale `{= e.pérdida}`.\n"
      try place.compare(start)
      try place.evict(kinds)
      let more = "\nY `{= e.pérdida + 1 : 3}` y `{= otra.capas[0].pesos[0][0] : 3}`.\n"
      #expect(try place.compare(start + more).hasSuffix("estado: 0\n"))
      #expect(try place.compare().hasSuffix("estado: 0\n"))
    }
  }

  /// What a training left is not the first to make room because only its table is read.
  @Test func statesCountAsUsed() throws {
    try withPlace { place in
      try place.compare(irises())
      let states = try place.cache.fileNames.filter { try place.cache.bytes($0)[8] == 3 }
      let longAgo = Date(timeIntervalSinceNow: -100_000)
      func used(_ name: String) throws -> Date? {
        let path = place.cache.appendingPathComponent(name).path
        return try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      }
      for name in states {
        try FileManager.default.setAttributes(
          [.modificationDate: longAgo], ofItemAtPath: place.cache.appendingPathComponent(name).path)
      }
      try place.compare()
      let dates = try states.compactMap { try used($0) }
      #expect(dates.contains { $0 > longAgo + 1000 })
    }
  }

  /// The limit of operations falls where it falls in a run that does every step.
  @Test func whatIsKeptCountsAsComputed() throws {
    try withPlace { place in
      func sum(_ count: Int) -> String { repeatElement("suma(m @ m)", count: count).joined(separator: " + ") }
      try place.write(
        step("m = unos([1000, 1000])") + step("p = \(sum(9))", "calcular #a") + "Son `{= p}`.\n\n"
          + step("r = \(sum(2))\nr", "calcular #b"), to: "l.md")
      let first = try place.run("l.md", isCached: true)
      #expect(first.contains("E004"))
      #expect(try place.run("l.md", isCached: true) == first)
    }
  }

  // MARK: Files

  /// A failure that is taught is one of the file as it is now, also where the file makes the directive wrong.
  @Test func aFailureOfAFileIsTheFilesOwn() throws {
    try withPlace { place in
      let classes = failing("T005", "datos #d", "fuente: d.csv\netiqueta: c\nclases: [\"a\", \"b\", \"c\"]")
      let postponed = irises(stopping)
        + failing("T005", "datos #g", "fuente: d.csv\netiqueta: c\nlímite: aj.épocas\nclases: [\"a\", \"b\", \"c\"]")
      for lesson in [classes, postponed] {
        try place.write("x,c\n1,a\n2,b\n3,a\n", to: "d.csv")
        #expect(try place.compare(lesson).hasSuffix("estado: 0\n"))
        try place.write("x,c\n1,a\n2,b\n3,c\n", to: "d.csv")
        #expect(try !place.compare().hasSuffix("estado: 0\n"))
      }
    }
  }

  /// The path of a damaged file is told as the lesson's own.
  @Test func aDamagedFileIsTheLessonsOwn() throws {
    try withPlace { place in
      for folder in ["a", "b"] {
        for name in ["x", "y"] {
          var bytes = try Data(
            contentsOf: testsFolder.appendingPathComponent("Cases/bien/carpeta-de-imágenes/formas/punto/1.png"))
          if name == "y" { for index in 45..<52 { bytes[index] = UInt8(index - 45) } }
          try place.write("", to: "\(folder)/fotos/\(name)/1.png")
          try bytes.write(to: place.folder.appendingPathComponent("\(folder)/fotos/\(name)/1.png"))
        }
        try place.write(failing("D012", "datos #d", "fuente: fotos"), to: "\(folder)/l.md")
      }
      for folder in ["a", "b"] {
        #expect(try place.compare(file: "\(folder)/l.md").contains("\(folder)/fotos/y/1.png"))
      }
    }
  }

  /// A file that changes after the lesson was checked: what is computed from both contents is not kept.
  @Test func aMixtureOfTwoContentsIsNotKept() throws {
    try withPlace { place in
      let text = step("fuente: d.csv\netiqueta: c", "datos #d") + step("fuente: d.csv", "tabla")
        + step("entrada: d.forma\ncapas:\n- densa(2)", "modelo #red") + "Son `{= d.forma[0]}`.\n"
      func run(isCached: Bool = true) -> ExecutedLesson { place.result(of: place.checked(text), isCached: isCached) }
      try place.write("x,c\n1,a\n2,b\n", to: "d.csv")
      let old = place.checked(text)
      try place.write("x,y,c\n1,2,a\n2,3,b\n", to: "d.csv")
      #expect(place.result(of: old, isCached: true).origin == nil)
      let (kept, fresh) = (run(), run(isCached: false))
      #expect(kept.steps.map { "\($0.outputs)" } == fresh.steps.map { "\($0.outputs)" })
      #expect(kept.inlineTexts == fresh.inlineTexts)
      #expect(kept.inlineTexts.map(\.text) == ["2"])
      #expect(kept.origin != nil)
      // Kept from now on.
      #expect(run().steps.allSatisfy { $0.reason == .kept })
    }
  }

  /// By which `freeze` refuses what was computed while a file changed.
  @Test func aLessonKnowsThatAFileOfItChanged() throws {
    try withPlace { place in
      let text = step("fuente: d.csv\netiqueta: c", "datos #d") + step("fuente: t.csv", "tabla")
      try place.write("x,c\n1,a\n2,b\n", to: "d.csv")
      try place.write("n\n1\n", to: "t.csv")
      // As long as before; longer; gone.
      let changes: [(name: String, content: String?)] = [
        ("d.csv", "x,c\n3,a\n2,b\n"), ("t.csv", "n\n1\n2\n"), ("t.csv", nil),
      ]
      for (name, content) in changes {
        let lesson = place.checked(text)
        #expect(place.isSteady(lesson))
        if let content {
          try place.write(content, to: name)
        } else {
          try FileManager.default.removeItem(at: place.folder.appendingPathComponent(name))
        }
        #expect(!place.isSteady(lesson), "\(name)")
      }
    }
  }

  // MARK: Origins and ends

  /// A page that was made of another text is known by its origin, though all that was computed is the same.
  @Test func theTextIsAPartOfTheOrigin() throws {
    try withPlace { place in
      let texts = ["Uno.\n", "Dos.\n", "Uno.\n"].map { step("1 + 1") + $0 }
      let runs = texts.map { place.result(of: place.checked($0), isCached: true) }
      #expect(runs.dropFirst().allSatisfy { $0.steps.allSatisfy { $0.reason == .kept } })
      #expect(runs[0].origin != nil && runs[1].origin != nil)
      #expect(runs[0].origin != runs[1].origin)
      #expect(runs[0].origin == runs[2].origin)
    }
  }

  /// A training that the budget ended does not pass for a whole one, though what was measured before it is kept.
  @Test func whatTheBudgetEndedIsNotKept() throws {
    try withPlace { place in
      // Example by example, so that it goes on for longer than two budgets.
      let slow = trainingLesson.replacing("épocas: 100000", with: "épocas: 100000\nlote: 1")
      let measured = slow.replacing(
        "```{entrenar", with: step("datos: flores.entrenamiento", "evaluar red #antes") + "```{entrenar")
        + step("datos: flores.entrenamiento", "evaluar red #fin")
      let ended = place.checked("---\npresupuesto: 1 s\n---\n\n" + measured)
      for isAgain in [false, true] {
        let run = place.result(of: ended, isCached: true)
        #expect(run.problems.map(\.code) == [.tooMuchWork])
        let reasons = run.steps.map(\.reason)
        try #require(reasons.count == 6)
        #expect((reasons[3] == .kept) == isAgain)
        #expect(reasons[4] != .kept && reasons[5] != .kept)
      }
      let whole = place.checked(measured.replacing("épocas: 100000", with: "épocas: 5"))
      let (kept, fresh) = (place.result(of: whole, isCached: true), place.result(of: whole, isCached: false))
      #expect(kept.problems.isEmpty && kept.steps[3].reason == .kept)
      #expect(kept.steps.map { "\($0.outputs)" } == fresh.steps.map { "\($0.outputs)" })
    }
  }
}

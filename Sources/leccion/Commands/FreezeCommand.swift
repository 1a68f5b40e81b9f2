import ArgumentParser
import Cache
import Diagnostics
import Export
import JSON
import Lesson
import Runner
import Typography

struct FreezeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze", abstract: "Guarda junto a cada lección lo que deja, para enseñarla sin datos ni entrenar.",
    discussion: """
      Escribe, al lado de «lección.md», «lección.congelada.json»: lo que dejó cada paso y de qué dependía. Con él, \
      «leccion run --frozen» y «leccion build --frozen» hacen la página en una máquina sin datos. Ni los pesos ni los \
      datos van en él.
      """)

  @ArgumentParser.Argument(help: ArgumentHelp("Lecciones o carpetas.", valueName: "ruta"))
  var paths: [String] = ["Lessons"]

  @Flag(help: "No ejecuta ni escribe nada: dice si lo congelado aún vale; de una carpeta, mira lo que tiene congelado.")
  var check = false

  @OptionGroup var limits: RunLimits

  @OptionGroup var caching: CacheChoice

  func run() throws {
    let bench = Workbench()
    let cache = caching.cache(bench)
    var status = ExitStatus.success
    for path in paths {
      do throws(Problem) {
        let found = try lessonPaths(below: path)
        let lessons = check && isFolder(path) ? found.filter { FrozenFile(ofLesson: $0).isThere } : found
        if lessons.isEmpty { bench.output.line("\(visible(path)): no hay nada congelado") }
        for lesson in lessons {
          let result = check ? try self.check(lesson, cache?.store, bench) : try freeze(lesson, cache, bench)
          status = max(status, result)
        }
      } catch {
        bench.tell([error], in: nil)
        status = max(status, error.code.exitStatus)
      }
    }
    if !check { cache?.store.trim() }
    throw ExitCode(status.rawValue)
  }

  // MARK: Freezing

  private func freeze(_ path: String, _ cache: StepCache?, _ bench: Workbench) throws(Problem) -> ExitStatus {
    let file = FrozenFile(ofLesson: path)
    do throws(Problem) {
      let source = try readLesson(path)
      try file.ensureCanWrite()
      let checked = bench.checked(source)
      let document = checked.document
      guard !document.directives.isEmpty || !document.inlineValues.isEmpty || checked.hasErrors else {
        bench.output.line("\(visible(path)): no tiene nada que congelar")
        return .success
      }
      var records: StepRecords?
      var progress = ProgressLine(bench.errors)
      let options = limits.options
      var lesson = execute(
        checked, options: options, library: bench.library, cache: cache, note: { records = $0 }
      ) { event in
        switch event {
        case .training(let label, let fit, let epochs) where bench.errors.isTerminal:
          progress.show(label, fit, epochs: epochs)
        case .finished: progress.clear()
        case .notKept(let fault): bench.tell(fault)
        case .started, .training: break
        }
      }
      lesson.addEquivalents(keptIn: cache, isSteady: { checked.isSteady(in: bench.library) }) {
        bench.exporters(of: source)
      }
      bench.tell(lesson.problems, in: source, of: document)
      guard let records, lesson.problems.exitStatus == .success else { return lesson.problems.exitStatus }
      let frozen = try frozen(lesson, of: checked, records, file, cache?.store, bench)
      guard checked.isSteady(in: bench.library) else {
        throw .unwritable(file.path, "mientras se ejecutaba la lección cambió un archivo que lee; congélala otra vez")
      }
      let size = try file.write(frozen)
      bench.output.line("\(visible(file.path))  \(Self.kilobytes(size))")
      return .success
    } catch {
      bench.tell([error], in: nil)
      return error.code.exitStatus
    }
  }

  private func frozen(
    _ lesson: ExecutedLesson, of checked: CheckedLesson, _ records: StepRecords, _ file: FrozenFile, _ store: Store?,
    _ bench: Workbench
  ) throws(Problem) -> FrozenLesson {
    do throws(JSONCodingFault) {
      return try FrozenLesson(
        lesson, of: checked, records, version: version, library: bench.library, store: store)
    } catch {
      throw .unwritable(file.path, "hay un resultado que no se puede escribir")
    }
  }

  /// «84,3 kB», of a thousand bytes.
  private static func kilobytes(_ count: Int) -> String {
    NumberStyle().decimal(Double(count) / 1000, decimals: 1) + " kB"
  }

  // MARK: Checking

  private func check(_ path: String, _ store: Store?, _ bench: Workbench) throws(Problem) -> ExitStatus {
    do throws(Problem) {
      let source = try readLesson(path)
      let checked = bench.checked(source)
      let run = try checked.thawed(data: .compared(store), library: bench.library)
      let errors = run.lesson.problems.filter { $0.severity == .error }
      // The first of what changed tells most: what follows may come of it.
      let wrong = errors.filter { $0.code != .staleFrozen } + (errors.filter { $0.code == .staleFrozen }.prefix(1))
      let problems = wrong.isEmpty ? Array(run.leftOver.prefix(1)) : wrong
      bench.tell(problems, in: source, of: checked.document)
      if !run.unseen.isEmpty {
        bench.errors.line(
          "nota: \(visible(path)): no puedo comparar "
            + enumerated(run.unseen.map { "«\(visible($0))»" }) + ": no están aquí, o solo se sabe al ejecutar")
      }
      if problems.isEmpty { bench.output.line("\(visible(path)): lo congelado vale") }
      return problems.exitStatus
    } catch {
      bench.tell([error], in: nil)
      return error.code.exitStatus
    }
  }
}

import ArgumentParser
import Cache
import Diagnostics
import Export
import Lesson
import Rendering
import Runner
import Typography

/// What a run writes.
enum PageFormat: String, ExpressibleByArgument, CaseIterable {
  case html
  case md
  case json
}

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Ejecuta lecciones y escribe su página.",
    discussion: "Imprime el resultado de cada paso y, al final, la ruta de la página.")

  @ArgumentParser.Argument(help: ArgumentHelp("Lecciones que se ejecutan.", valueName: "lección"))
  var files: [String]

  @Option(name: .customLong("to"), help: ArgumentHelp("Formato de la página: html, md o json.", valueName: "formato"))
  var format = PageFormat.html

  @Option(
    name: .short,
    help: ArgumentHelp(
      "Dónde se escribe; una carpeta si hay varias lecciones, «-» para la salida estándar.", valueName: "ruta"))
  var output: String?

  @Flag(name: .customLong("open"), help: "Abre la página al terminar.")
  var opens = false

  @Option(help: ArgumentHelp("Semilla del azar, en lugar de la que dice la lección.", valueName: "número"))
  var seed: UInt64?

  @OptionGroup var limits: RunLimits

  @OptionGroup var caching: CacheChoice

  @Flag(help: "Enseña lo que se congeló con «leccion freeze»: sin datos y sin entrenar.")
  var frozen = false

  @Flag(help: "Dice de cada paso si lo que dejó estaba guardado o por qué se calcula.")
  var why = false

  @Option(
    help: ArgumentHelp(
      "Guarda en esta carpeta los modelos que la lección compila, cada uno en un archivo .safetensors.",
      valueName: "carpeta"))
  var save: String?

  @Flag(help: "No imprime los resultados ni el progreso.")
  var quiet = false

  func validate() throws {
    guard output != "-" || files.count == 1 else { throw ValidationError("«-o -» sirve para una sola lección") }
    guard save == nil || files.count == 1 else { throw ValidationError("«--save» sirve para una sola lección") }
    guard save == nil || !frozen else { throw ValidationError("en lo congelado no hay modelos que guardar") }
    let names = files.map(baseName)
    if let index = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
      throw ValidationError(
        "dos lecciones se llaman «\(names[index])» y tendrían la misma página: ejecútalas por separado")
    }
  }

  func run() throws {
    let bench = Workbench(isFrozen: frozen)
    var status = ExitStatus.success
    let cache = frozen ? nil : caching.cache(bench)
    var hasComputed = false
    for file in files { status = max(status, runLesson(file, bench, cache, &hasComputed)) }
    if hasComputed { cache?.store.trim() }
    throw ExitCode(status.rawValue)
  }

  private func runLesson(_ file: String, _ bench: Workbench, _ cache: StepCache?, _ hasComputed: inout Bool)
    -> ExitStatus
  {
    do throws(Problem) {
      let source = try readLesson(file)
      let writer = PageWriter(format: format, output: output, isFolder: files.count > 1)
      try writer.ensureKeeps(lesson: file)
      if let save { try ensureCanWrite(in: save) }
      var networks: [NamedNetwork] = []
      let checked = bench.checked(source)
      let lesson =
        frozen
        ? try thawed(checked, on: bench)
        : executed(checked, on: bench, cache, keep: save == nil ? nil : { networks = $0 })
      if cache != nil, lesson.steps.contains(where: { $0.reason != .kept }) { hasComputed = true }
      bench.tell(lesson.problems, in: source, of: lesson.document)
      let page = try writer.write(lesson, cache) { lesson in
        guard format == .html, !frozen else { return }
        lesson.addEquivalents(keptIn: cache, isSteady: { checked.isSteady(in: bench.library) }) {
          bench.exporters(of: source)
        }
      }
      if let page {
        bench.output.line(page)
        if opens { openInBrowser(page) }
      }
      if let save, lesson.problems.exitStatus == .success { try saveModels(networks, in: save, bench) }
      return lesson.problems.exitStatus
    } catch {
      bench.tell([error], in: nil)
      return error.code.exitStatus
    }
  }

  private var isSilent: Bool { quiet || output == "-" }

  /// The lesson as it was frozen.
  private func thawed(_ checked: CheckedLesson, on bench: Workbench) throws(Problem) -> ExecutedLesson {
    let printer = StepPrinter(bench.output, of: checked.document, tellsReasons: why)
    let run = try checked.thawed(seed: seed) { if !isSilent { printer.show($0) } }
    bench.tell(run.advice, in: checked.document.source, of: checked.document)
    return run.shown(of: checked, on: bench)
  }

  private func executed(
    _ checked: CheckedLesson, on bench: Workbench, _ cache: StepCache?, keep: (([NamedNetwork]) -> Void)?
  ) -> ExecutedLesson {
    var options = limits.options
    options.seed = seed
    let printer = StepPrinter(bench.output, of: checked.document, tellsReasons: why)
    var progress = ProgressLine(bench.errors)
    return execute(checked, options: options, library: bench.library, cache: cache, keep: keep) { event in
      if case .notKept(let fault) = event { bench.tell(fault) }
      guard !isSilent else { return }
      switch event {
      case .started, .notKept: break
      case .training(let label, let fit, let epochs): progress.show(label, fit, epochs: epochs)
      case .finished(let step):
        progress.clear()
        printer.show(step)
      }
    }
  }
}

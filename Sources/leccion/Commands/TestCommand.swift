import ArgumentParser
import Diagnostics
import Lesson
import Runner
import Typography

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Ejecuta lecciones y comprueba lo que afirman.",
    discussion: "Imprime una línea por afirmación y no escribe nada en las lecciones.")

  @ArgumentParser.Argument(help: ArgumentHelp("Lecciones o carpetas.", valueName: "ruta"))
  var paths: [String] = ["Lessons"]

  @Option(help: ArgumentHelp("Escribe además un informe JUnit en este archivo.", valueName: "archivo"))
  var junit: String?

  @Option(
    help: ArgumentHelp(
      "Segundos que puede tardar cada lección, aunque ella diga otros; 600 si nadie dice nada.",
      valueName: "segundos"))
  var budget: Int?

  func validate() throws {
    guard isBudget(budget) else { throw ValidationError(wrongBudget) }
  }

  func run() throws {
    let bench = Workbench()
    var status = ExitStatus.success
    var reports: [LessonReport] = []
    for path in paths {
      do throws(Problem) {
        for lesson in try lessonPaths(below: path) { reports.append(test(lesson, bench)) }
      } catch {
        bench.tell([error], in: nil)
        reports.append(LessonReport(path: path, problem: error))
      }
    }
    status = reports.map(\.status).max() ?? status
    if let junit {
      do throws(Problem) {
        try writeAtomically(Array(junitText(reports).utf8), to: junit)
      } catch {
        throw tell(error, bench)
      }
    }
    let failed = reports.reduce(0) { $0 + $1.failureCount }
    let passed = reports.reduce(0) { $0 + $1.assertions.count { $0.holds } }
    let summary = counted(passed, "afirmación se cumple", "afirmaciones se cumplen")
    bench.output.line(failed == 0 ? summary : summary + "; " + counted(failed, "fallo", "fallos"))
    throw ExitCode(status.rawValue)
  }

  private func test(_ path: String, _ bench: Workbench) -> LessonReport {
    bench.output.line(bench.output.bold(visible(path)))
    do throws(Problem) {
      let source = try readLesson(path)
      let checked = bench.checked(source)
      var progress = ProgressLine(bench.errors)
      let printer = StepPrinter(bench.output, of: checked.document)
      let lesson = execute(
        checked, options: RunOptions(threads: Workbench.defaultThreads, budget: budget), library: bench.library
      ) { event in
        switch event {
        case .training(let label, let fit, let epochs) where bench.errors.isTerminal:
          progress.show(label, fit, epochs: epochs)
        case .finished(let step):
          progress.clear()
          for case .assertions(let assertions) in step.outputs { assertions.forEach(printer.show) }
        case .started, .training: break
        }
      }
      bench.tell(lesson.problems, in: source, of: lesson.document)
      return LessonReport(path: path, source: source, lesson: lesson)
    } catch {
      bench.tell([error], in: nil)
      return LessonReport(path: path, problem: error)
    }
  }
}

/// How a lesson's doc-tests went.
struct LessonReport {
  let path: String
  let source: SourceText?
  let assertions: [AssertionOutput]
  /// Errors other than assertions that do not hold.
  let problems: [Problem]
  let seconds: Double
  let status: ExitStatus

  init(path: String, source: SourceText, lesson: ExecutedLesson) {
    self.path = path
    self.source = source
    assertions = lesson.steps.flatMap(\.outputs).flatMap { output in
      if case .assertions(let assertions) = output { assertions } else { [AssertionOutput]() }
    }
    problems = lesson.problems.filter { $0.severity == .error && $0.code != .assertionFails }
    seconds = lesson.steps.reduce(0) { $0 + $1.seconds }
    status = lesson.problems.exitStatus
  }

  init(path: String, problem: Problem) {
    self.path = path
    source = nil
    assertions = []
    problems = [problem]
    seconds = 0
    status = problem.code.exitStatus
  }

  var failureCount: Int { assertions.count { !$0.holds } + problems.count }
}

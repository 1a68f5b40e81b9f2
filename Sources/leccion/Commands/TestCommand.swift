import ArgumentParser
import Diagnostics
import Lesson
import Runner
import Typography

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Ejecuta lecciones y comprueba lo que afirman.",
    discussion: "Imprime una línea por cada {afirmar}, {salida} y {falla}, y no escribe nada en las lecciones.")

  @ArgumentParser.Argument(help: ArgumentHelp("Lecciones o carpetas.", valueName: "ruta"))
  var paths: [String] = ["Lessons"]

  @Option(help: ArgumentHelp("Escribe además un informe JUnit en este archivo.", valueName: "archivo"))
  var junit: String?

  @OptionGroup var limits: RunLimits

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
    bench.output.line(Self.summary(reports))
    throw ExitCode(status.rawValue)
  }

  /// «3 afirmaciones se cumplen; 1 salida coincide; 1 fallo».
  private static func summary(_ reports: [LessonReport]) -> String {
    var (assertions, texts, failures) = (0, 0, 0)
    for output in reports.flatMap(\.outputs) {
      switch output {
      case .assertions(let all): assertions += all.count { $0.holds }
      case .expected(let expected): texts += expected.holds ? 1 : 0
      case .failure(let failure): failures += failure.holds ? 1 : 0
      case .facts, .value, .table, .figure, .problem: break
      }
    }
    var parts: [String] = []
    if assertions > 0 || texts + failures == 0 {
      parts.append(counted(assertions, "afirmación se cumple", "afirmaciones se cumplen"))
    }
    if texts > 0 { parts.append(counted(texts, "salida coincide", "salidas coinciden")) }
    if failures > 0 { parts.append(counted(failures, "falla como se dice", "fallan como se dice")) }
    let failed = reports.reduce(0) { $0 + $1.failureCount }
    if failed > 0 { parts.append(counted(failed, "fallo", "fallos")) }
    return parts.joined(separator: "; ")
  }

  private func test(_ path: String, _ bench: Workbench) -> LessonReport {
    bench.output.line(bench.output.bold(visible(path)))
    do throws(Problem) {
      let source = try readLesson(path)
      let checked = bench.checked(source)
      var progress = ProgressLine(bench.errors)
      let printer = StepPrinter(bench.output, of: checked.document)
      var options = limits.options
      options.findsLiteralNumbers = true
      let lesson = execute(checked, options: options, library: bench.library) { event in
        switch event {
        case .training(let label, let fit, let epochs) where bench.errors.isTerminal:
          progress.show(label, fit, epochs: epochs)
        case .finished(let step):
          progress.clear()
          for output in step.outputs where !output.docTests.isEmpty {
            output.lines(printer.numbers).forEach(printer.show)
          }
        case .started, .training, .notKept: break
        }
      }
      bench.tell(lesson.problems + lesson.remarks, in: source, of: lesson.document)
      return LessonReport(path: path, source: source, lesson: lesson)
    } catch {
      bench.tell([error], in: nil)
      return LessonReport(path: path, problem: error)
    }
  }
}

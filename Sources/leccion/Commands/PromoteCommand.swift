import ArgumentParser
import Diagnostics
import Lesson
import Runner
import Typography

struct PromoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promote", abstract: "Ejecuta lecciones y escribe en sus {salida} lo que dejan los pasos.",
    discussion: """
      Solo cambia las que difieren: los números que aún valen, «…» y «±» quedan como están, y lo demás de la lección, \
      byte por byte. No toca {afirmar}. Donde CI vale «true» no escribe nada.
      """)

  @ArgumentParser.Argument(help: ArgumentHelp("Lecciones o carpetas.", valueName: "ruta"))
  var paths: [String] = ["Lessons"]

  func run() throws {
    let bench = Workbench()
    if let value = bench.environment["CI"], ["true", "1"].contains(value.lowercased()) {
      bench.errors.line("error: con CI=\(visible(value)) no se escribe en las lecciones")
      bench.errors.line("Haz «leccion promote» en tu máquina, mira lo que cambia y guárdalo con la lección")
      throw ExitCode(ExitStatus.usage.rawValue)
    }
    var status = ExitStatus.success
    var count = 0
    for path in paths {
      do throws(Problem) {
        for lesson in try lessonPaths(below: path) {
          let result = promote(lesson, bench)
          status = max(status, result.status)
          count += result.changes
        }
      } catch {
        bench.tell([error], in: nil)
        status = max(status, error.code.exitStatus)
      }
    }
    if count == 0, status == .success {
      bench.output.line("Nada que escribir: cada {salida} dice ya lo que deja su paso")
    }
    throw ExitCode(status.rawValue)
  }

  /// Runs a lesson and writes it anew where a `salida` differs; what else is wrong with it is told.
  private func promote(_ path: String, _ bench: Workbench) -> (status: ExitStatus, changes: Int) {
    var source: SourceText?
    do throws(Problem) {
      let text = try readLesson(path)
      source = text
      let lesson = bench.executed(bench.checked(text))
      let others = lesson.problems.filter { $0.code != .textDiffers }
      bench.tell(others, in: text, of: lesson.document)
      guard let promotion = try Promotion(of: lesson) else { return (others.exitStatus, 0) }
      try writeAtomically(promotion.bytes, to: path, over: text.bytes)
      for change in promotion.changes {
        let line = text.line(at: change.range.lower)
        bench.output.line("\(visible(path)):\(line): salida de \(visible(change.step)): \(change.summary)")
      }
      return (others.exitStatus, promotion.changes.count)
    } catch {
      bench.tell([error], in: source)
      return (error.code.exitStatus, 0)
    }
  }
}

extension Workbench {
  /// Runs a lesson with a live line on a terminal; nothing else is shown.
  func executed(_ checked: CheckedLesson) -> ExecutedLesson {
    var progress = ProgressLine(errors)
    return execute(checked, options: RunOptions(threads: Self.defaultThreads), library: library) { event in
      switch event {
      case .training(let label, let fit, let epochs) where errors.isTerminal:
        progress.show(label, fit, epochs: epochs)
      case .finished: progress.clear()
      case .started, .training, .notKept: break
      }
    }
  }
}

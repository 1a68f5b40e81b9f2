import ArgumentParser
import Diagnostics
import Runner

/// How problems are printed.
enum ProblemFormat: String, ExpressibleByArgument, CaseIterable {
  case human
  case json
  case sarif
  case github
}

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Comprueba lecciones sin calcular nada.",
    discussion: "Dice de una vez todo lo que está mal: nombres, opciones, tipos, formas y datos.")

  @Argument(help: ArgumentHelp("Lecciones o carpetas; Lessons si no se dice.", valueName: "ruta"))
  var paths: [String] = ["Lessons"]

  @Option(help: ArgumentHelp("Formato de los problemas: human, json, sarif o github.", valueName: "formato"))
  var format = ProblemFormat.human

  @Flag(help: "Aplica los arreglos que no admiten duda.")
  var fix = false

  func run() throws {
    let bench = Workbench()
    var found: [FileProblems] = []
    do throws(Problem) {
      for path in try lessonPaths(paths) { found.append(try check(path, bench)) }
    } catch {
      found.append(FileProblems(source: nil, problems: [error]))
    }
    switch format {
    case .human:
      for file in found { bench.tell(file.problems, in: file.source) }
      if found.allSatisfy(\.problems.isEmpty) {
        bench.output.line(found.count == 1 ? "1 lección sin problemas" : "\(found.count) lecciones sin problemas")
      }
    case .json: bench.output.line(problemsJSON(found))
    case .sarif: bench.output.line(problemsSARIF(found, version: version))
    case .github: bench.output.write(problemsForGitHub(found))
    }
    throw ExitCode(found.flatMap(\.problems).exitStatus.rawValue)
  }

  private func check(_ path: String, _ bench: Workbench) throws(Problem) -> FileProblems {
    var source: SourceText
    do throws(Problem) {
      source = try readLesson(path)
    } catch {
      return FileProblems(source: nil, problems: [error])
    }
    var problems = told(bench.checked(source).problems)
    if fix, let fixed = source.applyingFixes(of: problems) {
      try writeAtomically(fixed, to: path)
      source = SourceText(path: path, bytes: fixed)
      problems = told(bench.checked(source).problems)
    }
    return FileProblems(source: source, problems: problems)
  }

  /// Data that is not installed is no fault of the lesson.
  private func told(_ problems: [Problem]) -> [Problem] {
    problems.map { problem in
      guard problem.code == .missingDataset else { return problem }
      var problem = problem
      problem.severity = .warning
      return problem
    }
  }
}

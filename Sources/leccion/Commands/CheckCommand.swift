import ArgumentParser
import Diagnostics
import JSON
import Lesson
import Runner

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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

  @ArgumentParser.Argument(help: ArgumentHelp("Lecciones o carpetas.", valueName: "ruta"))
  var paths: [String] = ["Lessons"]

  @Option(help: ArgumentHelp("Formato de los problemas: human, json, sarif o github.", valueName: "formato"))
  var format = ProblemFormat.human

  @Flag(help: "Aplica los arreglos que no admiten duda.")
  var fix = false

  func run() throws {
    let bench = Workbench()
    var found: [Checked] = []
    for path in paths {
      do throws(Problem) {
        for lesson in try lessonPaths(below: path) { found.append(try check(lesson, bench)) }
      } catch {
        found.append(Checked(file: FileProblems(source: nil, problems: [error]), document: nil))
      }
    }
    let files = found.map(\.file)
    switch format {
    case .human:
      for item in found { bench.tell(item.file.problems, in: item.file.source, of: item.document) }
      if files.allSatisfy(\.problems.isEmpty) {
        bench.output.line(files.count == 1 ? "1 lección sin problemas" : "\(files.count) lecciones sin problemas")
      }
    case .json: try printReport(files.json.text() + "\n", bench)
    case .sarif: try printReport(files.sarif(version: version).text() + "\n", bench)
    case .github: try printReport(files.gitHub, bench)
    }
    throw ExitCode(files.flatMap(\.problems).exitStatus.rawValue)
  }

  /// Prints what another program reads; where that fails the command does.
  private func printReport(_ text: String, _ bench: Workbench) throws {
    do throws(Problem) {
      try write(Array(text.utf8), to: STDOUT_FILENO, path: "-")
    } catch {
      throw tell(error, bench)
    }
  }

  /// A file's problems, with what was understood of it.
  private struct Checked {
    let file: FileProblems
    let document: Document?
  }

  private func check(_ path: String, _ bench: Workbench) throws(Problem) -> Checked {
    var source: SourceText
    do throws(Problem) {
      source = try readLesson(path)
    } catch {
      return Checked(file: FileProblems(source: nil, problems: [error]), document: nil)
    }
    var checked = bench.examined(source)
    if fix, let fixed = source.applyingFixes(of: checked.problems) {
      try writeAtomically(fixed, to: path, over: source.bytes)
      source = SourceText(path: path, bytes: fixed)
      checked = bench.examined(source)
    }
    return Checked(file: FileProblems(source: source, problems: checked.problems), document: checked.document)
  }
}

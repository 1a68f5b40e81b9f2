import Datasets
import Diagnostics
import Directives
import Export
import Lesson
import Neural
import Runner

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// What every command works with: the environment, the two streams, the datasets.
struct Workbench: Sendable {
  let environment: [String: String]
  let output: Console
  let errors: Console
  let library: DatasetLibrary

  /// With what is frozen no data is looked at.
  init(isFrozen: Bool = false) {
    environment = Self.currentEnvironment()
    output = .standardOutput(environment: environment)
    errors = .standardError(environment: environment)
    library = isFrozen ? .closed : DatasetLibrary(environment: environment)
  }

  /// How long the expressions of a lesson may take while somebody types.
  static let patience = Duration.milliseconds(300)

  /// Parses and checks a lesson; all that is wrong is in the result.
  func checked(_ source: SourceText, patience: Duration? = nil) -> CheckedLesson {
    let parsed = parseLesson(source)
    return check(
      parsed.document, problems: parsed.problems, directives: allDirectives, library: library, patience: patience)
  }

  /// The same, written in some frameworks too.
  func exported(_ source: SourceText, to frameworks: [Framework]) -> (lesson: CheckedLesson, exporters: [Exporter]) {
    let parsed = parseLesson(source)
    var exporters = frameworks.map { Exporter(parsed.document, to: $0) }
    let lesson = check(
      parsed.document, problems: parsed.problems, directives: allDirectives, library: library
    ) { element, directive, scope in
      for index in exporters.indices { exporters[index].note(element, directive, scope) }
    }
    for index in exporters.indices { exporters[index].end() }
    return (lesson, exporters)
  }

  /// What a lesson is in each framework.
  func exporters(of source: SourceText) -> [Exporter] { exported(source, to: Framework.allCases).exporters }

  /// The same for whoever only reads: data that is not installed is no fault of the lesson.
  func examined(_ source: SourceText, patience: Duration? = nil) -> CheckedLesson {
    var lesson = checked(source, patience: patience)
    for index in lesson.problems.indices where lesson.problems[index].code == .missingDataset {
      lesson.problems[index].severity = .warning
    }
    return lesson
  }

  /// Prints problems with their places to the error stream; the fence of its directive helps to understand each.
  func tell(_ problems: [Problem], in source: SourceText?, of document: Document? = nil) {
    guard !problems.isEmpty else { return }
    let printer = ProblemPrinter(isColored: errors.isColoured)
    guard let source else {
      problems.forEach { errors.write(printer.text($0, in: nil)) }
      return
    }
    let blocks = document?.directives ?? []
    errors.write(
      printer.text(problems, in: source) { problem in
        guard let place = problem.range else { return nil }
        return blocks.first { $0.range.lower <= place.lower && place.upper <= $0.range.upper }?.headerRange
      })
  }

  /// As many threads as processors, eight at most: a lesson's batches are small.
  static var defaultThreads: Int { min(max(Engine.processors, 1), 8) }

  private static func currentEnvironment() -> [String: String] {
    var result: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { result[String(parts[0])] = String(parts[1]) }
      entry += 1
    }
    return result
  }
}

extension [Problem] {
  /// The gravest status among the errors.
  var exitStatus: ExitStatus {
    filter { $0.severity == .error }.map(\.code.exitStatus).max() ?? .success
  }
}

import Diagnostics
import Lesson

/// One thing that a lesson says of itself, and whether it is so.
struct DocTest {
  /// «prueba.exactitud en [0.86, 0.88]», «salida de prueba», «falla T009».
  let name: String
  let range: SourceRange
  let holds: Bool
  /// Why it is not so; empty where it is.
  let failure: String
  let details: [String]
}

extension Output {
  /// What of it is tested.
  var docTests: [DocTest] {
    switch self {
    case .assertions(let assertions):
      assertions.map { assertion in
        DocTest(
          name: assertion.source, range: assertion.range, holds: assertion.holds,
          failure: "no se cumple «\(assertion.source)»", details: [assertion.observed] + assertion.details)
      }
    case .expected(let expected):
      [
        DocTest(
          name: "salida de \(expected.step)", range: expected.range, holds: expected.holds,
          failure: expected.problem?.message ?? "", details: expected.problem?.difference ?? [])
      ]
    case .failure(let failure):
      [
        DocTest(
          name: "falla \(failure.code.rawValue)", range: failure.range, holds: failure.holds,
          failure: failure.problem?.message ?? "",
          details: failure.failures.map { "\($0.code.rawValue): \($0.message)" })
      ]
    case .facts, .value, .table, .figure, .problem: []
    }
  }
}

/// How a lesson's doc-tests went.
struct LessonReport {
  let path: String
  let source: SourceText?
  let outputs: [Output]
  let docTests: [DocTest]
  /// Errors other than doc-tests that do not hold.
  let problems: [Problem]
  let seconds: Double
  let status: ExitStatus

  init(path: String, source: SourceText, lesson: ExecutedLesson) {
    self.path = path
    self.source = source
    outputs = lesson.steps.flatMap(\.outputs)
    docTests = outputs.flatMap(\.docTests)
    let told = Set(docTests.filter { !$0.holds }.map(\.range))
    problems = lesson.problems.filter { problem in
      problem.severity == .error && !(problem.code.isDocTest && problem.range.map(told.contains) ?? false)
    }
    seconds = lesson.steps.reduce(0) { $0 + $1.seconds }
    status = lesson.problems.exitStatus
  }

  init(path: String, problem: Problem) {
    self.path = path
    source = nil
    outputs = []
    docTests = []
    problems = [problem]
    seconds = 0
    status = problem.code.exitStatus
  }

  var failureCount: Int { docTests.count { !$0.holds } + problems.count }
}

extension Code {
  /// Whether it tells of a doc-test that does not hold.
  fileprivate var isDocTest: Bool { exitStatus == .differs }
}

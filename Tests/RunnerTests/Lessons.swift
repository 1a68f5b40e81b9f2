import Datasets
import Diagnostics
import Lesson
import Runner
import Testing
import Typography

/// Reads a text as one expression.
func expression(_ text: String) throws -> (expression: Expression, source: SourceText) {
  let source = SourceText(path: "prueba.md", text)
  let fragment = SourceFragment([SourceRange(0, source.bytes.count)])
  return (try fragment.expression(in: source).get(), source)
}

/// The value of an expression over some names.
func value(_ text: String, _ names: [String: Value] = [:], isChecking: Bool = false) throws -> Value {
  let (expression, source) = try expression(text)
  var scope = Scope(isChecking: isChecking)
  for (name, value) in names { scope.bind(name, value, at: SourceRange(0, 0)) }
  return try Evaluator(scope: scope, source: source).value(of: expression)
}

/// The numbers of an expression.
func numbers(_ text: String, _ names: [String: Value] = [:], isChecking: Bool = false) throws -> Numbers {
  guard case .numbers(let numbers) = try value(text, names, isChecking: isChecking) else {
    throw WrongKind(text: text)
  }
  return numbers
}

/// An expression is no number where a test needs one.
struct WrongKind: Error {
  let text: String
}

/// The problem that a body ends in.
func problem(_ body: () throws -> Void) -> Problem? {
  do {
    try body()
    return nil
  } catch {
    return error as? Problem
  }
}

/// A dataset library that knows nothing.
let noData = DatasetLibrary(environment: [:], datasets: [])

/// Parses and checks a lesson with the directives of these tests.
func checked(_ text: String, directives: [any Directive.Type] = fakeDirectives) -> CheckedLesson {
  let parsed = parseLesson(SourceText(path: "prueba.md", text))
  return check(parsed.document, problems: parsed.problems, directives: directives, library: noData)
}

/// Runs a lesson with the directives of these tests.
func executed(
  _ text: String, seed: UInt64? = nil, report: @escaping (RunEvent) -> Void = { _ in }
) -> ExecutedLesson {
  execute(checked(text), options: RunOptions(seed: seed, threads: 1), library: noData, report: report)
}

/// Problems as a person reads them.
func printed(_ problems: [Problem], in source: SourceText) -> String {
  ProblemPrinter(isColored: false).text(problems, in: source)
}

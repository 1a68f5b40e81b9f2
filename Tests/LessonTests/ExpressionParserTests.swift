import Diagnostics
import Foundation
import Lesson
import TestSupport
import Testing

@Suite struct ExpressionParserTests {
  /// Each line of `entrada.txt` as an expression, or in `statements/` as a statement.
  @Test func expressionTable() throws {
    try expectTable("expresiones") { source in
      let fragment = SourceFragment([SourceRange(0, source.bytes.count)])
      return try fragment.expression(in: source).map { sExpression($0) }.get()
    }
  }

  @Test func statementTable() throws {
    try expectTable("sentencias") { source in
      // The line alone is the body of a directive.
      let nowhere = SourceRange(0, 0)
      let block = DirectiveBlock(
        name: Located("calcular", nowhere), reference: nil, id: nil, fenceOptions: [],
        bodyLines: [SourceRange(0, source.bytes.count)], headerRange: nowhere, range: nowhere, index: 0)
      let read = block.statements(in: source)
      if let problem = read.problems.first { throw problem }
      return read.statements.map { sExpression($0.value) }.joined(separator: "\n")
    }
  }

  private func expectTable(_ name: String, _ read: (SourceText) throws -> String) throws {
    let folder = testsFolder.appendingPathComponent("LessonTests/Tablas/\(name)")
    let lines = try String(contentsOf: folder.appendingPathComponent("entrada.txt"), encoding: .utf8)
    var result = ""
    for line in lines.split(separator: "\n") {
      let source = SourceText(path: "tabla", String(line))
      do {
        result += "\(line)\n    \(try read(source))\n"
      } catch let problem as Problem {
        result += "\(line)\n" + described(problem, in: source)
      }
    }
    expectGolden(result, at: folder.appendingPathComponent("esperado.txt"))
  }

  /// Carets under the source, the sentence, and what the fix would make of the line.
  private func described(_ problem: Problem, in source: SourceText) -> String {
    var text = ""
    if let range = problem.range {
      let start = displayWidth(source.text(SourceRange(0, range.lower)))
      text += String(repeating: " ", count: start)
      text += String(repeating: "^", count: max(1, displayWidth(source.text(range)))) + "\n"
    }
    text += "    \(problem.code.rawValue) \(problem.message)" + (problem.label.map { " · \($0)" } ?? "") + "\n"
    for fix in problem.suggestions {
      let fixed = source.text(SourceRange(0, fix.range.lower)) + fix.replacement
        + source.text(SourceRange(fix.range.upper, source.bytes.count))
      text += "    ⇒ \(fixed)\n"
    }
    return text
  }
}

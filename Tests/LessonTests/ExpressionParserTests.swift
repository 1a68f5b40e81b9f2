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

  /// What is written, what is told beside it, and what `--fix` makes of it.
  private static let foreignSigns: [(String, String, String?)] = [
    ("3 en 2..4", "escribe [2, 4]", nil), ("x en 2.5...4.5", "escribe [2.5, 4.5]", nil),
    ("x[1..]", "escribe [1, b]", nil),
    ("2.", "escribe 2.0", "2.0"), ("5!", "«no» va delante de lo que niega", nil),
    ("(a + b)!", "«no» va delante de lo que niega", nil), ("a y !b", "escribe «no»", "a y no b"),
    ("√x", "escribe raíz(x)", "raíz(x)"), ("2 * √ 2.5 + 1", "escribe raíz(2.5)", "2 * raíz(2.5) + 1"),
    ("√(x + 1)", "escribe raíz(…)", "raíz(x + 1)"), ("√x^2", "escribe raíz(…)", nil), ("√x²", "escribe raíz(…)", nil),
    ("√a.b", "escribe raíz(…)", nil), ("√2x", "escribe raíz(…)", nil), ("√", "escribe raíz(…)", nil),
    ("f'(3)", "escribe derivada(f)(3)", nil), ("f''(x)", "escribe derivada(derivada(f))(x)", nil),
    ("f'''(2)", "escribe derivada(derivada(derivada(f)))(2)", nil),
    ("f’(g(x))", "escribe derivada(f)(…)", nil), ("f′ + 1", "escribe derivada(f)", nil),
    ("['a', 'b']", "escribe \"a\"", "[\"a\", 'b']"),
  ]

  @Test(arguments: foreignSigns)
  func signsOfOtherLanguagesAreMendedWhereThatIsSure(written: String, label: String, fixed: String?) {
    let source = SourceText(path: "tabla", written)
    switch SourceFragment([SourceRange(0, source.bytes.count)]).expression(in: source) {
    case .success: Issue.record("se lee")
    case .failure(let problem):
      #expect(problem.label == label)
      #expect(source.applyingFixes(of: [problem]).map { String(decoding: $0, as: UTF8.self) } == fixed)
    }
  }

  @Test func anIdBeginsWithALetter() {
    let source = SourceText(path: "a.md", "```{datos #2a}\n```\n")
    let problems = parseLesson(source).problems.filter { $0.code == .malformedFence }
    #expect(problems.map(\.label) == ["¿quisiste decir «a2»?"])
    #expect(source.applyingFixes(of: problems) == nil)
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

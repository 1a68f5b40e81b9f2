import Diagnostics
import Lesson
import Testing
import Typography

@Suite struct OutputTextTests {
  private func text(_ output: Output, mark: DecimalMark = .comma) -> [String] {
    output.lines(NumberStyle(mark: mark)).map(\.text)
  }

  @Test func factsStandSideBySide() {
    let facts = [
      Fact(key: "exactitud", label: "exactitud", value: .decimal(0.87771, digits: 4), isMain: true),
      Fact(key: "cantidad", label: "ejemplos", value: .integer(60_000)),
    ]
    #expect(text(.facts(facts)) == ["exactitud 0,8777   ejemplos 60\u{202F}000"])
    #expect(text(.facts(facts), mark: .point) == ["exactitud 0.8777   ejemplos 60\u{202F}000"])
    let many = (0..<8).map { Fact(key: "k\($0)", label: "una etiqueta \($0)", value: .integer($0)) }
    let lines = text(.facts(many))
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.count <= 78 })
    #expect(text(.facts([])).isEmpty)
  }

  @Test func valuesArePrintedAsInANotebook() {
    #expect(text(.value(PrintedValue(name: "x", text: "[1 2]"))) == ["x = [1 2]"])
    #expect(text(.value(PrintedValue(name: "", text: "3"))) == ["3"])
    #expect(text(.value(PrintedValue(name: "m", text: "[[1 2]\n [3 4]]"))) == ["m =", "  [[1 2]", "   [3 4]]"])
    #expect(text(.value(PrintedValue(name: "t", text: "a\u{1B}b"))) == ["t = a␛b"])
    let wide = String(repeating: "1 ", count: 38)
    #expect(text(.value(PrintedValue(name: "ancho", text: wide))).count == 2)
  }

  @Test func tablesAreAligned() {
    let table = Table(
      caption: "Pie", columns: [.init(key: "a", title: "Clase"), .init(key: "b", title: "Parte")],
      rows: [[.text("Bota"), .percent(0.5, digits: 1)], [.text("Zapatilla"), .missing]],
      total: [.text("Todo"), .percent(1, digits: 1)])
    #expect(
      text(.table(table)) == [
        "Pie", "Clase         Parte", "Bota         50,0\u{202F}%", "Zapatilla         –", "Todo        100,0\u{202F}%",
      ])
  }

  @Test func assertionsAndProblems() {
    let assertion = AssertionOutput(
      source: "x < 1", range: SourceRange(0, 5), holds: true, observed: "0,25", details: [])
    #expect(text(.assertions([assertion])) == ["✓ x < 1   0,25"])
    #expect(text(.problem(Problem(.notFinite, "no"))).isEmpty)
    #expect(text(.problem(Problem(.notRun, "no se ejecutó"))) == ["no se ejecutó"])
  }

  @Test func whatWasExpectedIsALine() {
    let expected = ExpectedTextOutput(step: "x", range: SourceRange(0, 1), lines: [], problem: nil)
    #expect(text(.expected(expected)) == ["✓ salida de x"])
    let none = ExpectedFailureOutput(
      code: .outOfRange, range: SourceRange(0, 1), failures: [], problem: Problem(.doesNotFail, "no falla"))
    #expect(text(.failure(none)) == ["✗ falla T005   no falla"])
  }
}

import Diagnostics
import JSON
import Testing

@Suite struct ProblemJSONTests {
  private let source = SourceText(path: "l.md", "año = 0,5\nañb\n")

  @Test func placesAreInScalars() {
    let problem = Problem(
      .decimalComma, "mal «así»", at: SourceRange(7, 10), label: "cambia", notes: ["nota"],
      related: [RelatedPlace("antes", at: SourceRange(11, 15))], suggestions: [Suggestion(".", at: SourceRange(8, 9))])
    #expect(
      problem.json(in: source).text() == """
        {
          "file": "l.md",
          "line": 1,
          "column": 7,
          "endLine": 1,
          "endColumn": 10,
          "code": "L014",
          "severity": "error",
          "message": "mal «así»",
          "suggestions": [
            {
              "line": 1,
              "column": 8,
              "endLine": 1,
              "endColumn": 9,
              "replacement": "."
            }
          ],
          "related": [
            {
              "file": "l.md",
              "line": 2,
              "column": 1,
              "endLine": 2,
              "endColumn": 4,
              "message": "antes"
            }
          ]
        }
        """)
  }

  @Test func aProblemWithoutAPlace() {
    let problem = Problem(.emptyLesson, "vacía", severity: .warning)
    #expect(
      problem.json(in: source).text(isIndented: false)
        == #"{"file":"l.md","line":null,"column":null,"endLine":null,"endColumn":null,"code":"L002","#
        + #""severity":"warning","message":"vacía","suggestions":[],"related":[]}"#)
  }
}

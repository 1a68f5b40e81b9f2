import Diagnostics
import Lesson
import Testing

@Suite struct FormulaParserTests {
  private func problem(_ tex: String) -> (text: String, message: String, label: String?)? {
    let source = SourceText(path: "a", "Sea $\(tex)$.\n")
    let (document, problems) = parseLesson(source)
    guard let problem = problems.first, let range = problem.range else { return nil }
    #expect(problems.count == 1 && problem.code == .malformedFormula && problem.severity == .warning)
    #expect(document.formulas.map(\.meaning) == [nil])
    return (source.text(range), problem.message, problem.label)
  }

  @Test(arguments: [
    ("\\aplha + 1", "\\aplha"), ("x + \\fracc{a}{b}", "\\fracc"), ("\\frac{a", "{"), ("a}b", "}"), ("{a", "{"),
    ("\\left( a", "\\left"), ("a \\right)", "\\right"), ("\\left a", "a"), ("x^a^b", "^"), ("x_a_b", "_"),
    ("a & b", "&"), ("a \\\\ b", "\\\\"), ("50%", "%"), ("x^", "$x^$"), ("\\frac a", "$\\frac a$"), ("x^10", "10"),
    ("\\begin{pmatrx} a \\end{pmatrx}", "pmatrx"), ("\\begin{cases} a", "\\begin"), ("a \\end{cases}", "\\end"),
    ("\\begin{cases} a \\end{matrix}", "matrix"), ("\\begin x", "\\begin"), ("\\text a", "\\text"), ("\\text{a", "{"),
    ("a # b", "#"), ("\\sqrt[3", "["), ("\\big a", "a"), ("\\limits x", "\\limits"),
  ])
  func whatIsWrongIsToldInItsPlace(_ tex: String, _ place: String) throws {
    let found = try #require(problem(tex), "\(tex)")
    #expect(found.text == place, "\(tex): \(found.message)")
  }

  @Test func theNearestCommandIsTold() throws {
    #expect(try #require(problem("\\aplha")).label == "¿quisiste decir «\\alpha»?")
    #expect(try #require(problem("\\begin{pmatrx}a\\end{pmatrx}")).label == "¿quisiste decir «pmatrix»?")
  }

  @Test func placesAreRightOnFurtherLines() throws {
    let source = SourceText(path: "a", "> Sea\n> $$\n> a = b\n>   + \\gama\n> $$\n")
    let problem = try #require(parseLesson(source).problems.first)
    let range = try #require(problem.range)
    #expect(source.position(at: range.lower) == SourcePosition(line: 4, column: 7))
    #expect(source.text(range) == "\\gama")
  }

  @Test func groupsAreBounded() {
    func deep(_ count: Int) -> [Code] {
      let tex = String(repeating: "{", count: count) + "x" + String(repeating: "}", count: count)
      return parseLesson(SourceText(path: "a", "$\(tex)$")).problems.map(\.code)
    }
    #expect(deep(38) == [])
    #expect(deep(41) == [.malformedFormula])
    let powers = "$" + String(repeating: "x^{", count: 5000) + "x" + String(repeating: "}", count: 5000) + "$"
    #expect(parseLesson(SourceText(path: "a", powers)).problems.map(\.code) == [.malformedFormula])
    let roots = "$" + String(repeating: "\\sqrt", count: 5000) + " x$"
    #expect(parseLesson(SourceText(path: "a", roots)).problems.map(\.code) == [.malformedFormula])
  }

  @Test(arguments: [
    ("Sea $x$.", ["x"]), ("$x$ y $$y$$", ["x", "y"]), ("$ x$ $x $ $x$1 $y$", ["y"]), ("\\$x$y$", ["y"]),
    ("$a\nb$", ["a\nb"]), ("$a\n\nb$", []), ("`$a$` <b c=\"$d$\"> $e$", ["e"]), ("*$a*b$*", ["a*b"]),
    ("[$a$](b$c$d)", ["a"]), ("$$a$b$$", ["a$b"]), ("> $a\n> b$", ["a\nb"]), ("- $a\n  b$", ["a\nb"]),
    ("$$\na\n- b\n$$ y $c$", ["a\n- b", "c"]), ("> $$\n> a\n> > b\n> $$", ["a\n> b"]),
    ("|a|\n|-|\n|$x \\| y$|", ["x | y"]), ("`{= 1 }` $a$ `b$`", ["a"]), ("$a$$b$", ["a", "b"]), ("cuesta 5$ o $6", []),
  ])
  func whatIsAFormula(_ text: String, _ expected: [String]) {
    #expect(parseLesson(SourceText(path: "a", text)).document.formulas.map(\.tex) == expected)
  }

  @Test func aValueInAFormulaIsTold() {
    let (document, problems) = parseLesson(SourceText(path: "a", "$a + `{= 1 }`$ y `{= 2 }`"))
    #expect(problems.map(\.code) == [.malformedFormula])
    #expect(document.inlineValues.count == 1)
    #expect(document.html(Replacements(directives: [], inlineValues: ["DOS"], formulas: ["F"])) == "<p>F y DOS</p>\n")
  }
}

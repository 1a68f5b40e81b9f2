import Diagnostics
import Lesson
import Testing

/// Formulas that go on over lines which CommonMark would take for something else.
@Suite struct BlockSyntaxTests {
  private func read(_ text: String) -> (formulas: [String], problems: [String], html: String) {
    let parsed = parseLesson(SourceText(path: "a", text))
    var replacements = Replacements(directives: [], inlineValues: [])
    replacements.formulas = parsed.document.formulas.indices.map { "⟦f\($0)⟧" }
    return (
      parsed.document.formulas.map(\.tex), parsed.problems.map(\.code.rawValue), parsed.document.html(replacements)
    )
  }

  @Test(
    "una fórmula sigue aunque su línea parezca otra cosa",
    arguments: [
      ("Es $$a\n- b$$ así.\n", ["a\n- b"]), ("Es $$a\n+ b$$\n", ["a\n+ b"]), ("Es $$a\n> b$$\n", ["a\n> b"]),
      ("Es $$x =\na\n- b\n- c$$ y ya.\n", ["x =\na\n- b\n- c"]), ("Es $$a\n1. b$$\n", ["a\n1. b"]),
      ("Va $$u$$ y $$a\n- b$$ y $v$.\n", ["u", "a\n- b", "v"]), ("> Es $$a\n> - b$$\n", ["a\n- b"]),
      ("- Es $$a\n  - b$$\n- otra\n", ["a\n- b"]), ("Una\nlínea $$a\n- b$$ y $c$.\n", ["a\n- b", "c"]),
      ("$$a\n- b$$\n", ["a\n- b"]), ("Es $$a\nb$$.\n", ["a\nb"]),
    ])
  func goesOn(text: String, formulas: [String]) {
    let found = read(text)
    #expect(found.formulas == formulas)
    #expect(found.problems == [])
    #expect(!found.html.contains("$"), "\(found.html)")
    #expect(!found.html.contains("<li>b") && !found.html.contains("<li>\nb"), "\(found.html)")
  }

  /// Text and lists that dollars stand in by chance.
  @Test(
    "lo que no es una fórmula queda como está",
    arguments: [
      "- cuesta $$ mucho\n- cuesta $$ poco\n", "1. vale $$\n2. vale $$\n", "> - a $$\n> - b $$\n",
      "Cuesta $$ mucho.\n\n- y $$ poco\n", "Cuesta $$ mucho.\n- y nada más\n", "Cuesta `$$`\n- y `$$`\n",
      "Cuesta \\$$ mucho\n- y \\$$ poco\n", "Cuesta $$ mucho\n```\n$$\n```\n",
    ])
  func staysText(text: String) {
    let found = read(text)
    #expect(found.formulas == [])
    #expect(found.html.contains("$$"))
  }

  /// What closes one formula does not open another.
  @Test func pairsAreKept() {
    #expect(read("Es $$a\nb$$ y\n- c $$ d\n").formulas == ["a\nb"])
    #expect(read("Es $$a\nb$$ y\n- c $$ d\n").html.contains("<li>c $$ d</li>"))
  }

  @Test func whatFollowsIsItself() {
    let html = read("Es $$a\n- b$$ y\n- c\n\nFin.\n").html
    #expect(html.contains("<li>c</li>") && html.contains("<p>Fin.</p>"), "\(html)")
  }
}

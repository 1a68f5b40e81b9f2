import Diagnostics
import Foundation
import Lesson
import Testing

@Suite struct NoteTests {
  private func html(_ text: String) -> String {
    parseLesson(SourceText(path: "a", text)).document.html(Replacements(directives: [], inlineValues: []))
  }

  private func problems(_ text: String) -> [String] {
    let source = SourceText(path: "a", text)
    return parseLesson(source).problems.map { problem in
      "\(problem.severity.rawValue) \(problem.range.map(source.text) ?? "")"
    }
  }

  @Test func notesAreNumberedInTheOrderOfTheirUse() {
    let page = html("a[^z] b[^y] c[^z]\n\n[^y]: Y[^x]\n[^z]: Z\n[^x]: X\n")
    let order = ["<p>Z ", "<p>Y<sup", "<p>X "].map { page.firstRange(of: $0)?.lowerBound }
    #expect(order.allSatisfy { $0 != nil } && order == order.sorted { $0 ?? page.endIndex < $1 ?? page.endIndex })
    for id in ["nota:1", "nota:2", "nota:3", "uso:1", "uso:1:2", "uso:2", "uso:3"] {
      #expect(page.components(separatedBy: " id=\"\(id)\"").count == 2, "\(id)")
      #expect(page.contains(" href=\"#\(id)\""), "\(id)")
    }
  }

  @Test func whatIsWrongIsTold() {
    #expect(problems("a[^1]") == ["error 1"])
    #expect(problems("a[^nota]\n\n[^note]: x\n") == ["error nota", "aviso [^note]:"])
    #expect(problems("a[^1]\n\n[^1]: x\n[^1]: y\n") == ["error [^1]:"])
    #expect(problems("a[^1]\n\n[^1]:\n") == ["error [^1]:"])
    #expect(problems("a[^1]\n\n[^1]: b[^2]\n[^2]: c\n") == [])
    #expect(problems("a\n\n[^1]: b[^2]\n[^2]: c\n") == ["aviso [^1]:", "aviso [^2]:"])
    #expect(problems("`[^1]` \\[^1] $x[^1]$\n\n    [^1]: a\n") == [])
  }

  @Test func theWordMayBeOne() {
    #expect(html("a[^1]\n\n[^1]: palabra\n").contains("<p>palabra <a class=\"note-back\""))
    #expect(html("a![^1]\n\n[^1]: b\n").hasPrefix("<p>a!<sup class=\"note\">"))
  }

  @Test func aListIsAsTightAsItWas() {
    #expect(html("- a[^1]\n- b\n\n[^1]: c\n").hasPrefix("<ul>\n<li>a<sup"))
    #expect(!html("- a[^1]\n- b\n\n[^1]: c\n+ d\n").contains("<li>\n<p>d"))
  }

  @Test func aFenceLeftOpenDoesNotSwallowThem() {
    let page = html("a[^1]\n\n[^1]: b\n\n```js\nc\n")
    #expect(page.contains("<p>b <a class"))
    #expect(page.contains("<pre><code class=\"language-js\">c\n"))
  }

  @Test func definitionsInsideQuotesAndLists() {
    for text in ["> a[^1]\n>\n> [^1]: b\n> c\n", "- a[^1]\n\n  [^1]: b\n  c\n", "a[^1]\n[^1]: b\nc\n\nd\n"] {
      #expect(html(text).contains("<p>b\nc <a class"), "\(text)")
      #expect(problems(text) == [], "\(text)")
    }
  }

  @Test func nothingOfThemIsInTheMarkdown() {
    let text = "a[^1] `{= 1 }`\n\n[^1]: b `{= 2 }`\r\n\n    c\n"
    let (document, _) = parseLesson(SourceText(path: "a", text))
    #expect(document.inlineValues.map { document.source.text($0.range) } == ["`{= 1 }`", "`{= 2 }`"])
    let markdown = document.markdown(Replacements(directives: [], inlineValues: ["1", "2"]))
    #expect(String(decoding: markdown, as: UTF8.self) == "a[^1] 1\n\n[^1]: b 2\r\n\n    c\n")
    #expect(document.html(Replacements(directives: [], inlineValues: ["UNO", "DOS"])).contains("<p>b DOS</p>"))
  }
}

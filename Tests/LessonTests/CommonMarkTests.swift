import CCmark
import Diagnostics
import Foundation
import Lesson
import TestSupport
import Testing

/// Prose that is plain CommonMark is, byte for byte, what libcmark makes of it.
@Suite struct CommonMarkTests {
  private struct Example: Decodable {
    var example: Int
    var section: String
    var markdown: String
  }

  private func examples() throws -> [Example] {
    let file = testsFolder.appendingPathComponent("LessonTests/CommonMark/examples.json")
    return try JSONDecoder().decode([Example].self, from: Data(contentsOf: file))
  }

  /// What libcmark makes of a text by itself.
  private func plain(_ text: String) -> String {
    guard let html = cmark_markdown_to_html(text, text.utf8.count, CMARK_OPT_DEFAULT) else { return "" }
    defer { free(html) }
    return String(cString: html)
  }

  /// What a lesson makes of it, less the anchors of its headings.
  private func ours(_ text: String) -> String {
    let (document, _) = parseLesson(SourceText(path: "ejemplo", text))
    return document.html(Replacements(directives: [], inlineValues: []))
      .replacing(/<h([1-6]) id="[^"]*">/) { "<h\($0.1)>" }
      .replacing(/<a class="ancla" [^>]*>#<\/a>/, with: "")
  }

  /// The examples that show something of ours: a paragraph that is one image with a title is a figure.
  private static let figures = [571, 572, 575, 576, 583, 584, 585, 587, 588, 590]
  /// `---` twice and nothing else: front matter without settings.
  private static let frontMatter = [98]

  @Test func everyExampleIsWhatLibcmarkMakesOfIt() throws {
    let examples = try examples()
    #expect(examples.count == 652)
    for example in examples where !(Self.figures + Self.frontMatter).contains(example.example) {
      #expect(
        ours(example.markdown) == plain(example.markdown), "\(example.example), \(example.section)")
    }
  }

  @Test func figuresAreTheOnlyDifference() throws {
    for example in try examples() where Self.figures.contains(example.example) {
      let html = ours(example.markdown)
      #expect(html.hasPrefix("<figure class=\"picture\">\n<img "), "\(example.example): \(html)")
      let asLibcmark = html.replacing("<figure class=\"picture\">\n", with: "<p>")
        .replacing(/\ \/>\n<figcaption>(.*)<\/figcaption>\n<\/figure>\n/) { " title=\"\($0.1)\" /></p>\n" }
      #expect(asLibcmark == plain(example.markdown), "\(example.example)")
    }
  }

  /// Dollars, bars and brackets that are nothing of ours.
  @Test(arguments: [
    "Cuesta 5 $ y 20 $.", "De $5 a $10, o $ 5 $.", "\\$a\\$ y $a$1", "`$a$` y ``$$b$$``", "    $a$\n",
    "<b title=\"$a$\">",
    "[a]($b$) y <http://c/$d$>", "[a]: /u$v$\n\n[a]", "a | b\n", "| a | b |\n\nc | d", "| a |\n| - - |", "|---|\n",
    "`a | b`\n\n---|---", "# | a | b |\n|---|---|\n", "```\n| a |\n|---|\n```\n", "\\[^1] y [^a b] y [^]", "`[^1]`",
    "[^1](url)", "![^1](url)", "- a\n  | b\n", "a\n$$\n\n$$\n", "$$$$", "$ $", "[a $x](b \"$y$\")",
    "&lt;$ y $&gt;", "\u{E000}1\u{E001}$",
  ])
  func whatOnlyLooksLikeSyntax(_ text: String) {
    #expect(ours(text) == plain(text))
  }

  /// The noncharacters that places are marked with are an author's too.
  @Test func noMarkCanBeForged() {
    let signs = (0xFDD0...0xFDEF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).map { String(Character($0)) }
    for count in [1, 2, 31, 32] {
      let text = signs.prefix(count).map { "\($0)s0\($0) \($0)c\($0) \($0)5\($0){= b $" }.joined(separator: "\n\n")
      #expect(ours(text) == plain(text))
      #expect(ours(text + " $x$").contains("$x$"))
    }
  }
}

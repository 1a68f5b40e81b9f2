import Diagnostics
import Foundation
import Lesson
import Testing

import Rendering

@Suite struct SourceListingTests {
  private func listing(_ text: String) throws -> String {
    let source = SourceText(path: "a.md", text)
    return try #require(parseLesson(source).document.directives.first).listing(in: source).html
  }

  /// The words of the listing, as they are copied.
  private func copied(_ html: String) -> String {
    html.replacing(/<[^>]*>/, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  @Test(arguments: [
    "```{datos #moda}\nfuente: fashion_mnist\nescala: 1/255\n```",
    "~~~~ {calcular}\na = 1 < 2\n\n  b = \"x & y\" # nota\n~~~~",
    "```{evaluar red #prueba datos=moda.prueba}\n```",
    "```{figura barras}\nleyenda: <b>no</b>\n````",
  ])
  func whatIsCopiedIsWhatWasWritten(_ text: String) throws {
    #expect(try copied(listing(text + "\n\nfin\n")) == text)
  }

  @Test func theQuotesOwnMarksAreLeftOut() throws {
    #expect(try copied(listing("> ```{afirmar}\n> 1 < 2\n> ```\n")) == "```{afirmar}\n1 < 2\n```")
    #expect(try copied(listing("- a\n\n  ```{afirmar}\n  1 < 2\n  ```\n")) == "```{afirmar}\n1 < 2\n```")
  }

  @Test func piecesHaveTheirKind() throws {
    let html = try listing("```{datos #moda}\nescala: 1/255\n```\n")
    #expect(html.hasPrefix("<span class=\"fence\" aria-hidden=\"true\">```</span>"))
    #expect(html.contains("<span class=\"directiveName\">datos</span>"))
    #expect(html.contains("<span class=\"key\">escala</span>"))
    #expect(html.contains("<span class=\"number\">255</span>"))
    #expect(html.hasSuffix("<span class=\"fence\" aria-hidden=\"true\">\n```</span>"))
  }

  @Test func hostileTextIsShown() throws {
    let html = try listing("```{figura barras}\nleyenda: \(hostileText.replacing("\u{0}", with: ""))\n```\n")
    #expect(!html.contains("<script"))
    #expect(!html.contains("\u{202E}"))
  }
}

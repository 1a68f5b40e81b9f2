import Diagnostics
import Foundation
import Lesson
import TestSupport
import Testing

/// The folders of golden pages.
private let pages = folders(in: "Páginas")

@Suite struct MarkdownRendererTests {
  private func marked(_ document: Document) -> Replacements {
    Replacements(
      directives: document.directives.map { "<section>\n\($0.name.value) \($0.index)\n\n</section>" },
      inlineValues: document.inlineValues.map { "<output>\($0.index)</output>" },
      blocks: document.blocks.map(markedWrapping))
  }

  @Test(arguments: pages)
  func goldenPages(folder: URL) throws {
    let (document, _) = parseLesson(try lesson(in: folder))
    let replacements = marked(document)
    expectGolden(document.html(replacements), at: folder.appendingPathComponent("página.html"))
    let markdown = String(decoding: document.markdown(replacements), as: UTF8.self)
    expectGolden(markdown, at: folder.appendingPathComponent("salida.md"))
  }

  /// Without directives, inline values and headings, the page is what libcmark makes of the bytes.
  @Test func proseIsUntouched() {
    let text = "Uno *dos* &amp; <b>tres</b>\n\n- a\n- b\n\n```js\nx < 1\n```\n\n<div>\n\n\u{1}<\u{1}0>\n"
    let (document, problems) = parseLesson(SourceText(path: "a", text))
    #expect(problems.isEmpty)
    #expect(
      document.html(Replacements(directives: [], inlineValues: [])) == """
        <p>Uno <em>dos</em> &amp; <!-- raw HTML omitted -->tres<!-- raw HTML omitted --></p>
        <ul>
        <li>a</li>
        <li>b</li>
        </ul>
        <pre><code class="language-js">x &lt; 1
        </code></pre>
        <!-- raw HTML omitted -->
        <p>\u{1}&lt;\u{1}0&gt;</p>

        """)
  }

  @Test func replacingWithTheSourceChangesNothing() throws {
    for folder in lessonCases + pages {
      let source = try lesson(in: folder)
      let (document, _) = parseLesson(source)
      // A directive in a container spans its prefixes: take them from its further lines.
      let directives = document.directives.map { block in
        let lines = (source.line(at: block.range.lower)...source.line(at: block.range.upper)).map(source.lineRange)
        let prefix = block.range.lower - lines[0].lower
        return lines.enumerated().map { number, line in
          let start = number == 0 ? block.range.lower : min(line.lower + prefix, line.upper)
          return source.text(SourceRange(start, min(line.upper, block.range.upper)))
        }.joined(separator: "\n")
      }
      let values = document.inlineValues.map { source.text($0.range) }
      let result = document.markdown(Replacements(directives: directives, inlineValues: values))
      #expect(String(decoding: result, as: UTF8.self) == String(decoding: source.bytes, as: UTF8.self), "\(folder)")
    }
  }

  @Test func valuesInAnImageAreItsText() {
    let (document, _) = parseLesson(SourceText(path: "a", "![Con `{= n }` *y `{= m }`*](x.png)\n"))
    let values = ["<span class=\"n\">1 &lt; 2</span>", "&amp;lt;"]
    #expect(
      document.html(Replacements(directives: [], inlineValues: values))
        == "<p><img src=\"x.png\" alt=\"Con 1 &lt; 2 y &amp;lt;\" /></p>\n")
  }

  @Test func aDecorativeImageIsSilent() {
    let text = "![Decorativa](x.png) y ![otra](y.png)\n\n![ decorativa ](x.png \"Pie\")\n"
    let (document, _) = parseLesson(SourceText(path: "a", text))
    let addresses = ["A", "B", "A"].map { "data:image/png;base64,\($0)" }
    let images = addresses.map(ImageSource.embedded)
    #expect(
      document.html(Replacements(directives: [], inlineValues: [], images: images)) == """
        <p><img src="\(addresses[0])" alt="" /> y <img src="\(addresses[1])" alt="otra" /></p>
        <figure class="picture">
        <img src="\(addresses[0])" alt="" />
        <figcaption>Pie</figcaption>
        </figure>

        """)
  }

  /// A combining mark makes another character of the sign before it, not another byte.
  @Test func combiningMarksHideNoSign() {
    let text = "# \u{302}a\n\n`{=\u{302} 1 }` y `{= 2 }`\u{302}\n\n`{{=\u{302} 3 }}`\n"
    let (document, problems) = parseLesson(SourceText(path: "a", text))
    #expect(problems.map(\.code) == [.syntax])
    let html = document.html(Replacements(directives: [], inlineValues: ["DOS"]))
    #expect(
      html == """
        <h1 id="a">\u{302}a<a class="ancla" href="#a" aria-label="Enlace a esta sección">#</a></h1>
        <p><code>{=\u{302} 1 }</code> y DOS\u{302}</p>
        <p><code>{=\u{302} 3 }</code></p>

        """)
  }

  @Test func unreadableLessonHasNoPage() {
    let (document, problems) = parseLesson(SourceText(path: "a", bytes: [0xFF]))
    #expect(problems.map(\.code) == [.notUTF8])
    #expect(document.html(Replacements(directives: [], inlineValues: [])).isEmpty)
    #expect(document.markdown(Replacements(directives: [], inlineValues: [])) == [0xFF])
  }

  @Test func missingReplacementsLeaveTheSource() {
    let (document, _) = parseLesson(SourceText(path: "a", "```{datos}\n```\n\n`{= 1 }`\n"))
    let none = Replacements(directives: [], inlineValues: [])
    #expect(document.html(none).contains("<code class=\"language-{datos}\">"))
    #expect(document.html(none).contains("<code>{= 1 }</code>"))
    #expect(document.markdown(none) == document.source.bytes)
  }
}

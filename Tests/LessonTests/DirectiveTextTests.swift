import Diagnostics
import Lesson
import Testing

@Suite struct DirectiveTextTests {
  private func first(_ text: String) throws -> (source: SourceText, place: DirectiveText) {
    let source = SourceText(path: "a.md", text)
    return (source, DirectiveText(try #require(parseLesson(source).document.directives.first), in: source))
  }

  @Test func isHeaderAndBodyWithoutWhatHoldsThem() throws {
    #expect(try first("``` {calcular #a}  \na = 1\n\n  b = 2\n```\n").place.text == "{calcular #a}\na = 1\n\n  b = 2")
    #expect(try first("> ~~~{calcular}\n> a\n>\n>  b\n> ~~~\n").place.text == "{calcular}\na\n\n b")
    #expect(try first("1. uno\n\n   ```{calcular}\n   a\n   ```\n").place.text == "{calcular}\na")
    #expect(try first("```{datos #a fuente=iris}\n```\n").place.text == "{datos #a fuente=iris}")
  }

  @Test(
    "escribir lo mismo no cambia nada",
    arguments: [
      "```{calcular #a}\na = 1\n\nb = 2\n```\n", "texto\n\n> ~~~~{calcular}\n> a\n>\n> b\n> ~~~~\n\nmás\n",
      "- x\n\n  ```{calcular}\n  a\n  ```\n- y\n", "```{calcular}\r\na\r\n```\r\nfin", "\u{FEFF}```{calcular}\na\n```",
    ])
  func theSameTextGivesTheSameBytes(text: String) throws {
    let (source, place) = try first(text)
    let (again, second) = try #require(place.replaced(by: place.text, in: source))
    #expect(again.bytes == source.bytes)
    #expect(second == place)
  }

  /// Whatever is written, what stands around it stays, and the place that is told is where the text now is.
  @Test func anotherTextChangesItsPlaceAlone() throws {
    let (source, place) = try first("antes\n\n> ```{calcular}\n> a\n> ```\n\ndespués\n")
    for text in ["{calcular}", "{calcular}\n", "{calcular #x}\n\nuno\n  dos\n```\ntres", "{calcular}\n````\n"] {
      let (next, found) = try #require(place.replaced(by: text, in: source))
      let all = String(decoding: next.bytes, as: UTF8.self)
      #expect(all.hasPrefix("antes\n\n> ```") && all.hasSuffix("```\n\ndespués\n"))
      let block = try #require(parseLesson(next).document.directives.first)
      #expect(DirectiveText(block, in: next).text == text)
      #expect(DirectiveText(block, in: next).lineStarts == found.lineStarts)
      #expect(block.range == found.range)
    }
  }
}

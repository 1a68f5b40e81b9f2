import Diagnostics
import Lesson
import Testing

@Suite struct QuoteMarksTests {
  /// A text without the marks of its blocks.
  private func unmarked(_ text: String) -> String {
    let document = ReadBlocks(text).document
    let source = document.source
    var result = ""
    var position = 0
    for marks in QuoteMarks(document).ranges(in: SourceRange(0, source.bytes.count)) {
      result += source.text(SourceRange(position, marks.lower))
      position = marks.upper
    }
    return result + source.text(SourceRange(position, source.bytes.count))
  }

  @Test func thoseOfABlockAreItsOwn() {
    #expect(unmarked("a\n\n> [!NOTA] b\n> c\n>d\n>\n>   e\n\n> f\n") == "a\n\n[!NOTA] b\nc\nd\n\n  e\n\n> f\n")
    #expect(unmarked("> [!NOTA]\n  >  a\nb\n") == "[!NOTA]\n a\nb\n")
    #expect(unmarked("\u{FEFF}> [!NOTA]\r\n> a") == "\u{FEFF}[!NOTA]\r\na")
  }

  @Test func oneInsideAnotherHasBoth() {
    let text = "> [!EJERCICIO]\n> a\n>\n> > [!PISTA]\n> > b\n> c\n>\n> > d\n>\n> e\n"
    #expect(unmarked(text) == "[!EJERCICIO]\na\n\n[!PISTA]\nb\nc\n\n> d\n\ne\n")
    #expect(unmarked("- > [!NOTA]\n  > a\n  > > b\n") == "- > [!NOTA]\na\n> b\n")
  }

  @Test func quotesOfTheAuthorKeepTheirs() {
    for text in ["> a\n> > b\n", "", "a", ">\n"] { #expect(unmarked(text) == text) }
  }

  /// Those of lines that start before a range, or whose text does after it, are none of it.
  @Test func aRangeHasThoseOfItsLines() {
    let document = ReadBlocks("> [!NOTA]\n> a\n> b\n").document
    let marks = QuoteMarks(document)
    #expect(marks.ranges(in: SourceRange(2, 15)) == [SourceRange(10, 12)])
    #expect(marks.ranges(in: SourceRange(12, 12)) == [])
  }
}

import Diagnostics
import Testing

@Suite struct SourceTextTests {
  @Test func everyLineEndCounts() {
    let source = SourceText(path: "a", "uno\ndos\r\ntres\rcuatro\n")
    #expect(source.lineCount == 5)
    #expect((1...5).map { source.text(source.lineRange($0)) } == ["uno", "dos", "tres", "cuatro", ""])
    #expect(source.text(source.fullLineRange(2)) == "dos\r\n")
    #expect(source.lineEnd == [10])
    #expect(SourceText(path: "a", "a\r\nb").lineEnd == [13, 10])
    #expect(SourceText(path: "a", "a").lineEnd == [10])
    #expect(source.lineRange(0).isEmpty && source.lineRange(9).isEmpty)
  }

  @Test func columnsCountScalars() {
    let source = SourceText(path: "a", "año\ne\u{301}poca 🎉!\n")
    #expect(source.position(at: 0) == SourcePosition(line: 1, column: 1))
    #expect(source.position(at: 3) == SourcePosition(line: 1, column: 3))
    let bang = source.bytes.count - 2
    #expect(source.position(at: bang) == SourcePosition(line: 2, column: 9))
    #expect(source.position(at: 9999) == SourcePosition(line: 3, column: 1))
  }

  @Test func columnsOfALongLineAreThoseOfItsScalars() {
    let text = String(repeating: "añ🎉", count: 400)
    let source = SourceText(path: "a", "x\n" + text)
    var offset = 2
    for (index, scalar) in text.unicodeScalars.enumerated() {
      #expect(source.position(at: offset) == SourcePosition(line: 2, column: index + 1))
      offset += String(scalar).utf8.count
    }
    #expect(source.position(at: offset).column == 1201)
  }

  @Test func aByteOrderMarkBelongsToNoLine() {
    let source = SourceText(path: "a", "\u{FEFF}uno\n")
    #expect(source.text(source.lineRange(1)) == "uno")
    #expect(source.position(at: 3) == SourcePosition(line: 1, column: 1))
    #expect(source.position(at: 0) == SourcePosition(line: 1, column: 1))
  }

  @Test func emptyText() {
    let source = SourceText(path: "a", "")
    #expect(source.lineCount == 1 && source.lineRange(1).isEmpty)
    #expect(source.position(at: 0) == SourcePosition(line: 1, column: 1))
  }
}

import TestSupport
import Testing

@Suite struct SizeTests {
  @Test func filesStayUnder400Lines() {
    let files = SourceFile.all(in: ["Sources", "Tests"], ["swift", "c", "h", "css", "js", "py"])
    #expect(files.count > 100)
    #expect(files.filter { $0.lines.count > 400 }.map { "\($0.path): \($0.lines.count)" } == [])
  }

  @Test func functionsStayUnder70Lines() {
    let long = (SourceFile.sources + SourceFile.tests).flatMap { file in
      SwiftFunctions.lengths(in: file.text).filter { $0.lines > 70 }.map {
        "\(file.path):\($0.line): \($0.name), \($0.lines)"
      }
    }
    #expect(long == [])
  }

  @Test func linesStayWithin120Columns() {
    let files = SourceFile.all(in: ["Sources", "Tests"], ["swift", "c", "h"])
    let wide = files.flatMap { file in
      file.lines.enumerated().filter { $0.element.count > 120 }.map { "\(file.path):\($0.offset + 1)" }
    }
    #expect(wide == [])
  }

  @Test func linesEndWhereTheirTextDoes() {
    let files = SourceFile.all(in: ["Sources", "Tests"], ["swift", "c", "h"])
    let loose = files.flatMap { file in
      file.lines.enumerated().filter { $0.element.last?.isWhitespace == true }.map { "\(file.path):\($0.offset + 1)" }
    }
    #expect(loose == [])
    #expect(files.filter { !$0.text.hasSuffix("\n") }.map(\.path) == [])
    #expect(files.filter { $0.text.contains("\t") }.map(\.path) == [])
  }
}

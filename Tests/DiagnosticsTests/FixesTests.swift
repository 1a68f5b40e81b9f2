import Diagnostics
import Testing

@Suite struct FixesTests {
  @Test func onlyLoneSuggestionsAreApplied() {
    let source = SourceText(path: "a.md", "uno dos tres")
    let problems = [
      Problem(.unknownOption, "", at: SourceRange(0, 3), suggestions: [Suggestion("1", at: SourceRange(0, 3))]),
      Problem(
        .unknownOption, "", at: SourceRange(4, 7),
        suggestions: [Suggestion("2", at: SourceRange(4, 7)), Suggestion("dós", at: SourceRange(4, 7))]),
      Problem(.unknownOption, "", at: SourceRange(8, 12), suggestions: [Suggestion("3", at: SourceRange(8, 12))]),
    ]
    #expect(source.applyingFixes(of: problems).map { String(decoding: $0, as: UTF8.self) } == "1 dos 3")
    #expect(source.applyingFixes(of: [problems[1]]) == nil)
  }

  @Test func overlappingFixesTakeTheFirst() {
    let source = SourceText(path: "a.md", "abcdef")
    let problems = [
      Problem(.unknownOption, "", suggestions: [Suggestion("X", at: SourceRange(0, 4))]),
      Problem(.unknownOption, "", suggestions: [Suggestion("Y", at: SourceRange(2, 6))]),
    ]
    #expect(source.applyingFixes(of: problems).map { String(decoding: $0, as: UTF8.self) } == "Xef")
  }
}

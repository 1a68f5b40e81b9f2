import Lesson
import Runner
import Testing

@Suite struct UnifiedDifferenceTests {
  private func difference(_ lines: [ExpectedTextOutput.Line], _ body: [String]) -> [String] {
    unifiedDifference(lines, of: body, firstLine: 11)
  }

  @Test func nothingChanges() {
    #expect(difference([.kept(0), .kept(1)], ["a", "b"]).isEmpty)
    #expect(difference([], []).isEmpty)
  }

  @Test func aLineChanges() {
    #expect(
      difference([.kept(0), .changed(1, to: "B"), .kept(2)], ["a", "b", "c"])
        == ["@@ -11,3 +11,3 @@", " a", "-b", "+B", " c"])
  }

  @Test func linesComeAndGo() {
    #expect(difference([.added("a"), .added("b")], []) == ["@@ -10,0 +11,2 @@", "+a", "+b"])
    #expect(difference([.removed(0)], ["a"]) == ["@@ -11 +10,0 @@", "-a"])
    #expect(difference([.changed(0, to: "A"), .changed(1, to: "B")], ["a", "b"])
      == ["@@ -11,2 +11,2 @@", "-a", "-b", "+A", "+B"])
  }

  @Test func changesFarApartAreHunksOfTheirOwn() {
    let body = (0..<20).map { "\($0)" }
    var lines = body.indices.map(ExpectedTextOutput.Line.kept)
    lines[2] = .removed(2)
    lines[15] = .changed(15, to: "x")
    #expect(
      difference(lines, body) == [
        "@@ -11,6 +11,5 @@", " 0", " 1", "-2", " 3", " 4", " 5",
        "@@ -23,7 +22,7 @@", " 12", " 13", " 14", "-15", "+x", " 16", " 17", " 18",
      ])
  }
}

import Plotting
import Testing

@Suite struct CanvasTests {
  private func figure(_ label: String = "a") -> Figure {
    .bars(BarChart(bars: [.init(label: label, value: 1)], valueTitle: "valor", format: .integer))
  }

  @Test func anIdNeverLeavesItsAttribute() {
    let svg = figure().svg(id: "x\" onload=\"y ü#)", place: .page)
    let seen = DrawingInspector(svg)
    #expect(seen.isWellFormed)
    #expect(seen.rootAttributes["onload"] == nil)
    #expect(seen.ids.count == 2)
    #expect(figure().svg(id: "figura-3", place: .page).contains("aria-labelledby=\"figura-3-t figura-3-d\""))
  }

  @Test func namesAreTextAndNothingElse() {
    let svg = figure("</text><script>alert(1)</script>").svg(id: "f1", place: .page)
    #expect(!svg.contains("<script"))
    let seen = expectSound(figure("</text><script>alert(1)</script>"))
    #expect(seen.counts["script"] == nil)
    #expect(seen.labels.map(\.text).contains("</text><script>alert(1)</script>"))
  }

  @Test func aFileStandsOnItsOwnPaper() {
    let page = DrawingInspector(figure().svg(id: "f1", place: .page))
    let file = DrawingInspector(figure().svg(id: "f1", place: .file))
    #expect(page.counts["style"] == nil && file.counts["style"] == 1)
    #expect(file.view.right - file.view.left == page.view.right - page.view.left + 32)
    #expect(file.view.left == -16)
  }

  @Test func thePageAndTheFileDrawTheSame() {
    let page = figure().svg(id: "f1", place: .page)
    let body = page.split(separator: "</desc>\n").last.map(String.init) ?? ""
    #expect(body.count > 100)
    #expect(figure().svg(id: "f1", place: .file).hasSuffix(body))
  }
}

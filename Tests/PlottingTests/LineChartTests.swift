import Plotting
import Testing

@Suite struct LineChartTests {
  private typealias Series = LineChart.Series

  private func chart(_ series: [LineChart.Series], format: ValueFormat = .decimal(3)) -> Figure {
    .curves(LineChart(panels: [.init(title: "Pérdida", series: series, format: format)], horizontalTitle: "época"))
  }

  private let history = LineChart(
    panels: [
      .init(
        title: "Pérdida",
        series: [
          .init(name: "entrenamiento", values: [0.498, 0.377, 0.340, 0.314, 0.295]),
          .init(name: "validación", values: [0.428, 0.397, 0.352, 0.345, 0.350]),
        ], format: .decimal(3)),
      .init(
        title: "Exactitud",
        series: [
          .init(name: "entrenamiento", values: [0.825, 0.864, 0.876, 0.885, 0.891]),
          .init(name: "validación", values: [0.845, 0.854, 0.866, 0.874, 0.873]),
        ], format: .percent(1)),
    ], horizontalTitle: "época")

  @Test func drawsPanelsSideBySide() {
    let seen = expectDrawing(.curves(history), "curvas")
    let titles = seen.labels.filter { ["Pérdida", "Exactitud"].contains($0.text) }
    #expect(titles.count == 2)
    #expect(titles[0].bottom == titles[1].bottom && titles[0].left < titles[1].left)
    #expect(seen.labels.filter { $0.text == "validación" }.count == 2)
  }

  @Test func tellsWhereEachGoes() {
    #expect(
      Figure.curves(history).description()
        == "Pérdida (época 1 a 5): entrenamiento baja de 0,498 a 0,295 sin retroceder; validación baja de 0,428 a "
        + "0,350 (mínimo, 0,345 en 4). Exactitud (época 1 a 5): entrenamiento sube de 82,5\u{202F}% a 89,1\u{202F}% "
        + "sin retroceder; validación sube de 84,5\u{202F}% a 87,3\u{202F}% (máximo, 87,4\u{202F}% en 4).")
    #expect(chart([Series(name: "a", values: [0.5])]).description() == "Pérdida (época 1 a 1): a vale 0,500.")
    #expect(chart([Series(name: "a", values: [1, 1])]).description().contains("a se mantiene en 1,000"))
    #expect(
      chart([Series(name: "a", values: [1, 3, 1])]).description()
        .contains("a oscila y vuelve de 1,000 a 1,000 (máximo, 3,000 en 2)"))
    #expect(chart([Series(name: "a", values: [.nan])]).description().contains("a, sin valores finitos"))
    #expect(chart([Series(name: "a", values: [2, .nan, 1])]).description().contains("con valores no finitos"))
  }

  @Test func theTableHasAColumnForEachSeries() {
    let table = Figure.curves(history).data()
    #expect(table.header.first == "época")
    #expect(table.header.last == "Exactitud: validación")
    #expect(table.rows[4] == ["5", "0,295", "0,350", "89,1\u{202F}%", "87,3\u{202F}%"])
  }

  @Test func aLinePassesThroughItsPoints() {
    let svg = chart([Series(name: "a", values: [0, 1, 0.5])]).svg(id: "f1", place: .page)
    let points = svg.matches(of: /<circle cx="([\d.]+)" cy="([\d.]+)"/).compactMap { Double($0.2) }
    #expect(points.count == 3)
    #expect(abs((points[0] + points[1]) / 2 - points[2]) < 0.02)
    #expect(points[1] < points[0])
  }

  @Test func missingValuesBreakTheLine() {
    let svg = chart([Series(name: "a", values: [1, 2, .nan, 3, .infinity, 4, 5])]).svg(id: "f1", place: .page)
    let line = svg.firstMatch(of: /<path d="([^"]+)" class="l k-s1"/).map { String($0.1) } ?? ""
    #expect(line.filter { $0 == "M" }.count == 3)
  }

  @Test func axesCountWholeSteps() {
    let texts = expectSound(chart([Series(name: "a", values: (0..<200).map { Double($0) })])).labels.map(\.text)
    #expect(texts.contains("200") && texts.contains("100"))
    #expect(texts.contains("1"))
  }

  @Test func degenerateSeries() {
    for values in [[], [0.3], [5, 5, 5], [.nan], [.infinity, -.infinity], [1e300, -1e300], [0, 0], [1e-300, 0]] {
      expectSound(chart([Series(name: "serie", values: values)]))
      expectSound(chart([Series(name: "serie", values: values), Series(name: "otra", values: [1, 2])]))
    }
    expectSound(chart([]))
    expectSound(.curves(LineChart(panels: [], horizontalTitle: "")))
  }

  @Test func aLongSeriesIsThinnedButKeepsItsPeaks() {
    var values = (0..<100_000).map { _ in 0.5 }
    values[77_777] = 3
    values[5] = -2
    let svg = chart([Series(name: "a", values: values)]).svg(id: "f1", place: .page)
    #expect(svg.utf8.count < 40_000)
    let line = svg.firstMatch(of: /<path d="([^"]+)" class="l k-s1"/).map { String($0.1) } ?? ""
    let heights = Set(line.matches(of: /[ML][\d.]+ ([\d.]+)/).compactMap { Double($0.1) })
    #expect(heights.count == 3)
  }

  @Test(arguments: [1, 2, 6, 12, 40])
  func labelsOfManySeriesStayApart(_ count: Int) {
    let same = (0..<count).map { Series(name: "serie \($0)", values: [1, 2, 3 + Double($0) * 1e-4]) }
    let seen = expectSound(chart(same))
    #expect(seen.labels.filter { $0.text.hasPrefix("serie") }.count == min(count, 12))
    let panels = LineChart.Panel(title: "a", series: same, format: .percent(1))
    expectSound(.curves(LineChart(panels: Array(repeating: panels, count: 20), horizontalTitle: hostileName)))
  }

  @Test func longAndHostileNames() {
    expectSound(chart((longNames.prefix(4) + [hostileName]).map { Series(name: $0, values: [1e12, -3e14]) }))
  }

  @Test func endLabelsMoveAsLittleAsNeeded() {
    func label(_ index: Int, _ y: Double) -> EndLabel {
      EndLabel(index: index, name: "", value: "", pointX: 0, pointY: y)
    }
    let spread = EndLabel.spread([label(0, 50), label(1, 52), label(2, 100)], spacing: 10, within: 0...200)
    #expect(spread.map(\.y) == [46, 56, 100])
    #expect(EndLabel.spread([label(0, 2), label(1, 2)], spacing: 10, within: 0...200).map(\.y) == [0, 10])
    #expect(EndLabel.spread([label(0, 199), label(1, 198)], spacing: 10, within: 0...200).map(\.y) == [190, 200])
    #expect(EndLabel.spread([label(0, 3)], spacing: 10, within: 0...200).map(\.y) == [3])
  }
}

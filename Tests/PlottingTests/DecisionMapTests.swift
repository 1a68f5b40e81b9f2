import Plotting
import Testing

@Suite struct DecisionMapTests {
  private let grid = DecisionMap.Grid(-2...2, -2...2, columns: 41, rows: 41)

  /// A map of scores that are functions of the plane.
  private func map(_ scores: [(Double, Double) -> Double], grid: DecisionMap.Grid) -> DecisionMap {
    let values = grid.points.flatMap { point in scores.map { $0(point.x, point.y) } }
    let names = scores.indices.map { "Clase \($0)" }
    return DecisionMap(
      grid, scores: values, certainties: grid.points.map { min(1, ($0.x * $0.x + $0.y * $0.y) / 4) }, classes: names,
      examples: ScatterPlot(
        groups: names.enumerated().map {
          ScatterPlot.Group(name: $1, points: [PlanePoint(Double($0) - 0.5, 0.5), PlanePoint(0.1, -Double($0))])
        }, horizontalTitle: "x", verticalTitle: "y"))
  }

  @Test func drawsRegionsTheirBordersAndExamples() {
    let circle = map([{ $0 * $0 + $1 * $1 - 1 }, { _, _ in 0 }], grid: grid)
    let seen = expectDrawing(.decision(circle), "frontera")
    #expect(seen.counts["image"] == 1)
    #expect(circle.borders.count == 1)
    for point in circle.borders[0] {
      #expect(((point.x * point.x + point.y * point.y).squareRoot() - 1).magnitude < 0.02)
    }
    #expect(circle.borders[0].first == circle.borders[0].last)
  }

  @Test func aStraightBorderIsStraight() {
    let halves = map([{ x, _ in -x }, { x, _ in x }], grid: DecisionMap.Grid(-1...1, -1...1, columns: 10, rows: 10))
    #expect(halves.borders.count == 1)
    #expect(halves.borders[0].count == 2)
    for point in halves.borders[0] { #expect(point.x.magnitude < 1e-12) }
    #expect(halves.winners.count { $0 == 0 } == 50)
  }

  @Test func threeRegionsMeetInTheMiddle() {
    let thirds = map(
      [{ _, y in y }, { x, y in x * 0.8660254 - y / 2 }, { x, y in -x * 0.8660254 - y / 2 }], grid: grid)
    expectSound(.decision(thirds))
    func distance(_ point: PlanePoint) -> Double { (point.x * point.x + point.y * point.y).squareRoot() }
    let ends = thirds.borders.flatMap { [$0.first, $0.last].compactMap(\.self).map(distance) }
    #expect(ends.count { $0 > 1.5 } == 3)
    #expect(ends.allSatisfy { $0 > 1.5 || $0 < 0.1 })
    // A line that arrives where all meet may go on through it.
    #expect(thirds.borders.allSatisfy { $0.contains { distance($0) < 0.1 } })
  }

  @Test func equalScoresGoToTheFirst() {
    let level = map([{ _, _ in 1 }, { _, _ in 1 }], grid: grid)
    #expect(level.winners.allSatisfy { $0 == 0 })
    #expect(level.borders.isEmpty)
    expectSound(.decision(level))
  }

  @Test func tellsHowMuchOfThePlaneEachHas() {
    let halves = map([{ x, _ in -x }, { x, _ in x }], grid: DecisionMap.Grid(-1...1, -1...1, columns: 10, rows: 10))
    let figure = Figure.decision(halves)
    #expect(
      figure.description().hasPrefix(
        "Lo que el modelo dice en un plano, de −1 a 1 a lo ancho y de −1 a 1 a lo alto: Clase 0, el 50\u{202F}% del "
          + "plano; Clase 1, el 50\u{202F}% del plano. Encima, 4 puntos de 2 clases"))
    #expect(figure.data().rows == [["Clase 0", "50,0\u{202F}%", "2"], ["Clase 1", "50,0\u{202F}%", "2"]])
  }

  @Test func whereThereIsNoNumberThereIsNoRegion() {
    let holes = map([{ x, _ in x < 0 ? .nan : 1 }, { _, _ in 0 }], grid: grid)
    expectSound(.decision(holes))
    #expect(holes.winners.contains { $0 == nil })
    #expect(Figure.decision(holes).description().contains("no da un número"))
    for scores in [[Double.infinity, -.infinity], [1e300, -1e300], [.nan, .nan]] {
      expectSound(.decision(map(scores.map { score in { _, _ in score } }, grid: grid)))
    }
    expectSound(.decision(map([], grid: grid)))
    expectSound(.decision(map((0..<40).map { index in { x, y in x * Double(index) + y } }, grid: grid)))
  }
}

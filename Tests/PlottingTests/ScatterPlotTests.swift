import Plotting
import Testing

@Suite struct ScatterPlotTests {
  private typealias Group = ScatterPlot.Group

  /// Points on spirals, without chance.
  static func spirals(_ count: Int = 40) -> ScatterPlot {
    let groups = (0..<2).map { turn -> ScatterPlot.Group in
      let sign = turn == 0 ? 1.0 : -1
      let points = (0..<count).map { place -> PlanePoint in
        let share = Double(place + 1) / Double(count)
        // Half a turn of a parabola's arc stands for a spiral's.
        return PlanePoint(sign * share * (1 - 2 * share * share), sign * share * (1.6 * share - 0.2))
      }
      return ScatterPlot.Group(name: "Espiral \(turn + 1)", points: points)
    }
    return ScatterPlot(groups: groups, horizontalTitle: "x", verticalTitle: "y")
  }

  @Test func drawsEachClassWithASignAndAColour() {
    let seen = expectDrawing(.scatter(Self.spirals()), "puntos")
    #expect(seen.counts["use"] == 82)
    #expect(seen.classes.isSuperset(of: ["s1", "s2"]))
    #expect(seen.labels.contains { $0.text == "Espiral 2" })
  }

  @Test func joinedPointsHaveAnOrder() {
    let path = (0..<12).map { PlanePoint($0 == 3 ? 1 : Double($0), 100 / Double($0 + 1)) }
    let plot = ScatterPlot(
      groups: [Group(name: "", points: path)], horizontalTitle: "peso", verticalTitle: "pérdida", isJoined: true)
    let seen = expectDrawing(.scatter(plot), "puntos-unidos")
    #expect(seen.labels.contains { $0.text.hasPrefix("En un anillo, el primer punto") })
    #expect(seen.counts["circle"] == 2)
    #expect(
      Figure.scatter(plot).description()
        == "12 puntos; peso, de 0 a 11; pérdida, de 8,3333 a 100; unidos en orden, de (0; 100) a (11; 8,3333).")
  }

  @Test func aLineThatGoesToTheRightSaysItselfWhereItBegins() {
    let points = (0..<12).map { PlanePoint(Double($0), Double($0 % 3)) }
    let plot = ScatterPlot(
      groups: [Group(name: "", points: points)], horizontalTitle: "paso", verticalTitle: "v", isJoined: true)
    let seen = expectSound(.scatter(plot))
    #expect(!seen.labels.contains { $0.text.hasPrefix("En un anillo") })
    #expect(seen.counts["circle"] == nil)
  }

  @Test(arguments: [(4, "scale(1.7)"), (16, "scale(1.7)"), (17, ""), (600, ""), (601, "scale(0.8)")])
  func fewPointsAreLargeAndManySmall(count: Int, expected: String) {
    let points = (0..<count).map { PlanePoint(Double($0 % 30), Double($0 / 30)) }
    for name in ["", "una clase"] {
      let figure = Figure.scatter(
        ScatterPlot(groups: [Group(name: name, points: points)], horizontalTitle: "x", verticalTitle: "y"))
      expectSound(figure)
      let scales = figure.svg(id: "f1", place: .page).matches(of: /scale\([0-9.]+\)/).map { String($0.0) }
      #expect(scales == (expected.isEmpty ? [] : [expected]))
    }
  }

  @Test func tellsTheClassesAndTheirSigns() {
    #expect(
      Figure.scatter(Self.spirals()).description().hasPrefix(
        "80 puntos de 2 clases: Espiral 1 (40, círculo), Espiral 2 (40, triángulo); x, de "))
    let table = Figure.scatter(Self.spirals()).data()
    #expect(table.header == ["x", "y", "clase"])
    #expect(table.rows.count == 80)
    let empty = Figure.scatter(ScatterPlot(groups: [], horizontalTitle: "", verticalTitle: ""))
    #expect(empty.description() == "Ningún punto.")
  }

  @Test func unitsOfOneSizeAreDrawnAlike() {
    let square = ScatterPlot(
      groups: [Group(name: "", points: [PlanePoint(0, 0), PlanePoint(1, 1)])], horizontalTitle: "", verticalTitle: "")
    let frame = square.frame
    let (across, down) = (
      frame.horizontal.upperBound - frame.horizontal.lowerBound, frame.vertical.upperBound - frame.vertical.lowerBound
    )
    #expect((across / down - 430.0 / 360).magnitude < 1e-9)
  }

  @Test func tooManyPointsAreThinnedAndSaidSo() {
    let points = (0..<50_000).map { PlanePoint(Double($0 % 251), Double($0 % 241)) }
    let plot = ScatterPlot(
      groups: [Group(name: "a", points: points), Group(name: "b", points: [PlanePoint(1, 1)])], horizontalTitle: "",
      verticalTitle: "", isJoined: true)
    let figure = Figure.scatter(plot)
    let svg = figure.svg(id: "f1", place: .page)
    #expect(svg.utf8.count < 200_000)
    #expect(svg.contains("Se dibujan 2000 de 50\u{202F}001."))
    #expect(figure.description().contains("se dibujan 2000"))
    let table = figure.data()
    #expect(table.rows.count == 1001)
    #expect(table.rows.last?.first == "… y 49\u{202F}001 filas más")
  }

  @Test func degeneratePoints() {
    let odd = [
      PlanePoint(.nan, 1), PlanePoint(.infinity, -.infinity), PlanePoint(1e300, 0), PlanePoint(0, 0), PlanePoint(0, 0),
    ]
    for points in [[], odd, [PlanePoint(3, 3)], [PlanePoint(1e14, -1e14), PlanePoint(-1e14, 1e14)]] {
      for isJoined in [false, true] {
        let group = Group(name: hostileName, points: points)
        expectSound(
          .scatter(
            ScatterPlot(
              groups: [group], horizontalTitle: hostileName, verticalTitle: hostileName, isJoined: isJoined)))
        expectSound(
          .scatter(
            ScatterPlot(
              groups: (longNames + longNames).map { Group(name: $0, points: points) }, horizontalTitle: "",
              verticalTitle: "", isJoined: isJoined)))
      }
    }
    let told = ScatterPlot(groups: [Group(name: "", points: odd)], horizontalTitle: "", verticalTitle: "")
    #expect(Figure.scatter(told).description().contains("3 sin coordenadas finitas"))
  }
}

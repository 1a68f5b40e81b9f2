import Plotting
import Testing

@Suite struct ConfusionMatrixTests {
  private let iris = ConfusionMatrix(
    counts: [[50, 0, 0], [0, 47, 3], [0, 2, 48]], classes: ["setosa", "versicolor", "virginica"])

  private func square(_ count: Int, _ rule: (Int, Int) -> Int) -> [[Int]] {
    (0..<count).map { row in (0..<count).map { rule(row, $0) } }
  }

  @Test func drawsCountsInTheirCells() {
    let seen = expectDrawing(.confusion(iris), "confusion")
    #expect(seen.labels.map(\.text).filter { Int($0) != nil } == ["50", "0", "0", "0", "47", "3", "0", "2", "48"])
    #expect(seen.labels.map(\.text).contains("94\u{202F}%"))
    #expect(seen.labels.filter(\.isTurned).isEmpty)
  }

  @Test func tellsTheDiagonalAndTheLargestConfusion() {
    #expect(
      Figure.confusion(iris).description()
        == "Matriz de confusión de 3 clases y 150 casos: el 96,7\u{202F}% está en la diagonal. "
        + "La confusión más frecuente: versicolor, tomada por virginica 3 veces.")
    let perfect = ConfusionMatrix(counts: [[1, 0], [0, 1]], classes: ["a", "b"])
    #expect(Figure.confusion(perfect).description().hasSuffix("Ninguna confusión."))
    let empty = ConfusionMatrix(counts: [[0, 0], [0, 0]], classes: ["a", "b"])
    #expect(Figure.confusion(empty).description() == "Matriz de confusión de 2 clases, sin ningún caso.")
  }

  @Test func theTableIsTheMatrix() {
    let table = Figure.confusion(iris).data()
    #expect(table.header == ["verdadera \\ predicha", "setosa", "versicolor", "virginica"])
    #expect(table.rows[1] == ["versicolor", "0", "47", "3"])
  }

  @Test func theThreeLargestConfusionsAreOutlined() {
    let counts = square(5) { $0 == $1 ? 90 : $0 * 5 + $1 }
    let matrix = ConfusionMatrix(counts: counts, classes: garments.dropLast(5))
    #expect(matrix.confusions(limit: 3, within: 5).map(\.count) == [23, 22, 21])
    let svg = Figure.confusion(matrix).svg(id: "f1", place: .page)
    #expect(svg.matches(of: /class="l k-wrong"/).count == 4)
  }

  /// The counts of the mistakes, and those that are outlined.
  @Test(arguments: [
    ([5, 4, 2, 2, 2, 1], [5, 4, 2, 2, 2]), ([2, 2, 2, 2, 2, 1], [2, 2, 2, 2, 2]),
    ([3, 1, 1, 1, 1, 1], [3, 1, 1, 1, 1, 1]), ([1, 1, 0, 0, 0, 0], [1, 1]), ([0, 0, 0, 0, 0, 0], []),
  ])
  func ofEqualConfusionsAllAreOutlined(mistakes: [Int], expected: [Int]) {
    let counts = [[9, mistakes[0], mistakes[1]], [mistakes[2], 9, mistakes[3]], [mistakes[4], mistakes[5], 9]]
    let matrix = ConfusionMatrix(counts: counts, classes: ["a", "b", "c"])
    #expect(matrix.outstanding(within: 3).map(\.count) == expected)
  }

  @Test func tooManyEqualOnesDoNotStandOut() {
    let even = ConfusionMatrix(counts: square(4) { $0 == $1 ? 9 : 1 }, classes: garments.dropLast(6))
    #expect(even.outstanding(within: 4).isEmpty)
    #expect(!Figure.confusion(even).svg(id: "f1", place: .page).contains("k-wrong"))
    let first = ConfusionMatrix(counts: square(4) { $0 == $1 ? 9 : $0 == 0 && $1 == 1 ? 5 : 1 }, classes: [])
    #expect(first.outstanding(within: 4).map(\.count) == [5])
  }

  @Test func namesTurnOnlyWhereTheyMust() {
    let short = ConfusionMatrix(counts: square(10) { $0 == $1 ? 9 : 1 }, classes: (0..<10).map { "\($0)" })
    #expect(expectSound(.confusion(short)).labels.filter(\.isTurned).isEmpty)
    let long = ConfusionMatrix(counts: square(10) { $0 == $1 ? 9 : 1 }, classes: longNames)
    #expect(expectSound(.confusion(long)).labels.filter(\.isTurned).count == 10)
  }

  @Test func theNumberStandsOutFromItsCell() {
    for dark in [false, true] {
      let paper = Color(dark ? FigureColor.paper.dark : FigureColor.paper.light)
      let ink = Color(dark ? FigureColor.ink.dark : FigureColor.ink.light)
      let heat = Color(dark ? FigureColor.heat.dark : FigureColor.heat.light)
      for share in 1...1000 {
        let strength = HeatScale.strength(Double(share) / 1000)
        let cell = paper.mixed(with: heat, strength)
        let text = HeatScale.textClass(strength, value: 1) == "paper" ? paper : ink
        #expect(cell.contrast(with: text) >= 4.5, "parte \(share) de mil, oscuro: \(dark)")
      }
    }
  }

  @Test func strengthGrowsWithTheShare() {
    let strengths = (0...100).map { HeatScale.strength(Double($0) / 100) }
    #expect(strengths == strengths.sorted())
    #expect(strengths[0] == 0 && strengths[100] == 1)
    #expect(strengths[1] > 0.05)
  }

  @Test(arguments: [0, 1, 2, 13, 25, 40, 41, 120])
  func anyNumberOfClasses(_ count: Int) {
    let matrix = ConfusionMatrix(
      counts: square(count) { $0 == $1 ? 800 : ($0 + $1) % 3 }, classes: (0..<count).map { "palabra \($0)" })
    let seen = expectSound(.confusion(matrix), widest: 980)
    #expect(seen.labels.contains { $0.text.hasPrefix("Se dibujan 40") } == (count > 40))
  }

  @Test func countsThatMakeNoSense() {
    for counts in [[], [[1]], [[1, 2, 3], []], [[-5, 2], [3, -1]], [[.max, .max], [.max, .max]]] as [[[Int]]] {
      expectSound(.confusion(ConfusionMatrix(counts: counts, classes: ["a", "b"])))
      expectSound(.confusion(ConfusionMatrix(counts: counts, classes: [hostileName, ""])))
    }
  }
}

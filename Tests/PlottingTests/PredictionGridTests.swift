import Plotting
import Testing

@Suite struct PredictionGridTests {
  private func item(_ index: Int, _ predicted: Int, _ value: Double, truth: Int?) -> PredictionGrid.Item {
    .init(
      index: index, raster: sampleRaster(width: 28, height: 28), probabilities: peaked(predicted, value),
      predicted: predicted, truth: truth)
  }

  private func grid(_ items: [PredictionGrid.Item], classes: [String] = garments, columns: Int = 3) -> Figure {
    .predictions(PredictionGrid(items: items, classes: classes, columns: columns))
  }

  @Test func aPairIsLargeAndNamesEveryBar() {
    let figure = grid([item(0, 9, 0.97, truth: 9)])
    let seen = expectDrawing(figure, "prediccion")
    #expect(seen.labels.first?.text == "Bota 97\u{202F}% (Bota)")
    #expect(seen.labels.map(\.text).filter { garments.contains($0) } == garments)
    #expect(figure.description() == "Imagen 0: la red predice Bota con un 97\u{202F}% de confianza, y acierta.")
  }

  @Test func aWrongPairShowsTheTruth() {
    let figure = grid([item(12, 5, 0.61, truth: 7)])
    let seen = expectDrawing(figure, "prediccion-error")
    #expect(seen.labels.first?.text == "Sandalia 61\u{202F}% (Zapatilla)")
    #expect(seen.references.contains("f1-h"))
    #expect(
      figure.description()
        == "Imagen 12: la red predice Sandalia con un 61\u{202F}% de confianza, y se equivoca: era Zapatilla, "
        + "a la que da un 4,3\u{202F}%.")
  }

  @Test func severalInCellsWithALegend() {
    let figure = grid([item(0, 9, 0.97, truth: 9), item(1, 2, 0.8, truth: 2), item(4, 0, 0.48, truth: 6)], columns: 2)
    let seen = expectDrawing(figure, "predicciones")
    #expect(seen.classes.contains("wash"))
    #expect(seen.labels.map(\.text).contains("predicha, y falla"))
    #expect(
      figure.description()
        == "3 predicciones: 2 aciertos y 1 error. Se equivoca: en la 4 dice Camiseta (48\u{202F}%) y era Camisa.")
    #expect(figure.data().header.count == 13)
    #expect(figure.data().rows[2].prefix(4) == ["4", "Camiseta", "Camisa", "48,00\u{202F}%"])
  }

  @Test func theTutorialsFifteenFitInThreeColumns() {
    let seen = expectSound(grid((0..<15).map { item($0, $0 % 10, 0.999, truth: $0 == 12 ? 7 : $0 % 10) }))
    let captions = seen.labels.filter { $0.text.contains("(") }
    #expect(Set(captions.map(\.left)).count == 3)
    #expect(captions.count == 15)
  }

  @Test func aTruthThatIsNotKnownIsNotJudged() {
    let figure = grid([item(1, 2, 0.9, truth: nil)])
    let seen = expectSound(figure)
    #expect(seen.classes.isDisjoint(with: ["k-right", "right", "wrong", "k-wrong"]))
    #expect(seen.counts["pattern"] == nil)
    #expect(seen.labels.first?.text == "Suéter 90\u{202F}%")
    #expect(figure.description() == "Imagen 1: la red predice Suéter con un 90\u{202F}% de confianza.")
    let two = grid([item(1, 2, 0.9, truth: nil), item(2, 2, 0.9, truth: nil)])
    #expect(two.description() == "2 predicciones; la primera, Suéter con un 90\u{202F}% de confianza.")
    #expect(two.data().rows[0][2] == "—")
  }

  @Test func logitsKeepTheirOwnScale() {
    let logits = PredictionGrid.Item(
      index: 0, raster: nil, probabilities: [-3.5, 0, 12.5], predicted: 2, truth: 0)
    let names = ["setosa", "versicolor", "virginica"]
    let seen = expectSound(grid([logits], classes: names))
    #expect(seen.labels.map(\.text).contains("12,5"))
    #expect(!seen.labels.contains { $0.text.contains("%") })
    expectSound(grid([logits, logits], classes: names))
  }

  @Test func ofManyClassesTheMostProbableAreDrawn() {
    var values = (0..<1000).map { Double($0 % 97) / 1e5 }
    values[700] = 0.4
    let one = PredictionGrid.Item(index: 0, raster: nil, probabilities: values, predicted: 700, truth: 3)
    let seen = expectSound(grid([one], classes: (0..<1000).map { "palabra \($0)" }))
    let names = seen.labels.map(\.text).filter { $0.hasPrefix("palabra") }
    #expect(names.count == 13)
    #expect(names.contains("palabra 700") && names.contains("palabra 3"))
  }

  @Test(arguments: [0, 2, 60, 61, 10_000])
  func anyNumberOfItems(_ count: Int) {
    let seen = expectSound(grid((0..<count).map { item($0, 1, 0.5, truth: $0 % 2) }))
    #expect(seen.counts["use", default: 0] == min(count, 60))
  }

  @Test(arguments: [1, 2, 3, 9])
  func longAndHostileNames(_ columns: Int) {
    let items = (0..<6).map { item($0, $0, 0.7, truth: $0 + ($0 % 2)) }
    expectSound(grid(items, classes: longNames, columns: columns))
    expectSound(grid(items, classes: Array(repeating: hostileName, count: 10), columns: columns))
    expectSound(grid([items[1]], classes: Array(repeating: hostileName, count: 10), columns: columns))
  }

  @Test func indicesAndValuesThatMakeNoSense() {
    let odd = [
      PredictionGrid.Item(index: -1, raster: nil, probabilities: [], predicted: 5, truth: -3),
      PredictionGrid.Item(index: .max, raster: nil, probabilities: [.nan, .infinity, 1e300], predicted: 0, truth: 99),
      PredictionGrid.Item(index: 0, raster: nil, probabilities: [.nan, .nan], predicted: -1, truth: nil),
    ]
    expectSound(grid(odd, classes: []))
    for one in odd { expectSound(grid([one], classes: ["a"])) }
  }
}

import Typography

extension PredictionGrid: Drawable {
  static let mostItems = 60
  /// Classes beyond these are left out of an item's bars, the least probable first.
  static let mostClasses = 12

  var heading: String { items.count == 1 ? "Predicción" : "Predicciones" }

  func draw(on canvas: inout Canvas, numbers: NumberStyle) {
    let shown = Array(items.prefix(Self.mostItems))
    guard !shown.isEmpty else { return canvas.drawNothing("No hay predicciones.") }
    let sprite = Sprite(shown.compactMap { $0.raster?.reduced(to: 448) }, in: &canvas)
    let hatch = shown.contains { $0.verdict == .wrong } ? canvas.defineWrongHatch() : ""
    let outputs = OutputText(self, numbers)
    if items.count == 1 {
      drawPair(shown[0], sprite: sprite, hatch: hatch, on: &canvas, outputs)
    } else {
      drawCells(shown, sprite: sprite, hatch: hatch, on: &canvas, outputs)
    }
  }

  func description(numbers: NumberStyle) -> String {
    guard let first = items.first else { return "Ninguna predicción." }
    let outputs = OutputText(self, numbers)
    if items.count == 1 { return "Imagen \(numbers.integer(first.index)): " + told(first, outputs) }
    let judged = items.filter { $0.verdict != nil }
    let wrong = judged.filter { $0.verdict == .wrong }
    var text = counted(items.count, "predicción", "predicciones", style: numbers)
    guard !judged.isEmpty else {
      return text + "; la primera, \(name(first.predicted)) con un \(outputs.confidence(first)) de confianza."
    }
    let right = judged.count - wrong.count
    text += ": \(counted(right, "acierto", "aciertos", style: numbers))"
    text += " y \(counted(wrong.count, "error", "errores", style: numbers))."
    guard !wrong.isEmpty else { return text }
    let told = wrong.prefix(5).map { item in
      "en la \(numbers.integer(item.index)) dice \(name(item.predicted)) (\(outputs.confidence(item)))"
        + " y era \(item.truth.map(name) ?? "—")"
    }
    let more = wrong.count > 5 ? "; y \(numbers.integer(wrong.count - 5)) más" : ""
    return text + " Se equivoca: " + told.joined(separator: "; ") + more + "."
  }

  private func told(_ item: Item, _ outputs: OutputText) -> String {
    let text = "la red predice \(name(item.predicted)) con un \(outputs.confidence(item)) de confianza"
    guard let truth = item.truth else { return text + "." }
    guard item.verdict == .wrong else { return text + ", y acierta." }
    let own = item.probability(truth).map { ", a la que da un \(outputs.text($0, decimals: 1))" } ?? ""
    return text + ", y se equivoca: era \(name(truth))\(own)."
  }

  func data(numbers: NumberStyle) -> DataTable {
    let outputs = OutputText(self, numbers)
    return DataTable(
      header: ["imagen", "predicha", "verdadera"] + classes.map { cleaned($0) },
      rows: items.map { item in
        [numbers.integer(item.index), name(item.predicted), item.truth.map(name) ?? "—"]
          + classes.indices.map { index in
            item.probability(index).map { outputs.text($0, decimals: 2) } ?? "—"
          }
      })
  }
}

extension PredictionGrid {
  /// The class's name, or its number where it has none.
  func name(_ index: Int) -> String {
    let name = classes.indices.contains(index) ? cleaned(classes[index]) : ""
    return name.isEmpty ? "clase \(index)" : name
  }

  /// The classes whose bars are drawn, in their order: all of them while they fit, else the most probable,
  /// always with the predicted and the true one.
  func shownClasses(_ item: Item) -> [Int] {
    let all = Array(item.probabilities.indices)
    guard all.count > Self.mostClasses else { return all }
    let important = [item.predicted, item.truth].compactMap { $0 }.filter(all.contains)
    let sorted = all.filter { !important.contains($0) }.sorted { left, right in
      let (first, second) = (item.probabilities[left], item.probabilities[right])
      return first == second || first.isNaN || second.isNaN ? left < right : first > second
    }
    return Array(Set(important).union(sorted.prefix(Self.mostClasses - Set(important).count))).sorted()
  }
}

extension PredictionGrid.Item {
  /// Whether it was right, where the true class is known.
  var verdict: Verdict? { truth.map { $0 == predicted ? .right : .wrong } }

  func probability(_ index: Int) -> Double? {
    probabilities.indices.contains(index) ? probabilities[index] : nil
  }
}

/// How the outputs of a grid of predictions are written and drawn: shares of one, or logits on their own scale.
struct OutputText {
  let numbers: NumberStyle
  private let areShares: Bool
  private let low: Double
  private let high: Double

  init(_ grid: PredictionGrid, _ numbers: NumberStyle) {
    self.numbers = numbers
    var (low, high) = (0.0, 0.0)
    for item in grid.items {
      for value in item.probabilities where value.isFinite {
        low = min(low, value)
        high = max(high, value)
      }
    }
    areShares = low >= -1e-6 && high <= 1.000_01
    (self.low, self.high) = (low, high)
  }

  func text(_ value: Double, decimals: Int) -> String {
    numbers.text(value, areShares ? .percent(decimals) : .decimal(max(1, decimals)))
  }

  /// The output of the predicted class.
  func confidence(_ item: PredictionGrid.Item) -> String {
    item.probability(item.predicted).map { text($0, decimals: 0) } ?? "—"
  }

  func scale(left: Double, length: Double) -> BarScale {
    BarScale([low, high], atLeast: areShares ? 0...1 : 0...0, left: left, length: length)
  }
}

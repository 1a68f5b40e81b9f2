package import Diagnostics
import Lesson
package import Plotting
package import Runner
import Typography

/// `predicciones`: images beside the bars of their probabilities.
package struct PredictionsFigure: FigureKind {
  package static let name = "predicciones"
  package static let summary = "cada imagen junto a las probabilidades que el modelo le da"
  package static let subject = "unas predicciones, por su `#nombre`"
  package static let options =
    ExampleSelection.options + [
      OptionSpecification("solo", "solo los `fallos` o solo los `aciertos`", aliases: ["only"])
    ]

  package let selection: ExampleSelection

  package init?(_ reader: inout DirectiveReader) {
    guard var selection = ExampleSelection(&reader, defaultCount: 15, defaultColumns: 3, takesSplits: false) else {
      return nil
    }
    guard selection.checkClasses(&reader) else { return nil }
    if let word = reader.text("solo") {
      guard let filter = outcomeFilter(word, &reader) else { return nil }
      selection.filter = filter
    }
    self.selection = selection
  }

  package func draw(_ session: inout Session) throws(Problem) -> (figure: Figure, caption: String) {
    guard case (.predictions(let predictions), let indices) = try selection.resolve(session) else {
      throw .notRun(at: selection.source.range)
    }
    let items = indices.map { index in
      PredictionGrid.Item(
        index: index + predictions.split.start, raster: predictions.split.raster(index),
        probabilities: predictions.probabilities(index), predicted: predictions.predictedClass(index) ?? 0,
        truth: predictions.label(index))
    }
    let facts = predictions.split.facts
    let classes = (0..<max(predictions.outputs, 2)).map(facts.className)
    let wrong = items.count { $0.predicted != $0.truth }
    let caption =
      items.count == 1
      ? "La imagen \(items[0].index) de \(predictions.split.partName) y la probabilidad que el modelo da a cada clase."
      : "\(items.count) imágenes de \(predictions.split.partName) y la probabilidad que el modelo da a cada clase; "
        + (wrong == 0 ? "todas son aciertos." : "\(counted(wrong, "es un fallo", "son fallos")).")
    return (.predictions(PredictionGrid(items: items, classes: classes, columns: selection.columns)), caption)
  }
}

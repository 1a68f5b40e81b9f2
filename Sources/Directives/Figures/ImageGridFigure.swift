package import Diagnostics
import Lesson
package import Plotting
package import Runner
import Typography

/// `cuadrícula`: images in rows with their class names; with predictions, right and wrong told apart.
package struct ImageGridFigure: FigureKind {
  package static let name = "cuadrícula"
  package static let summary = "imágenes en filas, con su clase debajo"
  package static let subject = "una parte de un conjunto de imágenes, `moda.prueba`, o unas predicciones"
  package static let options =
    ExampleSelection.options + [
      OptionSpecification("solo", "de unas predicciones, solo los `fallos` o solo los `aciertos`", aliases: ["only"])
    ]

  package let selection: ExampleSelection

  package init?(_ reader: inout DirectiveReader) {
    guard var selection = ExampleSelection(&reader, defaultCount: 25, defaultColumns: 5, takesSplits: true) else {
      return nil
    }
    if selection.hasPredictions, !selection.checkClasses(&reader) { return nil }
    if let word = reader.text("solo") {
      guard selection.hasPredictions else {
        reader.note(
          Problem(
            .wrongType, "«solo» elige entre aciertos y fallos, y unos datos no los tienen",
            at: reader.keyPlace(of: "solo"),
            notes: ["da en «de» unas predicciones, las que deja {predecir}"]))
        return nil
      }
      guard let filter = outcomeFilter(word, &reader) else { return nil }
      selection.filter = filter
    }
    self.selection = selection
  }

  package func draw(_ session: inout Session) throws(Problem) -> (figure: Figure, caption: String) {
    let (examples, indices) = try selection.resolve(session)
    let split = examples.split
    var tiles: [ImageGrid.Tile] = []
    for index in indices {
      guard let raster = split.raster(index) else { throw .notImages(at: selection.source.range) }
      switch examples {
      case .split: tiles.append(ImageGrid.Tile(raster: raster, title: split.className(index)))
      case .predictions(let predictions):
        let predicted = predictions.predictedClass(index) ?? 0
        let isRight = predicted == predictions.label(index)
        let title = split.facts.className(predicted) + (isRight ? "" : " (era \(split.className(index)))")
        tiles.append(ImageGrid.Tile(raster: raster, title: title, verdict: isRight ? .right : .wrong))
      }
    }
    let caption: String
    switch (examples, selection.filter) {
    case (.split, _):
      caption = "\(counted(indices.count, "imagen", "imágenes")) de \(split.partName), con el nombre de su clase."
    case (.predictions, .wrong):
      caption = "Imágenes en las que el modelo falla: lo que dice y, entre paréntesis, lo que era."
    case (.predictions, .right): caption = "Imágenes que el modelo acierta."
    case (.predictions, .all): caption = "Lo que el modelo dice de cada imagen."
    }
    return (.imageGrid(ImageGrid(tiles: tiles, columns: selection.columns)), caption)
  }
}

/// Which outcomes to show: «fallos» or «aciertos».
func outcomeFilter(_ word: Located<String>, _ reader: inout DirectiveReader) -> ExampleSelection.Filter? {
  switch folded(word.value) {
  case "fallos": return .wrong
  case "aciertos": return .right
  default:
    reader.note(
      .unknownWord(
        word, family: "lo que se puede mostrar", known: ["fallos", "aciertos"], aliases: ["errores": "fallos"]))
    return nil
  }
}

extension Problem {
  /// Something to be drawn as a picture is none.
  static func notImages(at range: SourceRange) -> Problem {
    Problem(.wrongType, "estos datos no son imágenes", at: range)
  }
}

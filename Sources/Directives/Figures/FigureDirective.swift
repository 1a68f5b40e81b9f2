package import Diagnostics
package import Lesson
package import Runner
import Typography

/// `figura`: a picture drawn from typed data.
package struct FigureDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "figura", summary: "dibuja datos, modelos y resultados", aliases: ["figure", "plot", "gráfica", "gráfico"],
    reference: OptionSpecification(
      "tipo", "qué se dibuja: " + enumerated(allFigureKinds.map { "`\($0.name)`" }, conjunction: .or),
      isRequired: true),
    options: commonOptions + allKindOptions, drawsFigure: true)

  private static let commonOptions = [
    OptionSpecification("de", "los datos que se dibujan", isRequired: true, aliases: ["data", "from"]),
    OptionSpecification("pie", "lo que se lee bajo la figura", aliases: ["caption", "título"]),
    OptionSpecification("alt", "la descripción para quien no la ve; si falta, sale de los datos"),
  ]

  /// Each option of some kind once; what one kind cannot do without, others do not have.
  private static var allKindOptions: [OptionSpecification] {
    var seen: Set<String> = []
    return allFigureKinds.flatMap { $0.options }.filter { seen.insert($0.name).inserted }.map { option in
      var option = option
      option.isRequired = false
      return option
    }
  }

  package let kind: any FigureKind
  package let caption: String?
  let alternative: String?

  package init?(_ reader: inout DirectiveReader) {
    guard let name = reader.block.reference else {
      reader.note(
        .missingReference("qué figura es", of: "figura", example: "{figura curvas}", at: reader.block.headerRange))
      return nil
    }
    let wanted = folded(name.value)
    guard let kind = allFigureKinds.first(where: { folded($0.name) == wanted }) else {
      reader.note(
        .unknownWord(name, family: "las figuras", known: allFigureKinds.map { $0.name }, aliases: figureAliases))
      return nil
    }
    let allowed = (Self.commonOptions + kind.options).map(\.name)
    for option in Self.specification.options where reader.isGiven(option.name) && !allowed.contains(option.name) {
      reader.note(
        .unknownOption(
          Located(option.name, reader.keyPlace(of: option.name)), of: "figura \(kind.name)", known: allowed,
          aliases: [:]))
    }
    caption = reader.text("pie")?.value
    alternative = reader.text("alt")?.value
    guard let made = kind.init(&reader) else { return nil }
    self.kind = made
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    let drawn = try kind.draw(&session)
    return [
      .figure(
        FigureOutput(
          figure: drawn.figure, number: session.nextFigureNumber(), caption: caption ?? drawn.caption,
          alternative: alternative))
    ]
  }
}

/// Foreign words for figures, recognised in errors.
private let figureAliases = [
  "image": "imagen", "imshow": "imagen", "grid": "cuadrícula", "network": "red", "curves": "curvas", "plot": "curvas",
  "confusion_matrix": "confusión", "confusion": "confusión", "predictions": "predicciones", "bar": "barras",
  "bars": "barras", "function": "función", "scatter": "puntos", "points": "puntos",
  "decision_boundary": "frontera", "contour": "frontera", "hist": "histograma", "histogram": "histograma",
  "filters": "filtros", "kernels": "filtros", "núcleos": "filtros", "activations": "activaciones",
  "feature_maps": "activaciones", "mapas": "activaciones", "waveform": "onda", "wave": "onda",
  "spectrogram": "espectrograma",
]

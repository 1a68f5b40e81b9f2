package import Diagnostics
package import Lesson
import Neural
package import Plotting
package import Runner
import Typography

/// `filtros`: the kernels of a convolution, in the colours of one scale with zero in the middle.
package struct FiltersFigure: FigureKind {
  package static let name = "filtros"
  package static let summary = "los núcleos que una capa de convolución ha aprendido, con el cero en blanco"
  package static let subject = "un modelo, o una de sus capas: `red.capas[0]`"
  package static let options =
    LayerSelection.options(counting: "cuántos núcleos") + [
      OptionSpecification(
        "canal", "qué canal de la entrada se mira, desde 0; si no se dice y hay varios, su media", aliases: ["channel"])
    ]

  package let selection: LayerSelection
  package let channel: Int?

  package init?(_ reader: inout DirectiveReader) {
    guard let selection = LayerSelection(&reader, usual: { $0.firstConvolution ?? 0 }) else { return nil }
    let layer = selection.layer
    guard layer.layer is any ConvolutionLayer, let shape = layer.parameters.weights else {
      reader.note(.noFilters(selection, reader.source))
      return nil
    }
    guard shape.reduce(1, *) <= Numbers.maximumCount else {
      reader.note(.tooManyNumbers(shape, at: selection.place))
      return nil
    }
    self.selection = selection
    guard reader.isGiven("canal") else {
      channel = nil
      return
    }
    guard layer.layer is Conv2D else {
      reader.note(
        .unsuitableOption(
          "canal", needs: "una convolución de imágenes: de esta se dibujan todos sus canales, uno por fila",
          at: reader.keyPlace(of: "canal")))
      return nil
    }
    guard let channel = reader.integer("canal", default: 0, in: 0...shape[2] - 1) else { return nil }
    self.channel = channel
  }

  package func draw(_ session: inout Session) throws(Problem) -> (figure: Figure, caption: String) {
    let (layer, network) = try selection.resolve(session)
    guard let weights = network.weights(ofLayer: layer.index), let kernels = Kernels(weights) else {
      throw .notRun(at: selection.source.range)
    }
    let shown = min(selection.count, kernels.filters)
    let tiles = (0..<shown).compactMap { filter in
      kernels.matrix(filter, channel: channel).map { MapGrid.Tile(index: filter, matrix: $0) }
    }
    let grid = MapGrid(kind: .filters, tiles: tiles, total: kernels.filters, columns: selection.columns)
    return (.maps(grid), caption(kernels, shown: shown, layer, session.source))
  }

  private func caption(_ kernels: Kernels, shown: Int, _ layer: LayerValue, _ source: SourceText) -> String {
    let all = counted(kernels.filters, "filtro", "filtros")
    var text = shown < kernels.filters ? "\(shown) de los \(all)" : "Los filtros"
    if kernels.filters == 1 { text = "El filtro" }
    text += " de \(selection.name(source))"
    if layer.model.trainings == 0, layer.model.origin?.isDrawn == true { text += ", antes de entrenar" }
    if kernels.isSequence {
      text += ": cada columna es un paso y cada fila, un canal de la entrada"
    } else if let channel, kernels.channels > 1 {
      text += ", en el canal \(channel) de los \(kernels.channels) de su entrada"
    } else if kernels.channels > 1 {
      text += ", media de los \(kernels.channels) canales de su entrada"
    }
    return text + ". Azul, pesos positivos; naranja, negativos; blanco, cero."
  }
}

/// The weights of a convolution, `[rows, columns, channels, filters]` or, over sequences, `[steps, channels, filters]`.
private struct Kernels {
  let rows: Int
  let columns: Int
  let channels: Int
  let filters: Int
  let isSequence: Bool
  private let values: [Float]

  init?(_ weights: Tensor) {
    let shape = weights.shape
    guard (3...4).contains(shape.count) else { return nil }
    isSequence = shape.count == 3
    rows = isSequence ? 1 : shape[0]
    columns = shape[shape.count - 3]
    channels = shape[shape.count - 2]
    filters = shape[shape.count - 1]
    values = weights.values
  }

  /// One filter: of an image the kernel of a channel, or the mean of all; of a sequence a row for each channel.
  func matrix(_ filter: Int, channel: Int?) -> Matrix? {
    func weight(_ row: Int, _ column: Int, _ channel: Int) -> Double {
      Double(values[((row * columns + column) * channels + channel) * filters + filter])
    }
    if isSequence {
      let numbers = (0..<channels).flatMap { channel in (0..<columns).map { weight(0, $0, channel) } }
      return Matrix(width: columns, height: channels, values: numbers)
    }
    let numbers = (0..<rows).flatMap { row in
      (0..<columns).map { column in
        if let channel { return weight(row, column, channel) }
        return (0..<channels).reduce(0.0) { $0 + weight(row, column, $1) } / Double(channels)
      }
    }
    return Matrix(width: columns, height: rows, values: numbers)
  }
}

extension ModelOrigin {
  /// Whether its first weights are random numbers, and not those of a file or of the lesson.
  fileprivate var isDrawn: Bool {
    if case .stream = source { given.isEmpty } else { false }
  }
}

extension Problem {
  /// A layer that is no convolution.
  fileprivate static func noFilters(_ selection: LayerSelection, _ source: SourceText) -> Problem {
    let model = selection.layer.model
    let convolutions = model.layers.indices.filter { model.layers[$0] is any ConvolutionLayer }
    let named = convolutions.map { "la \($0), \(model.layerNames[$0].name)" }
    return Problem(
      .wrongType, "\(selection.name(source)), no tiene filtros", at: selection.place,
      label: "un filtro es el núcleo de una convolución",
      notes: [
        named.isEmpty
          ? "este modelo no tiene ninguna convolución: añade una capa «convolución(8)»"
          : "capas con filtros: " + enumerated(named)
      ])
  }

  /// More numbers than a figure may ask for.
  static func tooManyNumbers(_ shape: [Int], at range: SourceRange) -> Problem {
    Problem(
      .tooLarge, "para dibujarla harían falta \(NumberStyle().integer(shape.reduce(1, *))) números", at: range,
      label: "esta capa tiene \(shapeText(shape))",
      notes: ["se dibujan capas de hasta \(NumberStyle().integer(Numbers.maximumCount)) números"])
  }
}

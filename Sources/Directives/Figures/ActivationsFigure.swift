import Datasets
package import Diagnostics
package import Lesson
import Neural
package import Plotting
package import Runner
import Typography

/// `activaciones`: what a layer makes of one input, map by map.
package struct ActivationsFigure: FigureKind {
  package static let name = "activaciones"
  package static let summary = "lo que sale de una capa para una entrada: sus mapas de características"
  package static let subject = "un modelo, o una de sus capas: `red.capas[0]`"
  package static let options =
    LayerSelection.options(counting: "cuántos mapas") + [
      OptionSpecification(
        "entrada", "lo que entra en el modelo: `moda.prueba`, o un tensor de su tamaño", isRequired: true,
        aliases: ["input", "x"]),
      OptionSpecification("índice", "cuál de los ejemplos de «entrada»; el `0` si no se dice", aliases: ["index"]),
    ]

  package let selection: LayerSelection
  package let input: Expression
  package let index: Int

  package init?(_ reader: inout DirectiveReader) {
    let selection = LayerSelection(&reader) { model in
      model.firstConvolution ?? model.shapes.firstIndex { $0.parameterCount > 0 } ?? 0
    }
    if !reader.isNamed("entrada") {
      reader.note(
        .missingOption(
          "entrada", of: "figura activaciones", help: "lo que entra en el modelo, como moda.prueba",
          at: reader.block.headerRange))
    }
    guard reader.isGiven("entrada") else { return nil }
    guard let selection, let (input, index) = Self.input(of: selection, &reader) else { return nil }
    let model = selection.layer.model
    // What the layers below make is held too.
    for shape in [model.inputShape] + model.shapes[...selection.layer.index].map(\.output) {
      guard shape.reduce(1, *) <= Numbers.maximumCount else {
        reader.note(.tooManyNumbers(shape, at: selection.place))
        return nil
      }
    }
    self.selection = selection
    self.input = input
    self.index = index
  }

  /// An example that fits the model, or a tensor of its input's shape; nil is told.
  private static func input(
    of selection: LayerSelection, _ reader: inout DirectiveReader
  ) -> (expression: Expression, index: Int)? {
    guard let input = reader.expression("entrada"), let value = reader.value(of: input), !value.isUnknown else {
      return nil
    }
    let model = selection.layer.model
    switch value {
    case .inputs(let split), .split(let split):
      guard reader.split(.split(split), of: input) != nil,
        let index = reader.integer("índice", default: 0, in: 0...max(0, split.count - 1)),
        reader.fits(
          split, model, comparedBy: nil, at: input.range,
          modelName: Located(reader.source.text(selection.source.range), selection.source.range))
      else { return nil }
      return (input, index)
    case .numbers(let numbers) where numbers.kind != .boolean:
      if reader.isGiven("índice") {
        reader.note(
          .unsuitableOption(
            "índice", needs: "una parte de un conjunto de datos", at: reader.keyPlace(of: "índice")))
        return nil
      }
      guard numbers.shape == model.inputShape else {
        reader.note(
          Problem(
            .shapesDoNotFit,
            "el modelo espera una entrada de \(shapeText(model.inputShape)) y esta es de \(shapeText(numbers.shape))",
            at: input.range, notes: ["«reformar(x, \(shapeList(model.inputShape)))» cambia la forma de un tensor"]))
        return nil
      }
      return (input, 0)
    default:
      var note: String?
      if case .dataset = value { note = "elige una parte: \(reader.source.text(input.range)).prueba" }
      reader.note(
        .wrongType(
          expected: "una parte de un conjunto de datos o un tensor de \(shapeText(model.inputShape))", found: value,
          at: input.range, note: note))
      return nil
    }
  }

  package func draw(_ session: inout Session) throws(Problem) -> (figure: Figure, caption: String) {
    let (layer, network) = try selection.resolve(session)
    let entry = try entry(session)
    let output: [Double]
    do throws(TrainingError) {
      guard let truncated = try? Network(firstLayers: layer.index + 1, of: network) else {
        throw TrainingError.empty
      }
      let predictions = try truncated.predict(entry.examples, in: session)
      output = predictions.values.map(Double.init)
    } catch {
      throw .training(error, at: input.range)
    }
    let name = selection.name(session.source)
    return drawing(output, shape: layer.outputShape, entry, "Lo que sale de \(name), con \(entry.name)")
  }

  /// One input, how it is called, and its picture if it has one.
  private func entry(_ session: Session) throws(Problem) -> Entry {
    switch try session.value(of: input) {
    case .inputs(let split), .split(let split):
      guard let examples = split.examples else { throw .notRun(at: input.range) }
      let classes = split.className(index)
      let name = "\(split.facts.isImages ? "la imagen" : "el ejemplo") \(index + split.start) de \(split.partName)"
      let picture = split.raster(index) ?? Self.picture(split.input(index))
      return Entry(
        examples: examples[index..<index + 1], name: name + (classes.isEmpty ? "" : " (\(classes))"),
        classes: split.facts.classNames, picture: picture)
    case .numbers(let numbers):
      guard let values = numbers.values else { throw .notRun(at: input.range) }
      let examples = Examples(
        inputs: .floats(values.map { Float($0) }), labels: [0], inputShape: selection.layer.model.inputShape)
      return Entry(
        examples: examples, name: "«\(session.source.text(input.range))»", classes: [], picture: Self.picture(numbers))
    default: throw .notRun(at: input.range)
    }
  }

  private struct Entry {
    let examples: Examples
    let name: String
    /// The names of the classes that the model tells apart; empty where there are none.
    let classes: [String]
    let picture: Raster?
  }

  /// A matrix as ink on paper.
  private static func picture(_ numbers: Numbers) -> Raster? {
    guard let values = numbers.values, numbers.rank == 2 || numbers.rank == 3 && numbers.shape[2] == 1,
      let matrix = Matrix(width: numbers.shape[1], height: numbers.shape[0], values: values)
    else { return nil }
    return matrix.raster(on: matrix.range ?? 0...0)
  }

  /// Maps of an image, a matrix of a sequence, bars of a few units, and rows of many.
  private func drawing(
    _ output: [Double], shape: [Int], _ entry: Entry, _ caption: String
  ) -> (figure: Figure, caption: String) {
    switch shape.count {
    case 3: return maps(output, shape, entry, caption)
    case 2:
      let matrix = Matrix(width: shape[1], height: shape[0], values: output)
      return (
        grid(.maps, [matrix], entry), "\(caption): una matriz de \(shapeText(shape))."
      )
    default:
      let count = output.count
      guard count > 32, let columns = Self.rowLength(of: count) else { return (bars(output, entry), caption + ".") }
      let matrix = Matrix(width: columns, height: count / columns, values: output)
      return (
        grid(.units, [matrix], entry),
        "\(caption): \(counted(count, "número", "números")), puestos en filas de \(columns)."
      )
    }
  }

  private func maps(
    _ output: [Double], _ shape: [Int], _ entry: Entry, _ caption: String
  ) -> (figure: Figure, caption: String) {
    let (height, width, channels) = (shape[0], shape[1], shape[2])
    let shown = min(selection.count, channels)
    let matrices = (0..<shown).map { channel in
      Matrix(
        width: width, height: height,
        values: stride(from: channel, to: output.count, by: channels).map { output[$0] })
    }
    let what = channels == 1 ? "un mapa" : "\(NumberStyle().integer(channels)) mapas"
    let rest = shown < channels ? ", de los que se ven \(shown)" : ""
    return (
      grid(.maps, matrices, entry, total: channels), "\(caption): \(what) de \(shapeText([height, width]))\(rest)."
    )
  }

  private func grid(_ kind: MapGrid.Kind, _ matrices: [Matrix?], _ entry: Entry, total: Int = 1) -> Figure {
    let tiles = matrices.enumerated().compactMap { index, matrix in
      matrix.map { MapGrid.Tile(index: index, matrix: $0) }
    }
    return .maps(
      MapGrid(
        kind: kind, tiles: tiles, total: total,
        columns: entry.picture == nil ? selection.columns : min(selection.columns, 4), sample: entry.picture))
  }

  private func bars(_ output: [Double], _ entry: Entry) -> Figure {
    let largest = output.indices.max { (output[$0], $1) < (output[$1], $0) }
    let isLast = selection.layer.index == selection.layer.model.layers.count - 1
    let names = isLast && entry.classes.count == output.count ? entry.classes : output.indices.map { "unidad \($0)" }
    return .bars(
      BarChart(
        bars: output.indices.map { BarChart.Bar(label: names[$0], value: output[$0], isEmphasized: $0 == largest) },
        valueTitle: "salida", format: .decimal(3)))
  }

  /// How long rows of so many numbers are, so that they are no more than four times as wide as high; nil for no such.
  private static func rowLength(of count: Int) -> Int? {
    let heights = (2...max(2, Int(Double(count).squareRoot()))).filter { count % $0 == 0 }
    return heights.last.flatMap { $0 * $0 * 8 >= count ? count / $0 : nil }
  }
}

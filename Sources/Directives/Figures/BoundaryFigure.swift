import Datasets
package import Diagnostics
package import Lesson
import Neural
package import Plotting
package import Runner
import Typography

/// `frontera`: which class a model of two inputs says at each point of their plane.
package struct BoundaryFigure: FigureKind {
  package static let name = "frontera"
  package static let summary = "qué clase dice un modelo de dos entradas en cada punto del plano"
  package static let subject = "un modelo de dos entradas, por su `#nombre`"
  package static let options = [
    OptionSpecification(
      "datos",
      "los ejemplos que se ven encima, que dicen también qué parte del plano se dibuja: `dos.entrenamiento`",
      isRequired: true, aliases: ["data"]),
    OptionSpecification("horizontal", "qué mide el eje de abajo", aliases: ["xlabel"]),
    OptionSpecification("vertical", "qué mide el eje de la izquierda", aliases: ["ylabel"]),
  ]

  package let source: Expression
  package let data: Expression
  package let horizontalTitle: String?
  package let verticalTitle: String?

  package init?(_ reader: inout DirectiveReader) {
    horizontalTitle = reader.text("horizontal")?.value
    verticalTitle = reader.text("vertical")?.value
    let data = Self.data(&reader)
    guard let source = reader.expression("de"), let value = reader.value(of: source), !value.isUnknown else {
      return nil
    }
    guard case .model(let model) = value else {
      reader.note(.wrongType(expected: "un modelo", found: value, at: source.range))
      return nil
    }
    let name = Located(reader.source.text(source.range), source.range)
    guard model.inputShape == [2] else {
      let inputs = model.inputShape.reduce(1, *)
      let size = model.inputShape.count > 1 ? " (\(shapeText(model.inputShape)))" : ""
      reader.note(
        Problem(
          .shapesDoNotFit, "«frontera» dibuja el plano de las dos entradas de un modelo", at: source.range,
          label: "«\(name.value)» tiene \(counted(inputs, "entrada", "entradas"))\(size)",
          notes: ["sirve un modelo con «entrada: [2]», para datos como los de «fuente: espirales»"]))
      return nil
    }
    guard let data else { return nil }
    guard Self.tellsClasses(model, data.split, name, &reader) else { return nil }
    Self.compareScales(model, data.split, at: data.expression.range, &reader)
    self.source = source
    self.data = data.expression
  }

  /// Examples with classes; nil is told.
  private static func data(_ reader: inout DirectiveReader) -> (expression: Expression, split: SplitValue)? {
    if !reader.isNamed("datos") {
      reader.note(
        .missingOption("datos", of: "figura \(name)", help: options[0].help, at: reader.block.headerRange))
    }
    guard let data = reader.split("datos") else { return nil }
    guard case .classes = data.split.facts.targets else {
      reader.note(
        Problem(
          .wrongType, "«frontera» separa clases, y la respuesta de cada ejemplo es un número cualquiera",
          at: data.expression.range, notes: ["da unos datos cuyas etiquetas sean enteros: la clase de cada ejemplo"]))
      return nil
    }
    guard data.split.facts.inputShape == [2] else {
      reader.note(
        Problem(
          .shapesDoNotFit, "«frontera» dibuja datos de dos entradas", at: data.expression.range,
          label: "cada ejemplo de estos es de \(shapeText(data.split.facts.inputShape))",
          notes: ["sirven unos datos con dos columnas, como los de «fuente: espirales»"]))
      return nil
    }
    guard data.split.count <= PlottedPoints.mostPoints else {
      reader.note(
        Problem(
          .tooLarge, "son demasiados puntos para una figura: \(NumberStyle().integer(data.split.count))",
          at: data.expression.range, notes: ["toma una parte: \(reader.source.text(data.expression.range))[:10000]"]))
      return nil
    }
    return data
  }

  private static func tellsClasses(
    _ model: ModelValue, _ split: SplitValue, _ name: Located<String>, _ reader: inout DirectiveReader
  ) -> Bool {
    let predictions = PredictionsValue(split: split, outputShape: model.outputShape)
    let classes = split.facts.classNames.count
    guard predictions.hasClasses else {
      let ending =
        classes == 2
        ? "densa(1, activación: sigmoide) o densa(2, activación: softmax)" : "densa(\(classes), activación: softmax)"
      reader.note(
        Problem(
          .shapesDoNotFit, "las salidas de «\(name.value)» no dicen a qué clase pertenece cada punto", at: name.range,
          label: model.outputShape.count == 1
            ? "tiene \(counted(predictions.outputs, "salida", "salidas")), y los datos tienen \(classes) clases"
            : "su salida es de \(shapeText(model.outputShape))",
          notes: ["termina el modelo con \(ending)"]))
      return false
    }
    let outputs = max(predictions.outputs, classes)
    guard outputs <= DecisionMap.mostClasses else {
      reader.note(.tooManyGroups(outputs, at: name.range))
      return false
    }
    return true
  }

  /// Warns where the model learned from standardised inputs and these are not, or the other way round.
  private static func compareScales(
    _ model: ModelValue, _ split: SplitValue, at range: SourceRange, _ reader: inout DirectiveReader
  ) {
    guard let learned = model.learnedStandardized, learned != split.facts.isStandardized else { return }
    reader.note(
      Problem(
        .wrongState,
        learned
          ? "el modelo aprendió con datos estandarizados y estos no lo están"
          : "estos datos están estandarizados y los que vio el modelo al aprender, no",
        at: range, label: "la figura no mostrará lo que el modelo aprendió",
        notes: ["da en «datos» los mismos que a {entrenar}"], severity: .warning))
  }

  package func draw(_ session: inout Session) throws(Problem) -> (figure: Figure, caption: String) {
    guard case .split(let split) = try session.value(of: data), let examples = split.examples,
      var scatter = split.scatter([0, 1]), case .model(let model) = try session.value(of: source),
      let network = model.network
    else { throw .notRun(at: data.range) }
    let outputs = model.outputShape.reduce(1, *)
    let classes = (0..<max(outputs, 2)).map(split.facts.className)
    for index in scatter.groups.count..<max(classes.count, scatter.groups.count) {
      scatter.groups.append(ScatterPlot.Group(name: classes[index], points: []))
    }
    if let horizontalTitle { scatter.horizontalTitle = horizontalTitle }
    if let verticalTitle { scatter.verticalTitle = verticalTitle }
    let grid = DecisionMap.Grid(around: scatter)
    let floats = grid.points.flatMap { [Float($0.x), Float($0.y)] }
    let cells = Examples(
      inputs: .floats(floats), labels: [UInt8](repeating: 0, count: floats.count / 2), inputShape: [2])
    let map: Tensor
    let answers: Tensor
    do throws(TrainingError) {
      map = try network.predict(cells, in: session)
      answers = try network.predict(examples, in: session)
    } catch {
      throw .training(error, at: session.block.headerRange)
    }
    let said = Said(map, outputs: outputs, model.compilation)
    let figure = DecisionMap(
      grid, scores: said.scores, certainties: said.certainties, classes: classes, examples: scatter)
    let predictions = PredictionsValue(
      split: split, outputShape: model.outputShape, threshold: model.compilation.threshold, tensor: answers)
    let right = predictions.indices(right: true)?.count ?? 0
    let name = session.source.text(source.range)
    let all = session.numbers.integer(split.count)
    let caption =
      "Lo que dice «\(name)» en cada punto del plano, más intenso cuanto más seguro está: acierta "
      + "\(session.numbers.integer(right)) de los \(all) ejemplos."
    return (.decision(figure), caption)
  }
}

/// A model's outputs as one score for each class and how sure they are.
private struct Said {
  var scores: [Double] = []
  var certainties: [Double] = []

  init(_ outputs: Tensor, outputs size: Int, _ compilation: Compilation?) {
    let values = outputs.values.map(Double.init)
    let takesLogits = compilation?.loss.takesLogits == true
    if size == 1 {
      let threshold = compilation.threshold
      // Yes wins above the threshold, as in `predecir`.
      scores = values.flatMap { [2 * threshold - $0, $0] }
      certainties = values.map { value in
        let yes = takesLogits ? Scalar.sigmoid(value) : min(max(value, 0), 1)
        return (2 * yes - 1).magnitude
      }
      return
    }
    scores = values
    let areProbabilities = !takesLogits && !values.contains { $0 < 0 || $0 > 1 }
    certainties = stride(from: 0, to: values.count, by: size).map { start in
      let row = values[start..<start + size]
      let largest = row.max() ?? 0
      let share = areProbabilities ? largest : 1 / row.reduce(0) { $0 + Scalar.exp($1 - largest) }
      let even = 1 / Double(size)
      return (share - even) / (1 - even)
    }
  }
}

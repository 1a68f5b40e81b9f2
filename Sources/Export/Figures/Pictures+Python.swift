import Datasets
import Diagnostics
import Directives
import Lesson
import Neural
import Runner
import Typography

extension ImageFigure: ExportedFigure {
  func write(in writer: inout PythonWriter) {
    guard let split = writer.split(source), case .split(let value)? = writer.known(source) else {
      writer.draw(.drawImage, [writer.computable(source).text, pythonString(writer.source.text(source.range))])
      return
    }
    var arguments = ["\(split.inputs)[\(index)]"]
    if !value.facts.classNames.isEmpty { arguments.append("\(split.classes)[\(split.labels)[\(index)]]") }
    arguments.append("tope=\(pythonNumber(Double(255 / value.divisor)))")
    writer.draw(.drawImage, arguments)
  }
}

extension ImageGridFigure: ExportedFigure {
  func write(in writer: inout PythonWriter) {
    let columns = "columnas=\(selection.columns)"
    if let split = writer.split(selection.source) {
      let places = selection.indices.map(pythonList) ?? ":\(selection.count)"
      let titles = "[\(split.classes)[n] for n in \(split.labels)[\(places)]]"
      writer.draw(.drawGrid, ["\(split.inputs)[\(places)]", titles, columns])
      return
    }
    guard let chosen = writer.choose(selection) else { return }
    let titles = "\(writer.call(.titles))(\(chosen.split.classes), \(chosen.classes), \(chosen.labels))"
    writer.draw(.drawGrid, [chosen.inputs, titles, columns])
  }
}

extension PredictionsFigure: ExportedFigure {
  func write(in writer: inout PythonWriter) {
    guard let chosen = writer.choose(selection) else { return }
    writer.draw(
      .drawPredictions,
      [
        chosen.inputs, chosen.outputs, chosen.labels, chosen.classes, chosen.split.classes,
        "columnas=\(selection.columns)",
      ])
  }
}

/// Some inputs with their predictions, in Python.
struct ChosenPredictions {
  var split: LessonMemory.Split
  var inputs: String
  var outputs: String
  var labels: String
  var classes: String
}

extension PythonWriter {
  /// The predictions that a figure shows; nil where it is not known of what they are.
  fileprivate mutating func choose(_ selection: ExampleSelection) -> ChosenPredictions? {
    guard case .name(let id) = selection.source.kind, let split = memory.origins[id],
      case .predictions(let value)? = known(selection.source)
    else { return nil }
    let name = text(selection.source)
    var places = selection.indices.map(pythonList) ?? ":\(selection.count)"
    if selection.indices == nil, selection.filter != .all {
      need(.numpy)
      let sign = selection.filter == .wrong ? "!=" : "=="
      line("lugares = np.flatnonzero(\(classes(name, value)) \(sign) \(split.labels))[:\(selection.count)]")
      places = "lugares"
    }
    return ChosenPredictions(
      split: split, inputs: "\(split.inputs)[\(places)]", outputs: "\(name)[\(places)]",
      labels: "\(split.labels)[\(places)]", classes: "\(classes(name, value))[\(places)]")
  }
}

extension NetworkFigure: ExportedFigure {
  func write(in writer: inout PythonWriter) {
    guard case .model(let model)? = writer.known(source) else { return }
    var layers = [("entrada", model.inputShape.reduce(1, *))]
    for (name, shape) in zip(model.layerNames, model.shapes) { layers.append((name.name, shape.output.reduce(1, *))) }
    let list = layers.map { "(\(pythonString($0)), \($1))" }.joined(separator: ", ")
    writer.draw(.drawNetwork, ["[\(list)]"] + writer.labelled("clases", classes))
  }
}

extension CurvesFigure: ExportedFigure {
  func write(in writer: inout PythonWriter) {
    var entries: [String] = []
    for source in sources {
      entries.append("\(pythonString(writer.source.text(source.range))): \(writer.text(source))")
    }
    writer.draw(.drawCurves, ["{\(entries.joined(separator: ", "))}"])
  }
}

extension ConfusionFigure: ExportedFigure {
  func write(in writer: inout PythonWriter) {
    let confusion = writer.member("confusión", of: source).text
    guard case .name(let id) = source.kind, let split = writer.memory.origins[id] else { return }
    writer.draw(.drawConfusion, [confusion, split.classes])
  }
}

extension BarsFigure: ExportedFigure {
  func write(in writer: inout PythonWriter) {
    let title = valueTitle.map { ["medida=\(pythonString($0))"] } ?? []
    let values = writer.text(source)
    writer.draw(.drawBars, [values] + writer.labelled("nombres", labels) + title)
  }
}

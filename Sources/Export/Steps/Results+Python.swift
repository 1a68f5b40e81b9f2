import Datasets
import Diagnostics
import Directives
import Lesson
import Neural
import Runner

extension EvaluateDirective: ExportedDirective {
  func write(in writer: inout PythonWriter) -> StepCode {
    guard let split = writer.split(data), case .model(let value)? = writer.value(model),
      let compilation = value.compilation
    else { return StepCode(writer) }
    let (name, id) = (writer.identifier(model), writer.block?.id?.value)
    let target = writer.target("medidas")
    let labels = writer.targets(split.labels, of: data, for: model)
    if let id { writer.memory.origins[id] = split }
    switch writer.framework {
    case .keras: writer.line("\(target) = \(name).evaluate(\(split.inputs), \(labels), return_dict=True)")
    case .pytorch:
      writer.line("\(target) = \(writer.call(.evaluate))(\(name), \(name)_pérdida, \(split.inputs), \(labels))")
    }
    let measures = compilation.metrics.filter { $0.helper(writer.framework) != nil }
    let outputs = writer.outputs(of: model, for: split.inputs)
    if !measures.isEmpty { writer.line("\(target)_salidas = \(outputs)") }
    for metric in measures {
      guard let helper = metric.helper(writer.framework) else { continue }
      var extra = ""
      if case .topK(let count) = metric { extra = ", \(count)" }
      let measured = "\(writer.call(helper))(\(split.labels), \(target)_salidas\(extra))"
      writer.line("\(target)[\(pythonString(metric.key))] = \(measured)")
    }
    writer.line("print(\(target))")
    var step = StepCode(writer)
    if writer.framework == .pytorch { step.shown = .lines(shown(name, split, compilation.loss)) }
    let classes = compilation.loss.classes(outputs: value.outputShape.first ?? 1)
    guard (1...1024).contains(classes) else { return step }
    var more = PythonWriter(writer.framework, writer.source, writer.memory, writer.scope, writer.block)
    let threshold = compilation.loss.takesLogits ? ", umbral=0" : ""
    let answers = measures.isEmpty ? more.outputs(of: model, for: split.inputs) : "\(target)_salidas"
    more.lines(
      pythonCall(
        "\(target)_confusión = \(more.call(.confusion))", [split.labels, answers + threshold]))
    if showsClasses { more.line("\(more.call(.classReport))(\(target)_confusión, \(split.classes))") }
    writer.memory = more.memory
    if showsClasses { step.code = step.code + more.code } else {
      step.confusion = more.code
      step.evaluation = id
    }
    return step
  }

  /// What a page shows for PyTorch, which has no such call.
  private func shown(_ name: String, _ split: LessonMemory.Split, _ loss: Loss) -> [String] {
    var lines = forward(name, split.inputs) + ["y = torch.tensor(\(split.labels))"]
    lines.append("pérdida = \(name)_pérdida(salidas, y).item()")
    switch loss {
    case .sparseCategoricalCrossEntropy, .categoricalCrossEntropy:
      lines.append("exactitud = (salidas.argmax(1) == y).float().mean().item()")
    case .binaryCrossEntropy: lines.append("exactitud = ((salidas > 0) == y).float().mean().item()")
    case .meanSquaredError, .meanAbsoluteError, .huber: break
    }
    return lines
  }
}

extension PredictDirective: ExportedDirective {
  func write(in writer: inout PythonWriter) -> StepCode {
    guard let split = writer.split(data) else { return StepCode(writer) }
    let id = writer.block?.id?.value
    let target = writer.target("salidas")
    if let id { writer.memory.origins[id] = split }
    writer.line("\(target) = \(writer.outputs(of: model, for: split.inputs))")
    guard writer.framework == .pytorch else { return StepCode(writer) }
    let last = writer.memory.endings[model].map { "\($0)(salidas).numpy()" } ?? "salidas.numpy()"
    return StepCode(
      writer, shown: .lines(forward(writer.identifier(model), split.inputs) + ["\(target) = \(last)"]))
  }
}

/// What PyTorch says of inputs, by hand.
private func forward(_ model: String, _ inputs: String) -> [String] {
  [
    "\(model).eval()", "with torch.no_grad():",
    "    salidas = \(model)(torch.tensor(\(inputs), dtype=torch.float32))",
  ]
}

extension SummaryDirective: ExportedDirective {
  func write(in writer: inout PythonWriter) -> StepCode {
    switch writer.known(subject) {
    case .model?:
      let name = writer.text(subject)
      writer.line(writer.framework == .keras ? "\(name).summary()" : "print(\(name))")
    case .dataset(let value)?:
      guard let data = writer.dataset(subject) else { break }
      if value.facts.classNames.isEmpty {
        writer.line("print(\(data.training.inputs).shape, \(data.test.inputs).shape)")
      } else {
        let arguments = [data.classes, data.training.labels, data.test.labels].joined(separator: ", ")
        writer.line("\(writer.call(.classSummary))(\(arguments))")
      }
    default: break
    }
    return StepCode(writer)
  }
}

extension TableDirective: ExportedDirective {
  func write(in writer: inout PythonWriter) -> StepCode {
    if let caption { writer.line("print(\(pythonString(caption)))") }
    switch content {
    case .file(let preview):
      var arguments = [writer.place(preview.path), pythonList(preview.columns), String(preview.count)]
      if let separator = preview.separator {
        arguments.append("separador=\(pythonString(String(UnicodeScalar(separator))))")
      }
      writer.lines(pythonCall(writer.call(.firstRows), arguments))
    case .rows(let rows, let columns):
      var lines: [String] = []
      for row in rows { lines.append("    [\(writer.texts(row).joined(separator: ", "))],") }
      let digits = decimals.map { ", decimales=\($0)" } ?? ""
      writer.lines(
        ["\(writer.call(.printTable))(\(pythonList(columns)), ["] + lines + ["]\(digits))"])
    }
    return StepCode(writer)
  }
}

extension AssertDirective: ExportedDirective {
  func write(in writer: inout PythonWriter) -> StepCode {
    for expression in expressions {
      let text = writer.source.text(expression.range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      writer.lines(pythonCall(writer.call(.assert), [pythonString(text), writer.text(expression)]))
    }
    return StepCode(writer, shown: .nothing)
  }
}

extension OutputDirective: ExportedDirective {
  /// What a step is expected to print is told.
  func write(in writer: inout PythonWriter) -> StepCode {
    writer.line("# \(step.value) deja:")
    writer.comment(writer.block?.bodyLines ?? [])
    return StepCode(writer, shown: .nothing)
  }
}

extension FailureDirective: ExportedDirective {
  /// What fails in a lesson on purpose is shown, and not run.
  func write(in writer: inout PythonWriter) -> StepCode {
    writer.line("# esto falla en la lección (\(code.rawValue)):")
    writer.comment(writer.block?.bodyLines ?? [])
    return StepCode(writer, shown: .nothing)
  }
}

extension PythonWriter {
  /// What a model says of inputs: probabilities, where it is trained on what comes before them.
  mutating func outputs(of model: String, for inputs: String) -> String {
    let name = identifier(model)
    switch framework {
    case .keras: return "\(name).predict(\(inputs))"
    case .pytorch:
      let ending = memory.endings[model].map { ", \($0)" } ?? ""
      return "\(call(.predict))(\(name), \(inputs)\(ending))"
    }
  }
}

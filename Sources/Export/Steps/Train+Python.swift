import Datasets
import Diagnostics
import Directives
import Lesson
import Neural
import Runner

extension TrainDirective: ExportedDirective {
  func write(in writer: inout PythonWriter) -> StepCode {
    let name = writer.identifier(model)
    let split = writer.split(data) ?? LessonMemory.Split(inputs: writer.text(data), labels: "", classes: "")
    let labels = writer.targets(split.labels, of: data, for: model)
    switch writer.framework {
    case .keras:
      writeKeras(name, split.inputs, labels, in: &writer)
      return StepCode(writer)
    case .pytorch:
      writeTorch(name, split.inputs, labels, in: &writer)
      return StepCode(writer, shown: .lines(loop(name, split.inputs, labels)))
    }
  }

  private func assigned(_ writer: inout PythonWriter) -> String {
    writer.block?.id == nil ? "" : "\(writer.target("ajuste")) = "
  }

  private func writeKeras(_ name: String, _ x: String, _ y: String, in writer: inout PythonWriter) {
    var arguments = [x, y, "epochs=\(epochs)"]
    if batchSize != 32 { arguments.append("batch_size=\(batchSize)") }
    if !shuffles { arguments.append("shuffle=False") }
    switch validation {
    case .none: break
    case .share(let share): arguments.append("validation_split=\(pythonNumber(share))")
    case .split(let expression):
      if let split = writer.split(expression) {
        let labels = writer.targets(split.labels, of: expression, for: model)
        arguments.append("validation_data=(\(split.inputs), \(labels))")
      }
    }
    if let earlyStopping {
      writer.need(.keras)
      arguments.append("callbacks=[\(earlyStopping.keras)]")
    }
    if !classWeights.isEmpty {
      let pairs = classWeights.enumerated().map { "\($0): \(pythonNumber($1))" }
      arguments.append("class_weight={\(pairs.joined(separator: ", "))}")
    }
    writer.lines(pythonCall(assigned(&writer) + "\(name).fit", arguments))
  }

  private func writeTorch(_ name: String, _ x: String, _ y: String, in writer: inout PythonWriter) {
    var arguments = [name, "\(name)_pérdida", "\(name)_optimizador", x, y, "épocas=\(epochs)"]
    if batchSize != 32 { arguments.append("lote=\(batchSize)") }
    if !shuffles { arguments.append("barajar=False") }
    switch validation {
    case .none: break
    case .share(let share): arguments.append("validación=\(pythonDecimal(share))")
    case .split(let expression):
      if let split = writer.split(expression) {
        let labels = writer.targets(split.labels, of: expression, for: model)
        arguments.append("validación=(\(split.inputs), \(labels))")
      }
    }
    if case .model(let value)? = writer.value(model), let optimizer = value.compilation?.optimizer {
      if case .constant = optimizer.learningRate {} else { arguments.append("tasa=\(name)_tasa") }
      if let clip = optimizer.clipNorm { arguments.append("recorte=\(pythonNumber(clip))") }
    }
    if !classWeights.isEmpty {
      arguments.append("pesos_por_clase=[\(classWeights.map(pythonNumber).joined(separator: ", "))]")
    }
    if let stop = earlyStopping {
      let rule = [
        String(stop.patience), pythonString(Framework.pytorch.key(stop.monitor.keras)), pythonNumber(stop.minimumDelta),
        pythonBool(stop.restoresBest),
      ]
      arguments.append("detención=(\(rule.joined(separator: ", ")))")
    }
    writer.lines(pythonCall("\(assigned(&writer))\(writer.call(.train))", arguments))
  }

  /// The loop that a page shows: what training is in PyTorch.
  private func loop(_ name: String, _ x: String, _ y: String) -> [String] {
    let order = shuffles ? "torch.randperm(len(x))" : "torch.arange(len(x))"
    return [
      "x, y = torch.tensor(\(x), dtype=torch.float32), torch.tensor(\(y))",
      "for época in range(\(epochs)):",
      "    for lugares in \(order).split(\(batchSize)):",
      "        salida = \(name)(x[lugares])",
      "        error = \(name)_pérdida(salida, y[lugares])",
      "        \(name)_optimizador.zero_grad()",
      "        error.backward()",
      "        \(name)_optimizador.step()",
    ]
  }
}

extension EarlyStopping {
  fileprivate var keras: String {
    var arguments = ["monitor=\(pythonString(monitor.keras))", "patience=\(patience)"]
    if minimumDelta != 0 { arguments.append("min_delta=\(pythonNumber(minimumDelta))") }
    if monitor == .accuracy || monitor == .validationAccuracy { arguments.append("mode='max'") }
    if restoresBest { arguments.append("restore_best_weights=True") }
    return "keras.callbacks.EarlyStopping(\(arguments.joined(separator: ", ")))"
  }
}

extension EarlyStopping.Monitor {
  /// Its name in Keras.
  fileprivate var keras: String {
    switch self {
    case .validationLoss: "val_loss"
    case .validationAccuracy: "val_accuracy"
    case .loss: "loss"
    case .accuracy: "accuracy"
    }
  }
}

extension PythonWriter {
  /// The labels as a model's loss wants them: class numbers count as rows where the outputs are several and the loss
  /// compares each by itself.
  mutating func targets(_ labels: String, of data: Expression, for model: String) -> String {
    guard case .split(let split)? = known(data), case .model(let value)? = self.value(model),
      let loss = value.compilation?.loss
    else { return labels }
    switch split.facts.targets {
    case .values:
      memory.ofValues.insert(model)
      return labels
    case .classes:
      let outputs = value.outputShape.first ?? 1
      guard loss == loss.ofValues, outputs > 1 else { return labels }
      return "\(call(.oneHot))(\(labels), \(outputs)).astype('float32')"
    }
  }
}

import Diagnostics
import Directives
import Lesson
import Neural
import Runner

extension CompileDirective: ExportedDirective {
  func write(in writer: inout PythonWriter) -> StepCode {
    // The code is written by copies.
    writer.noteUse(of: model)
    var step = StepCode(code: code(compilation.loss, writer))
    let ofValues = compilation.loss.ofValues
    if ofValues != compilation.loss {
      step.ofValues = code(ofValues, writer)
      step.model = model
    }
    return step
  }

  private func code(_ loss: Loss, _ writer: PythonWriter) -> PythonCode {
    var writer = writer
    let name = writer.identifier(model)
    switch writer.framework {
    case .keras:
      writer.need(.keras)
      let metrics = compilation.metrics.compactMap { $0.keras(loss) }
      let all = (loss.hasAccuracy ? [loss.kerasAccuracy] : []) + metrics
      writer.lines(
        pythonCall(
          "\(name).compile",
          ["optimizer=\(compilation.optimizer.keras(in: &writer))", "loss=\(loss.keras)"]
            + (all.isEmpty ? [] : ["metrics=[\(all.joined(separator: ", "))]"]), width: 60))
    case .pytorch:
      writer.need(.torch)
      writer.line("\(name)_pérdida = \(loss.pytorch)")
      writer.lines(compilation.optimizer.pytorch(name))
    }
    return writer.code
  }
}

extension Loss {
  /// What `compile` takes.
  var keras: String {
    switch self {
    case .sparseCategoricalCrossEntropy(let fromLogits):
      fromLogits
        ? "keras.losses.SparseCategoricalCrossentropy(from_logits=True)" : "'sparse_categorical_crossentropy'"
    case .categoricalCrossEntropy(let fromLogits):
      fromLogits ? "keras.losses.CategoricalCrossentropy(from_logits=True)" : "'categorical_crossentropy'"
    case .binaryCrossEntropy(let fromLogits):
      fromLogits ? "keras.losses.BinaryCrossentropy(from_logits=True)" : "'binary_crossentropy'"
    case .meanSquaredError: "'mse'"
    case .meanAbsoluteError: "'mae'"
    case .huber: "'huber'"
    }
  }

  /// The module that does the same; that of cross-entropy takes numbers before softmax or sigmoid.
  var pytorch: String {
    switch self {
    case .sparseCategoricalCrossEntropy, .categoricalCrossEntropy: "nn.CrossEntropyLoss()"
    case .binaryCrossEntropy: "nn.BCEWithLogitsLoss()"
    case .meanSquaredError: "nn.MSELoss()"
    case .meanAbsoluteError: "nn.L1Loss()"
    case .huber: "nn.HuberLoss()"
    }
  }

  /// Of logits, what stands for one half is 0.
  fileprivate var kerasAccuracy: String {
    if case .binaryCrossEntropy(true) = self { return "keras.metrics.BinaryAccuracy(threshold=0, name='accuracy')" }
    return "'accuracy'"
  }
}

extension Metric {
  /// What `compile` takes; nil for what is measured after `evaluate`, and for accuracy, which is always there.
  fileprivate func keras(_ loss: Loss) -> String? {
    switch self {
    case .topK(let count):
      let isSparse = loss != loss.ofValues
      let name = isSparse ? "SparseTopKCategoricalAccuracy" : "TopKCategoricalAccuracy"
      return "keras.metrics.\(name)(k=\(count), name=\(pythonString(key)))"
    case .meanAbsoluteError: return "keras.metrics.MeanAbsoluteError(name=\(pythonString(key)))"
    case .rootMeanSquaredError: return "keras.metrics.RootMeanSquaredError(name=\(pythonString(key)))"
    case .accuracy, .precision, .recall, .f1, .areaUnderCurve: return nil
    }
  }

  /// The helper that measures it of labels and outputs; nil for what is measured elsewhere.
  func helper(_ framework: Framework) -> Helper? {
    switch self {
    case .accuracy, .precision, .recall, .f1: nil
    case .areaUnderCurve: .areaUnderCurve
    case .topK: framework == .keras ? nil : .topK
    case .meanAbsoluteError: framework == .keras ? nil : .meanAbsoluteError
    case .rootMeanSquaredError: framework == .keras ? nil : .rootMeanSquaredError
    }
  }
}

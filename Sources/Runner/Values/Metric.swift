package import Neural

/// What is measured of a model besides its loss.
package enum Metric: Sendable, Equatable {
  case accuracy
  /// The share of examples whose class is among the so many largest outputs.
  case topK(Int)
  case precision
  case recall
  case f1
  case areaUnderCurve
  case meanAbsoluteError
  case rootMeanSquaredError

  /// Its word, and the name of its field.
  package var key: String {
    switch self {
    case .accuracy: "exactitud"
    case .topK: "exactitud_entre"
    case .precision: "precisión"
    case .recall: "exhaustividad"
    case .f1: "f1"
    case .areaUnderCurve: "auc"
    case .meanAbsoluteError: "error_absoluto"
    case .rootMeanSquaredError: "raíz_del_error_cuadrático"
    }
  }

  /// As a lesson writes it.
  package var spanish: String {
    if case .topK(let count) = self { "\(key)(\(count))" } else { key }
  }

  /// As a reader sees it beside its number, for a model that tells so many classes apart.
  package func label(classes: Int) -> String {
    switch self {
    case .accuracy: "exactitud"
    case .topK(let count): "exactitud entre las \(count) primeras"
    case .precision, .recall, .f1: classes > 2 ? "\(key), media de las clases" : key
    case .areaUnderCurve: "área bajo la curva"
    case .meanAbsoluteError: "error absoluto medio"
    case .rootMeanSquaredError: "raíz del error cuadrático"
    }
  }

  /// Whether it is a field of its own: those of each class are vectors already.
  package var isScalar: Bool {
    switch self {
    case .precision, .recall, .f1: false
    case .accuracy, .topK, .areaUnderCurve, .meanAbsoluteError, .rootMeanSquaredError: true
    }
  }

  /// Whether it counts right answers, so that the loss must know classes.
  package var countsClasses: Bool {
    switch self {
    case .meanAbsoluteError, .rootMeanSquaredError: false
    case .accuracy, .topK, .precision, .recall, .f1, .areaUnderCurve: true
    }
  }

  /// Whether it needs the outputs themselves, and not only which of them was the largest.
  package var needsOutputs: Bool {
    switch self {
    case .accuracy, .precision, .recall, .f1: false
    case .topK, .areaUnderCurve, .meanAbsoluteError, .rootMeanSquaredError: true
    }
  }

  /// Its value; nil where it is not defined for these examples. `outputs` may be absent where they are not needed.
  package func value(_ evaluation: Evaluation, outputs: Tensor?, examples: Examples) -> Double? {
    switch self {
    case .accuracy: return evaluation.accuracy
    case .precision, .recall, .f1: return classMean(ClassReport(confusion: evaluation.confusion))
    case .topK(let count):
      return outputs.flatMap { Metrics.topKAccuracy($0, labels: examples.classNumbers, k: count) }
    case .areaUnderCurve:
      return outputs.flatMap {
        // Answers of yes or no that are no classes cannot be confused.
        evaluation.confusion.isEmpty
          ? Metrics.areaUnderCurve($0, targets: targets(of: examples, for: $0))
          : Metrics.areaUnderCurve($0, labels: examples.classNumbers)
      }
    case .meanAbsoluteError:
      return outputs.flatMap { Metrics.meanAbsoluteError($0, targets: targets(of: examples, for: $0)) }
    case .rootMeanSquaredError:
      return outputs.flatMap { Metrics.rootMeanSquaredError($0, targets: targets(of: examples, for: $0)) }
    }
  }

  /// The mean over all classes; of yes and no, that of yes.
  private func classMean(_ report: ClassReport) -> Double? {
    let values =
      switch self {
      case .precision: report.precision
      case .recall: report.recall
      default: report.f1
      }
    if values.count == 2 { return values[1] }
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  private func targets(of examples: Examples, for outputs: Tensor) -> [Float] {
    examples.targetValues(outputs: outputs.shape.last ?? 0)
  }
}

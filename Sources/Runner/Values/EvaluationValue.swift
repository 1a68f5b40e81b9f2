package import Neural

/// How a model did on examples.
package struct EvaluationValue: Sendable {
  package var split: SplitValue
  package var outputs: Int
  package var compilation: Compilation
  /// Nil while checking.
  package var evaluation: Evaluation?
  /// The compilation's metrics in their order; nil while checking, NaN where one is not defined.
  package var measures: [Double]?

  package init(
    split: SplitValue, outputs: Int, compilation: Compilation, evaluation: Evaluation? = nil, measures: [Double]? = nil
  ) {
    self.split = split
    self.outputs = outputs
    self.compilation = compilation
    self.evaluation = evaluation
    self.measures = measures
  }

  /// Classes that are told apart; 0 where numbers are approximated.
  package var classes: Int { compilation.loss.classes(outputs: outputs) }

  /// Whether each class is counted by itself; of more classes than the engine counts no confusion is kept.
  package var hasConfusion: Bool { (1...1024).contains(classes) }

  var members: [Member] {
    var result = [Member("pérdida", .numbers(scalar(\.loss)))]
    if compilation.loss.hasAccuracy { result.append(Member("exactitud", .numbers(scalar { $0.accuracy ?? .nan }))) }
    for (index, metric) in compilation.metrics.enumerated() where metric.isScalar && metric != .accuracy {
      result.append(
        Member(metric.key, .numbers(Numbers(shape: [], kind: .decimal, values: measures.map { [$0[index]] }))))
    }
    result.append(Member("cantidad", .numbers(Numbers(split.count))))
    guard hasConfusion else { return result }
    return result + [
      Member("confusión", .numbers(confusion)),
      Member("exhaustividad", .numbers(perClass(\.recall))),
      Member("precisión", .numbers(perClass(\.precision))),
      Member("f1", .numbers(perClass(\.f1))),
    ]
  }

  private func scalar(_ value: (Evaluation) -> Double) -> Numbers {
    Numbers(shape: [], kind: .decimal, values: evaluation.map { [value($0)] })
  }

  private var confusion: Numbers {
    Numbers(
      shape: [classes, classes], kind: .integer,
      values: evaluation.map { $0.confusion.flatMap { row in row.map(Double.init) } })
  }

  private func perClass(_ values: (ClassReport) -> [Double]) -> Numbers {
    Numbers(
      shape: [classes], kind: .decimal, values: evaluation.map { values(ClassReport(confusion: $0.confusion)) })
  }
}

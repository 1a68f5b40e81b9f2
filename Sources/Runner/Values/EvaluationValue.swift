package import Neural

/// How a model did on examples.
package struct EvaluationValue: Sendable {
  package var split: SplitValue
  package var outputs: Int
  /// Nil while checking.
  package var evaluation: Evaluation?

  package init(split: SplitValue, outputs: Int, evaluation: Evaluation? = nil) {
    self.split = split
    self.outputs = outputs
    self.evaluation = evaluation
  }

  /// Whether each class is counted by itself; of more classes than the engine counts no confusion is kept.
  package var hasConfusion: Bool { outputs <= 1024 }

  var members: [Member] {
    let all = [
      Member("pérdida", .numbers(scalar(\.loss))),
      Member("exactitud", .numbers(scalar(\.accuracy))),
      Member("cantidad", .numbers(Numbers(split.count))),
    ]
    guard hasConfusion else { return all }
    return all + [
      Member("confusión", .numbers(confusion)),
      Member("exhaustividad", .numbers(perClass { $0.recall })),
      Member("precisión", .numbers(perClass { $0.precision })),
      Member("f1", .numbers(perClass { $0.f1 })),
    ]
  }

  private func scalar(_ value: (Evaluation) -> Double) -> Numbers {
    Numbers(shape: [], kind: .decimal, values: evaluation.map { [value($0)] })
  }

  private var confusion: Numbers {
    Numbers(
      shape: [outputs, outputs], kind: .integer,
      values: evaluation.map { $0.confusion.flatMap { row in row.map(Double.init) } })
  }

  private func perClass(_ value: (ClassScore) -> Double) -> Numbers {
    Numbers(shape: [outputs], kind: .decimal, values: evaluation.map { $0.classScores.map(value) })
  }
}

/// How a model did on the examples of one class.
package struct ClassScore: Sendable, Equatable {
  /// Examples of the class.
  package var count: Int
  /// Of the examples taken for the class, the share that belongs to it; 0 where none was taken.
  package var precision: Double
  /// Of the examples of the class, the share that was found; 0 where there is none.
  package var recall: Double

  /// The harmonic mean of precision and recall; 0 where both are 0.
  package var f1: Double {
    precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }
}

extension Evaluation {
  /// One score for each class, from the confusion matrix.
  package var classScores: [ClassScore] {
    confusion.indices.map { index in
      let right = confusion[index][index]
      let actual = confusion[index].reduce(0, +)
      let taken = confusion.reduce(0) { $0 + $1[index] }
      return ClassScore(
        count: actual,
        precision: taken == 0 ? 0 : Double(right) / Double(taken),
        recall: actual == 0 ? 0 : Double(right) / Double(actual))
    }
  }
}

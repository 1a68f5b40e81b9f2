import Datasets
package import Neural

/// A model's outputs for examples, with the examples they came from.
package struct PredictionsValue: Sendable {
  package var split: SplitValue
  /// The shape of one output.
  package var outputShape: [Int]
  /// What a single output must exceed to say yes.
  package var threshold: Double
  /// Shape `[count]` and the output's; nil while checking.
  package var tensor: Tensor?

  package init(split: SplitValue, outputShape: [Int], threshold: Double = 0.5, tensor: Tensor? = nil) {
    self.split = split
    self.outputShape = outputShape
    self.threshold = threshold
    self.tensor = tensor
  }

  /// Numbers of one output.
  package var outputs: Int { outputShape.reduce(1, *) }

  /// Whether outputs say one of the dataset's classes: a number for each, or a single one for yes and no.
  package var hasClasses: Bool {
    let classes = split.facts.classNames.count
    return outputShape.count == 1 && classes > 0 && (outputs >= classes || outputs == 1 && classes == 2)
  }

  /// All outputs as numbers.
  package var numbers: Numbers {
    Numbers(shape: [split.count] + outputShape, kind: .decimal, values: tensor.map { $0.values.map(Double.init) })
  }

  /// The outputs for one input.
  package func row(_ index: Int) -> Numbers {
    let values = tensor.map { $0.values[index * outputs..<(index + 1) * outputs].map(Double.init) }
    return Numbers(shape: outputShape, kind: .decimal, values: values)
  }

  /// The probability of each class for one input, as far as outputs are probabilities.
  package func probabilities(_ index: Int) -> [Double] {
    let values = row(index).values ?? []
    guard values.count == 1, let yes = values.first else { return values }
    return [1 - yes, yes]
  }

  /// The class with the largest output for one input, of equal ones the first; of a single output, yes above the
  /// threshold.
  package func predictedClass(_ index: Int) -> Int? {
    guard hasClasses, let values = row(index).values else { return nil }
    if values.count == 1 { return values[0] > threshold ? 1 : 0 }
    return values.indices.max { (values[$0], $1) < (values[$1], $0) }
  }

  /// The true class of one input.
  package func label(_ index: Int) -> Int? {
    guard let examples = split.examples, case .classes(let labels) = examples.targets else { return nil }
    return Int(labels[examples.range.lowerBound + index])
  }

  /// Which inputs were guessed right or wrong.
  package func indices(right: Bool) -> [Int]? {
    guard hasClasses, tensor != nil, split.examples != nil else { return nil }
    return (0..<split.count).filter { (predictedClass($0) == label($0)) == right }
  }

  var members: [Member] {
    let targets = [Member("etiquetas", .numbers(split.labels)), Member("cantidad", .numbers(Numbers(split.count)))]
    guard hasClasses else { return targets }
    return [Member("clases", .numbers(classes))] + targets + [
      Member("aciertos", indices(right: true).map { .numbers(Numbers($0)) } ?? .unknown),
      Member("fallos", indices(right: false).map { .numbers(Numbers($0)) } ?? .unknown),
    ]
  }

  private var classes: Numbers {
    let values = tensor.map { _ in (0..<split.count).map { Double(predictedClass($0) ?? 0) } }
    return Numbers(shape: [split.count], kind: .integer, values: values)
  }
}

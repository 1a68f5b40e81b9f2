package import Neural

/// A model's outputs for examples, with the examples they came from.
package struct PredictionsValue: Sendable {
  package var split: SplitValue
  package var outputs: Int
  /// Shape `[count, outputs]`; nil while checking.
  package var tensor: Tensor?

  package init(split: SplitValue, outputs: Int, tensor: Tensor? = nil) {
    self.split = split
    self.outputs = outputs
    self.tensor = tensor
  }

  /// All outputs as numbers.
  package var numbers: Numbers {
    Numbers(shape: [split.count, outputs], kind: .decimal, values: tensor.map { $0.values.map(Double.init) })
  }

  /// The outputs for one input.
  package func row(_ index: Int) -> Numbers {
    let values = tensor.map { $0.values[index * outputs..<(index + 1) * outputs].map(Double.init) }
    return Numbers(shape: [outputs], kind: .decimal, values: values)
  }

  /// The class with the largest output for one input; of equal ones the first.
  package func predictedClass(_ index: Int) -> Int? {
    guard let values = row(index).values else { return nil }
    return values.indices.max { (values[$0], $1) < (values[$1], $0) }
  }

  /// The true class of one input.
  package func label(_ index: Int) -> Int? {
    split.examples.map { Int($0.labels[$0.range.lowerBound + index]) }
  }

  /// Which inputs were guessed right or wrong.
  package func indices(right: Bool) -> [Int]? {
    guard tensor != nil, split.examples != nil else { return nil }
    return (0..<split.count).filter { (predictedClass($0) == label($0)) == right }
  }

  var members: [Member] {
    [
      Member("clases", .numbers(classes)),
      Member("etiquetas", .numbers(split.labels)),
      Member("cantidad", .numbers(Numbers(split.count))),
      Member("aciertos", indices(right: true).map { .numbers(Numbers($0)) } ?? .unknown),
      Member("fallos", indices(right: false).map { .numbers(Numbers($0)) } ?? .unknown),
    ]
  }

  private var classes: Numbers {
    let values = tensor.map { _ in (0..<split.count).map { Double(predictedClass($0) ?? 0) } }
    return Numbers(shape: [split.count], kind: .integer, values: values)
  }
}

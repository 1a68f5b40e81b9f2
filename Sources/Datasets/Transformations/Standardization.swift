package import Neural

/// Takes the mean from numbers and divides them by their deviation: (x - μ) / σ, with σ² = Σ (x - μ)² / n.
///
/// A row of numbers has a mean and a deviation in each column; images, waves and spectrograms have one of each for all
/// their numbers. A deviation of 0 counts as 1. Source: `sklearn.preprocessing.StandardScaler`.
package struct Standardization: Sendable, Equatable {
  /// One for each column, or a single one.
  package let means: [Double]
  package let deviations: [Double]

  /// Measures examples: sums in double, in the examples' order.
  package init(of examples: Examples) {
    let floats = examples.floats
    let columns = examples.inputShape.count == 1 ? examples.inputSize : 1
    let count = Double(max(1, floats.count / max(1, columns)))
    var sums = [Double](repeating: 0, count: columns)
    for (index, value) in floats.enumerated() { sums[index % columns] += Double(value) }
    let means = sums.map { $0 / count }
    var squares = [Double](repeating: 0, count: columns)
    for (index, value) in floats.enumerated() {
      let difference = Double(value) - means[index % columns]
      squares[index % columns] += difference * difference
    }
    self.means = means
    deviations = squares.map { square in
      let deviation = (square / count).squareRoot()
      return deviation > 0 ? deviation : 1
    }
  }

  /// The examples, standardised by these means and deviations.
  package func applied(to examples: Examples) -> Examples {
    var floats = examples.floats
    for index in floats.indices {
      let column = index % means.count
      floats[index] = Float((Double(floats[index]) - means[column]) / deviations[column])
    }
    return Examples(
      inputs: .floats(floats), targets: examples.targets.gathered(Array(examples.range)),
      inputShape: examples.inputShape)
  }
}

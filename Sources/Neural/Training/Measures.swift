/// Sums over examples: losses in double precision and in the examples' order, so that threads do not matter.
struct Measures {
  private(set) var count = 0
  private(set) var correct = 0
  private(set) var lossSum = 0.0
  private(set) var confusion: [[Int]]

  /// Beyond so many outputs nobody reads a confusion matrix, and it would take more memory than the network.
  private static let mostClasses = 1024

  /// Without `classes` no confusion is counted.
  init(classes: Int = 0) {
    let size = classes <= Measures.mostClasses ? classes : 0
    confusion = Array(repeating: Array(repeating: 0, count: size), count: size)
  }

  mutating func add(_ values: LossValue, rows: Int, label: (Int) -> Int) {
    for row in 0..<rows {
      let expected = label(row)
      let predicted = Int(values.predicted[row])
      lossSum += Double(values.losses[row])
      if predicted == expected { correct += 1 }
      if expected < confusion.count { confusion[expected][predicted] += 1 }
    }
    count += rows
  }

  var loss: Double { count == 0 ? 0 : lossSum / Double(count) }
  var accuracy: Double { count == 0 ? 0 : Double(correct) / Double(count) }
}

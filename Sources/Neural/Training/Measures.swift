internal import CKernels

/// Sums over examples: losses in double precision and in the examples' order, so that threads do not matter.
struct Measures {
  private(set) var count = 0
  private(set) var correct = 0
  private(set) var lossSum = 0.0
  private(set) var confusion: [[Int]]
  /// Right or wrong answers that an example gives.
  private let answers: Int

  /// Beyond so many outputs nobody reads a confusion matrix, and it would take more memory than the network.
  private static let mostClasses = 1024

  init(of loss: Loss, outputs: Int, confuses: Bool = false) {
    answers = loss.answers(outputs: outputs)
    let classes = confuses ? loss.classes(outputs: outputs) : 0
    let size = classes <= Measures.mostClasses ? classes : 0
    confusion = Array(repeating: Array(repeating: 0, count: size), count: size)
  }

  mutating func add(_ values: LossValue, rows: Int) {
    let outcome = values.outcome
    for row in 0..<rows {
      lossSum += Double(outcome.losses[row])
      correct += Int(outcome.hits[row])
      let expected = Int(outcome.expected[row])
      if confusion.indices.contains(expected) { confusion[expected][Int(outcome.predicted[row])] += 1 }
    }
    count += rows
  }

  var loss: Double { count == 0 ? 0 : lossSum / Double(count) }
  /// nil where the loss knows no right answers.
  var accuracy: Double? { answers == 0 ? nil : count == 0 ? 0 : Double(correct) / Double(count * answers) }
}

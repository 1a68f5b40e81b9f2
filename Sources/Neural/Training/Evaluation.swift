/// How well a network does on some examples.
package struct Evaluation: Sendable, Equatable {
  /// The mean over the examples.
  package var loss: Double
  /// The share of examples whose largest output is their class.
  package var accuracy: Double
  /// Rows: true class; columns: predicted class. Empty for more than 1024 outputs.
  package var confusion: [[Int]]

  package init(loss: Double, accuracy: Double, confusion: [[Int]]) {
    self.loss = loss
    self.accuracy = accuracy
    self.confusion = confusion
  }
}

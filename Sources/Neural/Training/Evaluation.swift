/// How well a network does on some examples.
package struct Evaluation: Sendable, Equatable, Codable {
  /// The mean over the examples.
  package var loss: Double
  /// The share of examples whose largest output is their class; of a binary loss, of outputs on the right side of ½;
  /// nil where the loss is of no classes (`Loss.hasAccuracy`).
  package var accuracy: Double?
  /// Rows: true class; columns: predicted class. With one output of a binary loss, no and yes.
  /// Empty for more than 1024 outputs and where there is not one class of several.
  package var confusion: [[Int]]

  package init(loss: Double, accuracy: Double?, confusion: [[Int]]) {
    self.loss = loss
    self.accuracy = accuracy
    self.confusion = confusion
  }
}

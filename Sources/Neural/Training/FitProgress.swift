/// What a fit tells while it runs.
package enum FitProgress: Sendable {
  /// Some steps of an epoch are done: at most about 20 a second.
  case steps(epoch: Int, done: Int, total: Int, loss: Double, accuracy: Double?)
  case epoch(EpochReport)
}

/// The answer to it.
package enum FitControl: Sendable {
  case proceed
  case stop
}

/// One epoch's measures. Loss and accuracy are means over the examples as they were when trained on, as in Keras;
/// accuracies are nil where the loss is of no classes (`Loss.hasAccuracy`).
package struct EpochReport: Sendable, Equatable, Codable {
  /// From 1 in each fit.
  package var epoch: Int
  package var loss: Double
  package var accuracy: Double?
  package var validationLoss: Double?
  package var validationAccuracy: Double?
  package var seconds: Double

  package init(
    epoch: Int, loss: Double, accuracy: Double?, validationLoss: Double? = nil, validationAccuracy: Double? = nil,
    seconds: Double
  ) {
    self.epoch = epoch
    self.loss = loss
    self.accuracy = accuracy
    self.validationLoss = validationLoss
    self.validationAccuracy = validationAccuracy
    self.seconds = seconds
  }
}

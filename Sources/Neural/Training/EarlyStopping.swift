/// Ends a training when it no longer gets better, and takes the best epoch's parameters.
///
/// As Keras' `EarlyStopping` with `restore_best_weights`: an epoch is an improvement if it beats the best one so far
/// by more than `minimumDelta`; after `patience` epochs in a row without any (at least one, and never after the first
/// epoch) training ends. The parameters of the best epoch are restored also when all epochs were trained, but not when
/// the caller stops or numbers overflow. The optimizer's state stays that of the last epoch.
package struct EarlyStopping: Sendable, Equatable {
  /// What is watched. Without validation examples the same measure of the training examples is.
  package enum Monitor: Sendable, Equatable, CaseIterable {
    case validationLoss
    case validationAccuracy
    case loss
    case accuracy
  }

  package var monitor: Monitor
  package var patience: Int
  package var minimumDelta: Double
  package var restoresBest: Bool

  package init(
    monitor: Monitor = .validationLoss, patience: Int = 0, minimumDelta: Double = 0, restoresBest: Bool = true
  ) {
    self.monitor = monitor
    self.patience = patience
    self.minimumDelta = minimumDelta
    self.restoresBest = restoresBest
  }

  /// The number of the best epoch; nil if there are none.
  package func bestEpoch(of reports: [EpochReport]) -> Int? {
    var watch = Watch(self)
    var best: Int?
    for report in reports where watch.note(report).isBest { best = report.epoch }
    return best
  }

  /// The measure, such that smaller is better.
  fileprivate func cost(_ report: EpochReport) -> Double {
    switch monitor {
    case .validationLoss: report.validationLoss ?? report.loss
    case .loss: report.loss
    case .validationAccuracy: -(report.validationAccuracy ?? report.accuracy ?? 0)
    case .accuracy: -(report.accuracy ?? 0)
    }
  }

  /// The state of watching.
  struct Watch {
    private let rule: EarlyStopping
    private var best = Double.infinity
    private var wait = 0
    private var isFirst = true

    init(_ rule: EarlyStopping) { self.rule = rule }

    /// Takes note of one more epoch.
    mutating func note(_ report: EpochReport) -> (isBest: Bool, ends: Bool) {
      let cost = rule.cost(report)
      let wasFirst = isFirst
      isFirst = false
      wait += 1
      if cost + rule.minimumDelta.magnitude < best {
        best = cost
        wait = 0
        return (true, false)
      }
      // The first epoch is the best also where its measure says nothing.
      return (wasFirst, wait >= rule.patience && !wasFirst)
    }
  }
}

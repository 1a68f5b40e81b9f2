import Lesson
package import Neural

/// What each epoch of a training reported.
package struct HistoryValue: Sendable {
  /// As many as were asked for.
  package var epochs: Int
  package var hasAccuracy: Bool
  package var hasValidation: Bool
  /// A rule that may end the training before all epochs; how many there are is not known before running then.
  package var earlyStopping: EarlyStopping?
  /// Nil while checking.
  package var reports: [EpochReport]?

  package init(
    epochs: Int, hasAccuracy: Bool, hasValidation: Bool, earlyStopping: EarlyStopping? = nil,
    reports: [EpochReport]? = nil
  ) {
    self.epochs = epochs
    self.hasAccuracy = hasAccuracy
    self.hasValidation = hasValidation
    self.earlyStopping = earlyStopping
    self.reports = reports
  }

  var members: [Member] {
    var result = [Member("pérdida", series(\.loss))]
    if hasAccuracy { result.append(Member("exactitud", series { $0.accuracy ?? .nan })) }
    if hasValidation {
      result.append(Member("val_pérdida", series { $0.validationLoss ?? .nan }))
      if hasAccuracy { result.append(Member("val_exactitud", series { $0.validationAccuracy ?? .nan })) }
    }
    result.append(Member("épocas", count(reports?.count)))
    if let earlyStopping {
      result.append(Member("mejor_época", count(reports.flatMap { earlyStopping.bestEpoch(of: $0) })))
    }
    return result
  }

  private func series(_ value: (EpochReport) -> Double) -> Value {
    guard let reports else {
      return earlyStopping == nil ? .numbers(Numbers(shape: [epochs], kind: .decimal, values: nil)) : .unknown
    }
    return .numbers(Numbers(shape: [reports.count], kind: .decimal, values: reports.map(value)))
  }

  private func count(_ known: Int?) -> Value {
    if let known { return .numbers(Numbers(known)) }
    return earlyStopping == nil ? .numbers(Numbers(epochs)) : .unknown
  }
}

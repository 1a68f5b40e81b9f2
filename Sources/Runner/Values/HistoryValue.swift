package import Neural

/// What each epoch of a training reported.
package struct HistoryValue: Sendable {
  package var epochs: Int
  package var hasValidation: Bool
  /// Nil while checking.
  package var reports: [EpochReport]?

  package init(epochs: Int, hasValidation: Bool, reports: [EpochReport]? = nil) {
    self.epochs = epochs
    self.hasValidation = hasValidation
    self.reports = reports
  }

  var members: [Member] {
    var result = [
      Member("pérdida", .numbers(series(\.loss))),
      Member("exactitud", .numbers(series(\.accuracy))),
    ]
    if hasValidation {
      result.append(Member("val_pérdida", .numbers(series { $0.validationLoss ?? .nan })))
      result.append(Member("val_exactitud", .numbers(series { $0.validationAccuracy ?? .nan })))
    }
    result.append(Member("épocas", .numbers(Numbers(epochs))))
    return result
  }

  private func series(_ value: (EpochReport) -> Double) -> Numbers {
    Numbers(shape: [epochs], kind: .decimal, values: reports.map { $0.map(value) })
  }
}

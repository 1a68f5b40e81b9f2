extension Metrics {
  /// Σ |y - t| / n over all outputs. Source: `keras.metrics.MeanAbsoluteError`.
  package static func meanAbsoluteError(_ outputs: Tensor, targets: [Float]) -> Double? {
    mean(outputs, targets) { $0.magnitude }
  }

  /// √(Σ (y - t)² / n) over all outputs. Source: `keras.metrics.RootMeanSquaredError`.
  package static func rootMeanSquaredError(_ outputs: Tensor, targets: [Float]) -> Double? {
    mean(outputs, targets) { $0 * $0 }.map(Scalar.sqrt)
  }

  private static func mean(_ outputs: Tensor, _ targets: [Float], _ cost: (Double) -> Double) -> Double? {
    guard !targets.isEmpty, outputs.values.count == targets.count else { return nil }
    var sum = 0.0
    for (output, target) in zip(outputs.values, targets) { sum += cost(Double(output) - Double(target)) }
    return sum / Double(targets.count)
  }
}

extension Metrics {
  /// The share of examples whose class is among the k largest outputs.
  ///
  /// Of equal outputs the first counts as larger, so that k = 1 is the accuracy. Labels beyond the outputs, and
  /// outputs that are no number, are misses. Source: `keras.metrics.SparseTopKCategoricalAccuracy`, whose k is 5.
  package static func topKAccuracy(_ outputs: Tensor, labels: [Int], k: Int = 5) -> Double? {
    var hits = 0
    let fits = rows(of: outputs, count: labels.count) { row, values in
      let place = values.startIndex + labels[row]
      guard labels[row] >= 0, labels[row] < values.count, !values[place].isNaN else { return }
      let own = values[place]
      let before = values.indices.reduce(0) { count, index in
        count + (values[index] > own || values[index] == own && index < place ? 1 : 0)
      }
      if before < k { hits += 1 }
    }
    return fits ? Double(hits) / Double(labels.count) : nil
  }
}

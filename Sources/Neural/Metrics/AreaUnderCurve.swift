extension Metrics {
  /// The area under the ROC curve: the share of pairs of a positive and a negative example in which the positive one
  /// has the higher score, pairs of equal scores counting half.
  ///
  /// Exact, from the ranks of all scores (Mann and Whitney, 1947), where `keras.metrics.AUC` takes 200 thresholds. Nil
  /// if all examples are of one kind or a score is no number.
  package static func areaUnderCurve(scores: [Float], positives: [Bool]) -> Double? {
    let count = scores.count
    let positive = positives.count { $0 }
    guard count == positives.count, positive > 0, positive < count, !scores.contains(where: \.isNaN) else { return nil }
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    // Twice each rank from 1 on: equal scores share the mean of theirs, first + last.
    var doubledRanks = 0
    var first = 0
    while first < count {
      var last = first
      while last + 1 < count, scores[order[last + 1]] == scores[order[first]] { last += 1 }
      let hits = order[first...last].count { positives[$0] }
      doubledRanks += hits * (first + last + 2)
      first = last + 1
    }
    let doubledPairs = doubledRanks - positive * (positive + 1)
    return Double(doubledPairs) / Double(2 * positive * (count - positive))
  }

  /// The area of a model's outputs: with one output, or two, that of class 1; with more the mean over all classes of
  /// each class against the rest. Nil where one of the areas is.
  package static func areaUnderCurve(_ outputs: Tensor, labels: [Int]) -> Double? {
    var columns: [[Float]] = []
    let fits = rows(of: outputs, count: labels.count) { _, values in
      if columns.isEmpty { columns = Array(repeating: [], count: values.count) }
      for (index, value) in values.enumerated() { columns[index].append(value) }
    }
    guard fits else { return nil }
    let classes = columns.count > 2 ? Array(columns.indices) : [1]
    var sum = 0.0
    for number in classes {
      let scores = columns.count == 1 ? columns[0] : columns[number]
      guard let area = areaUnderCurve(scores: scores, positives: labels.map { $0 == number }) else { return nil }
      sum += area
    }
    return sum / Double(classes.count)
  }

  /// The area of outputs that each say yes or no: the mean over them of each one's own, where a target above one half
  /// is a yes. Nil where one of the areas is. Source: `keras.metrics.AUC(multi_label=True)`.
  package static func areaUnderCurve(_ outputs: Tensor, targets: [Float]) -> Double? {
    guard let width = outputs.shape.last, width > 0, targets.count == outputs.values.count else { return nil }
    var sum = 0.0
    for column in 0..<width {
      let places = stride(from: column, to: targets.count, by: width)
      let positives = places.map { targets[$0] > 0.5 }
      guard let area = areaUnderCurve(scores: places.map { outputs.values[$0] }, positives: positives) else {
        return nil
      }
      sum += area
    }
    return sum / Double(width)
  }
}

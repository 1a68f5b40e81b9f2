/// Precision, recall and F1 of each class, from a confusion (rows: true classes).
///
///     precision = hits / examples taken for the class        recall = hits / examples of the class
///     F1 = 2 precision · recall / (precision + recall)
///
/// A quotient by zero is 0, as in Keras. Source: `keras.metrics.Precision`, `Recall` and `F1Score(average=None)`.
package struct ClassReport: Sendable, Equatable {
  package var precision: [Double]
  package var recall: [Double]
  package var f1: [Double]
  /// Examples of each class.
  package var support: [Int]

  package init(confusion: [[Int]]) {
    let classes = confusion.indices
    let hits = classes.map { confusion[$0].indices.contains($0) ? confusion[$0][$0] : 0 }
    let taken = classes.map { column in
      confusion.reduce(0) { $0 + ($1.indices.contains(column) ? $1[column] : 0) }
    }
    support = confusion.map { $0.reduce(0, +) }
    precision = zip(hits, taken).map { ClassReport.quotient($0, $1) }
    recall = zip(hits, support).map { ClassReport.quotient($0, $1) }
    // 2 hits / (taken + of the class) is the same with one rounding.
    let sums = zip(taken, support).map { $0 + $1 }
    f1 = zip(hits, sums).map { ClassReport.quotient(2 * $0, $1) }
  }

  private static func quotient(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}

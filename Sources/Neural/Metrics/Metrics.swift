/// Measures of predictions, computed in double precision from outputs `[count, m]` and what is true of each example.
///
/// Each has a file of its own. They are nil where they are not defined: without examples, or where sizes do not fit.
package enum Metrics {
  /// Calls a body with each row of outputs, if there are as many rows as wanted and at least one.
  static func rows(of outputs: Tensor, count: Int, _ body: (_ row: Int, _ values: ArraySlice<Float>) -> Void) -> Bool {
    guard count > 0, outputs.shape.first == count, outputs.values.count % count == 0 else { return false }
    let size = outputs.values.count / count
    guard size > 0 else { return false }
    for row in 0..<count { body(row, outputs.values[row * size..<(row + 1) * size]) }
    return true
  }
}

extension Examples {
  /// The class of each example, in order; of value targets the first largest of several, or whether one is above ½.
  package var classNumbers: [Int] {
    switch targets {
    case .classes(let labels): labels[range].map(Int.init)
    case .values(let values, let size):
      range.map { example in
        let row = values[example * size..<(example + 1) * size]
        guard size > 1 else { return (row.first ?? 0) > 0.5 ? 1 : 0 }
        return (row.indices.dropFirst().reduce(row.startIndex) { row[$1] > row[$0] ? $1 : $0 }) - row.startIndex
      }
    }
  }

  /// What each output should be, example by example: as losses take it, a class number for its one-hot row, or with
  /// one output for itself.
  package func targetValues(outputs: Int) -> [Float] {
    switch targets {
    case .classes(let labels):
      labels[range].flatMap { label in
        outputs == 1 ? [Float(label)] : (0..<max(0, outputs)).map { $0 == Int(label) ? Float(1) : 0 }
      }
    case .values(let values, let size): Array(values[range.lowerBound * size..<range.upperBound * size])
    }
  }
}

extension Metrics {
  /// How often each true class (row) was taken for each class (column).
  ///
  /// With several outputs the class found is the first largest one; with a single output there are two classes, and
  /// outputs above the threshold are of class 1. Labels beyond the classes make it nil.
  package static func confusion(_ outputs: Tensor, labels: [Int], threshold: Float = 0.5) -> [[Int]]? {
    guard let first = outputs.shape.first, first > 0 else { return nil }
    let size = outputs.values.count / first
    let classes = size == 1 ? 2 : size
    guard labels.allSatisfy({ 0..<classes ~= $0 }) else { return nil }
    var counts = Array(repeating: Array(repeating: 0, count: classes), count: classes)
    let fits = rows(of: outputs, count: labels.count) { row, values in
      let largest = values.indices.dropFirst().reduce(values.startIndex) { values[$1] > values[$0] ? $1 : $0 }
      let found = size == 1 ? (values[largest] > threshold ? 1 : 0) : largest - values.startIndex
      counts[labels[row]][found] += 1
    }
    return fits ? counts : nil
  }

  /// A confusion whose rows are shares of their true class; zeros for a class without examples.
  package static func shares(of confusion: [[Int]]) -> [[Double]] {
    confusion.map { row in
      let total = row.reduce(0, +)
      return row.map { total == 0 ? 0 : Double($0) / Double(total) }
    }
  }
}

import Typography

/// One kind of mistake: a true class (row) taken for another (column).
package struct Confusion: Equatable {
  package var row: Int
  package var column: Int
  package var count: Int
}

extension ConfusionMatrix {
  /// How many classes there are: names and counts may disagree.
  var size: Int { max(classes.count, counts.count) }

  /// A count; none where the rows are too short, none where it is negative.
  subscript(row: Int, column: Int) -> Int {
    guard counts.indices.contains(row), counts[row].indices.contains(column) else { return 0 }
    return max(0, counts[row][column])
  }

  /// The class's name, or its number where it has none.
  func name(_ index: Int) -> String {
    let name = classes.indices.contains(index) ? cleaned(classes[index]) : ""
    return name.isEmpty ? "clase \(index)" : name
  }

  /// How many cases a true class has; enormous counts stop at the largest integer.
  func total(_ row: Int) -> Int {
    (0..<size).reduce(0) { Self.sum($0, self[row, $1]) }
  }

  private static func sum(_ left: Int, _ right: Int) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : sum
  }

  /// The most frequent mistakes, largest first; equal ones in reading order.
  package func confusions(limit: Int, within count: Int) -> [Confusion] {
    var largest: [Confusion] = []
    for row in 0..<count {
      for column in 0..<count where row != column && self[row, column] > 0 {
        let found = Confusion(row: row, column: column, count: self[row, column])
        let place = largest.firstIndex { $0.count < found.count } ?? largest.endIndex
        guard place < limit else { continue }
        largest.insert(found, at: place)
        if largest.count > limit { largest.removeLast() }
      }
    }
    return largest
  }

  /// The three most frequent mistakes, with those that are as frequent as the third; where these would be too many to
  /// stand out, only the more frequent ones.
  package func outstanding(within count: Int) -> [Confusion] {
    let (wanted, most) = (3, 6)
    let largest = confusions(limit: most + 1, within: count)
    guard largest.count > wanted else { return largest }
    let least = largest[wanted - 1].count
    let tied = largest.filter { $0.count >= least }
    return tied.count <= most ? tied : tied.filter { $0.count > least }
  }

  func description(numbers: NumberStyle) -> String {
    guard size > 0 else { return "Una matriz de confusión sin clases." }
    let all = (0..<size).reduce(0) { Self.sum($0, total($1)) }
    let diagonal = (0..<size).reduce(0) { Self.sum($0, self[$1, $1]) }
    let head = "Matriz de confusión de \(counted(size, "clase", "clases", style: numbers))"
    guard all > 0 else { return head + ", sin ningún caso." }
    let share = numbers.percent(Double(diagonal) / Double(all), decimals: 1)
    var text = head + " y \(counted(all, "caso", "casos", style: numbers)): el \(share) está en la diagonal. "
    guard let worst = confusions(limit: 1, within: size).first else { return text + "Ninguna confusión." }
    text += "La confusión más frecuente: \(name(worst.row)), tomada por \(name(worst.column)) "
    return text + "\(counted(worst.count, "vez", "veces", style: numbers))."
  }

  func data(numbers: NumberStyle) -> DataTable {
    DataTable(
      header: ["verdadera \\ predicha"] + (0..<size).map(name),
      rows: (0..<size).map { row in [name(row)] + (0..<size).map { numbers.integer(self[row, $0]) } })
  }
}

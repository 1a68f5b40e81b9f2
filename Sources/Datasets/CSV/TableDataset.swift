import Neural

/// A CSV file as a dataset: one column is the target, others are the inputs.
///
/// A target of numbers is a value to predict; one of words is a class, and the classes are in the order of their code
/// points. An input column of words is as many inputs as it has different words, 1 for the row's word and 0 for the
/// others.
package struct TableDataset: Sendable, Equatable {
  package var path: String
  package var target: String
  /// Nil for all columns but the target's.
  package var inputs: [String]?
  package var missing: MissingValues
  package var separator: UInt8?

  package init(
    path: String, target: String, inputs: [String]? = nil, missing: MissingValues = .refused, separator: UInt8? = nil
  ) {
    self.path = path
    self.target = target
    self.inputs = inputs
    self.missing = missing
    self.separator = separator
  }

  /// Reads the file; all rows are for training.
  package func load(limits: CSVReader.Limits = .init()) throws(DatasetError) -> Dataset {
    let content = StoredContent.file(path)
    let header = try CSVReader.header(of: content, separator: separator, limits: limits)
    let inputs = inputs ?? header.filter { $0 != target }
    let options = CSVOptions(
      separator: separator, missing: missing, columns: inputs + [target], unfilled: [target])
    guard !inputs.isEmpty, !inputs.contains(target), Set(inputs).count == inputs.count else {
      throw .corruptCSV(path: path, .noInputs)
    }
    let table = try CSVReader.read(content, options: options, limits: limits)
    do throws(CSVFault) {
      return try dataset(table, limits: limits)
    } catch {
      throw .corruptCSV(path: path, error)
    }
  }

  private func dataset(_ table: CSVTable, limits: CSVReader.Limits) throws(CSVFault) -> Dataset {
    guard let last = table.columns.last else { throw .noInputs }
    let columns = table.columns.dropLast().flatMap(\.numericColumns)
    guard columns.count <= limits.columns else { throw .tooManyColumns(limit: limits.columns) }
    guard columns.count * table.rowCount <= 4 * limits.cells else { throw .tooManyCells(limit: 4 * limits.cells) }
    var floats = [Float](repeating: 0, count: columns.count * table.rowCount)
    for (index, column) in columns.enumerated() { column.write(into: &floats, at: index, stride: columns.count) }
    let examples: Examples
    let targets: TargetFacts
    switch last.values {
    case .numbers(let values):
      targets = .values([target])
      examples = Examples(
        inputs: .floats(floats), targets: .values(values.map { Float($0) }, size: 1), inputShape: [columns.count])
    case .categories(let names, let indices):
      targets = .classes(names)
      examples = Examples(
        inputs: .floats(floats), labels: indices.map { UInt8(truncatingIfNeeded: $0) }, inputShape: [columns.count])
    }
    let name = DataFolders.lastPart(of: path)
    var facts = DatasetFacts(
      name: name, targets: targets, inputShape: [columns.count], trainingCount: table.rowCount,
      inputNames: columns.map(\.name), summary: "las filas de \(name)")
    facts.wordColumns = table.columns.dropLast().compactMap(\.words)
    facts.targetWords = last.words
    if case .numbers(let values) = last.values { facts.targetNumbers = TargetNumbers(values) }
    return Dataset(facts: facts, training: examples, test: nil)
  }
}

/// An input of a network that comes from a column.
private enum NumericColumn {
  case numbers(name: String, [Double])
  /// Whether a row's word is the one of this place.
  case word(name: String, Int32, of: [Int32])

  var name: String {
    switch self {
    case .numbers(let name, _), .word(let name, _, _): name
    }
  }

  func write(into floats: inout [Float], at index: Int, stride: Int) {
    switch self {
    case .numbers(_, let values):
      for row in values.indices { floats[row * stride + index] = Float(values[row]) }
    case .word(_, let word, let words):
      for row in words.indices { floats[row * stride + index] = words[row] == word ? 1 : 0 }
    }
  }
}

extension CSVColumn {
  /// What is known of its words; nil where it holds numbers.
  fileprivate var words: WordColumn? {
    if case .categories(let names, _) = values { WordColumn(name: name, words: names) } else { nil }
  }

  fileprivate var numericColumns: [NumericColumn] {
    switch values {
    case .numbers(let values): [.numbers(name: name, values)]
    case .categories(let names, let indices):
      names.indices.map { .word(name: "\(name)=\(names[$0])", Int32($0), of: indices) }
    }
  }
}

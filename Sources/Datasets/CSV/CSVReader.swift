/// Reads a CSV file (RFC 4180): a header with the columns' names, then rows of numbers and words.
///
/// Fields are separated by commas, semicolons or tabs; numbers have a decimal point. The first value of a column tells
/// whether it holds numbers; then all must be. An empty field, `NA` and `?` are missing values. Blanks around a field
/// without quotes are not part of it.
package struct CSVReader {
  /// What is read at most, so that no file fills the memory.
  package struct Limits: Sendable {
    package var bytes = 1 << 26
    package var rows = 1 << 20
    package var columns = 1 << 12
    package var cells = 1 << 23
    /// Different words in a column.
    package var categories = 256

    package init() {}
  }

  private var scanner: CSVScanner
  private let options: CSVOptions
  private let limits: Limits
  private let header: [String]
  private var columns: [CSVColumnReader] = []
  private var rowCount = 0

  /// Reads the columns wanted, all their rows.
  package static func read(
    _ content: StoredContent, options: CSVOptions = CSVOptions(), limits: Limits = Limits()
  ) throws(DatasetError) -> CSVTable {
    let bytes = try content.bytes(limit: limits.bytes)
    do throws(CSVFault) {
      var reader = try CSVReader(bytes, options, limits)
      return try reader.table()
    } catch {
      throw .corruptCSV(path: content.path, error)
    }
  }

  /// Reads the columns' names only, in the order of the file.
  package static func header(
    of content: StoredContent, separator: UInt8? = nil, limits: Limits = Limits()
  ) throws(DatasetError) -> [String] {
    let bytes = try content.bytes(limit: limits.bytes)
    do throws(CSVFault) {
      return try CSVReader(bytes, CSVOptions(separator: separator, columns: []), limits).header
    } catch {
      throw .corruptCSV(path: content.path, error)
    }
  }

  private init(_ bytes: [UInt8], _ options: CSVOptions, _ limits: Limits) throws(CSVFault) {
    self.options = options
    self.limits = limits
    let separator = options.separator ?? CSVScanner.separator(of: bytes)
    scanner = CSVScanner(bytes, separator: separator, limit: limits.columns)
    guard try scanner.next() else { throw .empty }
    header = scanner.fields.map(scanner.text)
    let isNumbers = scanner.fields.allSatisfy { field in
      if case .finite = CSVNumber(bytes[field.range]) { true } else { false }
    }
    if isNumbers { throw .noHeader }
    var seen: Set<String> = []
    for (index, name) in header.enumerated() {
      if name.isEmpty { throw .emptyName(column: index + 1) }
      guard seen.insert(name).inserted else { throw .repeatedName(name) }
    }
    for name in options.columns ?? header {
      guard let index = header.firstIndex(of: name) else { throw .unknownColumn(name, known: header) }
      columns.append(CSVColumnReader(index: index, name: name))
    }
  }

  private mutating func table() throws(CSVFault) -> CSVTable {
    while try scanner.next() {
      let line = scanner.fields.first?.line ?? 0
      guard scanner.fields.count == header.count else {
        throw .fieldCount(line: line, expected: header.count, found: scanner.fields.count)
      }
      guard rowCount < limits.rows else { throw .tooManyRows(limit: limits.rows) }
      guard (rowCount + 1) * max(1, columns.count) <= limits.cells else { throw .tooManyCells(limit: limits.cells) }
      try addRow()
    }
    guard rowCount > 0 else { throw .noRows }
    for column in columns where column.isEmpty { throw .allMissing(name: column.name) }
    switch options.missing {
    case .refused: break
    case .rowDropped: try dropRows()
    case .filledWithMean:
      for column in columns where column.isWords || options.unfilled.contains(column.name) {
        if let place = column.firstMissing { throw .missing(place) }
      }
    }
    var result: [CSVColumn] = []
    for column in columns { result.append(CSVColumn(name: column.name, values: column.values())) }
    return CSVTable(columns: result, rowCount: rowCount)
  }

  private mutating func addRow() throws(CSVFault) {
    for index in columns.indices {
      let field = scanner.fields[columns[index].index]
      let place = CSVPlace(line: field.line, column: columns[index].index + 1, name: columns[index].name)
      try columns[index].add(field, of: scanner, at: place, limit: limits.categories)
      if options.missing == .refused, let place = columns[index].firstMissing { throw .missing(place) }
    }
    rowCount += 1
  }

  private mutating func dropRows() throws(CSVFault) {
    var isWhole = [Bool](repeating: true, count: rowCount)
    for column in columns { column.markMissing(&isWhole) }
    rowCount = isWhole.count { $0 }
    guard rowCount > 0 else { throw .noRows }
    for index in columns.indices { columns[index].keep(isWhole) }
  }
}

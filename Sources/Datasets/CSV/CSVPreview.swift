/// The first rows of a CSV file as they are written, to be looked at: nothing is filled in and no column has to be all
/// numbers.
package struct CSVPreview: Sendable, Equatable {
  package enum Field: Sendable, Equatable {
    /// A number, and how many decimals it is written with; nil for one with an exponent.
    case number(Double, decimals: Int?)
    case text(String)
    case missing
  }

  package var columns: [String]
  package var rows: [[Field]]
  /// Of the whole file.
  package var rowCount: Int

  /// Reads the columns wanted, all where none are named, of the first rows.
  package static func read(
    _ content: StoredContent, first count: Int, columns: [String]? = nil, separator: UInt8? = nil,
    limits: CSVReader.Limits = .init()
  ) throws(DatasetError) -> CSVPreview {
    let header = try CSVReader.header(of: content, separator: separator, limits: limits)
    let bytes = try content.bytes(limit: limits.bytes)
    do throws(CSVFault) {
      var places: [Int] = []
      for name in columns ?? header {
        guard let place = header.firstIndex(of: name) else { throw .unknownColumn(name, known: header) }
        places.append(place)
      }
      var scanner = CSVScanner(
        bytes, separator: separator ?? CSVScanner.separator(of: bytes), limit: limits.columns)
      _ = try scanner.next()
      var result = CSVPreview(columns: places.map { header[$0] }, rows: [], rowCount: 0)
      while try scanner.next() {
        guard scanner.fields.count == header.count else {
          throw .fieldCount(
            line: scanner.fields.first?.line ?? 0, expected: header.count, found: scanner.fields.count)
        }
        guard result.rowCount < limits.rows else { throw .tooManyRows(limit: limits.rows) }
        result.rowCount += 1
        if result.rows.count < count { result.rows.append(places.map { field(scanner.fields[$0], of: scanner) }) }
      }
      guard result.rowCount > 0 else { throw .noRows }
      return result
    } catch {
      throw .corruptCSV(path: content.path, error)
    }
  }

  private static func field(_ field: CSVField, of scanner: CSVScanner) -> Field {
    if CSVColumnReader.isMissing(field, of: scanner) { return .missing }
    let bytes = scanner.bytes[field.range]
    guard !field.hasQuotes, case .finite(let value) = CSVNumber(bytes) else { return .text(scanner.text(field)) }
    let hasExponent = bytes.contains { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
    let point = bytes.firstIndex(of: UInt8(ascii: "."))
    return .number(value, decimals: hasExponent ? nil : point.map { bytes.endIndex - $0 - 1 } ?? 0)
  }
}

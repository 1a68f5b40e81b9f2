/// Columns of a CSV file, all of the same length.
package struct CSVTable: Sendable, Equatable {
  package var columns: [CSVColumn]
  package var rowCount: Int

  /// The column of a name.
  package func column(_ name: String) -> CSVColumn? { columns.first { $0.name == name } }
}

/// A column that was read: numbers, or words told apart.
package struct CSVColumn: Sendable, Equatable {
  package enum Values: Sendable, Equatable {
    /// Nil nowhere: missing numbers have been dropped or filled.
    case numbers([Double])
    /// Each row's word as its place among the different ones, which are in the order of their code points.
    case categories(names: [String], indices: [Int32])
  }

  package var name: String
  package var values: Values
}

/// What happens to a row that lacks a value.
package enum MissingValues: Sendable, Equatable {
  /// It is an error, which names its place.
  case refused
  /// The row is left out.
  case rowDropped
  /// A number is the mean of those in its column; a word is still an error.
  case filledWithMean
}

/// How a CSV file is to be read, and which of it.
package struct CSVOptions: Sendable, Equatable {
  /// Nil to take the most frequent of comma, semicolon and tab in the header.
  package var separator: UInt8?
  package var missing: MissingValues
  /// The columns wanted, in this order; nil for all. Nobody looks into the others.
  package var columns: [String]?
  /// Columns where a missing value is never filled, besides those of words: the target's.
  package var unfilled: Set<String>

  package init(
    separator: UInt8? = nil, missing: MissingValues = .refused, columns: [String]? = nil, unfilled: Set<String> = []
  ) {
    self.separator = separator
    self.missing = missing
    self.columns = columns
    self.unfilled = unfilled
  }
}

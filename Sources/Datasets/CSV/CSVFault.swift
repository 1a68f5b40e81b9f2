/// A field of a CSV file: lines and columns count from 1, and a quoted field may start on an earlier line than it ends.
package struct CSVPlace: Sendable, Equatable {
  package var line: Int
  package var column: Int
  /// The column's name in the header.
  package var name: String

  package init(line: Int, column: Int, name: String) {
    self.line = line
    self.column = column
    self.name = name
  }
}

/// What is wrong with a CSV file, or with what is wanted of it.
package enum CSVFault: Error, Sendable, Equatable {
  case empty
  case noRows
  case notUTF8(line: Int, looksLikeUTF16: Bool = false)
  case unclosedQuote(line: Int)
  /// A quote in the middle of a field, or something after the quote that ends one.
  case strayQuote(line: Int, column: Int)
  case fieldCount(line: Int, expected: Int, found: Int)
  /// The first line holds only numbers.
  case noHeader
  case emptyName(column: Int)
  case repeatedName(String)
  case unknownColumn(String, known: [String])
  /// The target's column is named as an input too, or no input is left.
  case noInputs
  case missing(CSVPlace)
  case notNumber(CSVPlace, text: String)
  /// A number with a decimal comma.
  case decimalComma(CSVPlace, text: String)
  /// Infinite, not a number, or beyond what 32 bits hold.
  case notFinite(CSVPlace, text: String)
  case tooManyRows(limit: Int)
  case tooManyColumns(limit: Int)
  case tooManyCells(limit: Int)
  /// A column of words with more different ones than are told apart, and one that begins as a number does where most
  /// do.
  case tooManyCategories(name: String, limit: Int, numberLike: String? = nil)
  case tooLongWord(CSVPlace, limit: Int)
  /// A column where every value is missing.
  case allMissing(name: String)
}

package import Typography

/// Where a drawing will live, which decides how it finds its colours.
package enum DrawingPlace: Sendable {
  /// Inside a page that defines the figure variables.
  case page
  /// A file of its own, which carries its own light and dark colours.
  case file
}

extension Figure {
  /// The figure as SVG; `id` makes its inner identifiers unique in a page.
  package func svg(id: String, place: DrawingPlace, numbers: NumberStyle = NumberStyle()) -> String {
    ""
  }

  /// A Spanish sentence or two that tells what is seen, made from the data.
  package func description(numbers: NumberStyle = NumberStyle()) -> String {
    ""
  }

  /// The figure's data as a table of text, header first.
  package func data(numbers: NumberStyle = NumberStyle()) -> DataTable {
    DataTable(header: [], rows: [])
  }
}

/// A figure's data as text, one click away from the figure.
package struct DataTable: Sendable, Equatable {
  package var header: [String]
  package var rows: [[String]]

  package init(header: [String], rows: [[String]]) {
    self.header = header
    self.rows = rows
  }
}

package import Typography

/// Where a drawing will live, which decides how it finds its colours.
package enum DrawingPlace: Sendable {
  /// Inside a page that holds `figureStyleSheet`.
  case page
  /// A file of its own, which carries its own light and dark colours.
  case file
}

/// What every kind of figure can do; one file a kind.
protocol Drawable {
  /// What kind of picture it is, in two or three words: the SVG's title.
  var heading: String { get }
  /// Draws from the top left corner and sets the canvas's size.
  func draw(on canvas: inout Canvas, numbers: NumberStyle)
  func description(numbers: NumberStyle) -> String
  func data(numbers: NumberStyle) -> DataTable
}

extension Figure {
  /// The figure as SVG; `id` makes its inner identifiers unique in a page.
  package func svg(id: String, place: DrawingPlace, numbers: NumberStyle = NumberStyle()) -> String {
    var canvas = Canvas(id: id)
    drawable.draw(on: &canvas, numbers: numbers)
    return canvas.document(
      title: drawable.heading, description: drawable.description(numbers: numbers), place: place)
  }

  /// A Spanish sentence or two that tells what is seen, made from the data.
  package func description(numbers: NumberStyle = NumberStyle()) -> String {
    drawable.description(numbers: numbers)
  }

  /// The figure's data as a table of text, header first; very long tables end with a row that says what is missing.
  package func data(numbers: NumberStyle = NumberStyle()) -> DataTable {
    drawable.data(numbers: numbers).capped(numbers: numbers)
  }

  private var drawable: any Drawable {
    switch self {
    case .imageGrid(let grid): grid
    case .image(let plot): plot
    case .predictions(let grid): grid
    case .bars(let chart): chart
    case .curves(let chart): chart
    case .confusion(let matrix): matrix
    case .network(let diagram): diagram
    case .function(let plot): plot
    case .scatter(let plot): plot
    case .decision(let map): map
    case .histogram(let histogram): histogram
    case .maps(let grid): grid
    case .wave(let plot): plot
    case .spectrogram(let plot): plot
    }
  }
}

/// A figure's data as text, one click away from the figure.
package struct DataTable: Sendable, Equatable {
  package var header: [String]
  package var rows: [[String]]
  /// How many more rows there are, which need not be made.
  package var missing: Int

  package init(header: [String], rows: [[String]], missing: Int = 0) {
    self.header = header
    self.rows = rows
    self.missing = missing
  }

  /// The most rows that are shown.
  static let mostRows = 1000

  fileprivate func capped(numbers: NumberStyle) -> DataTable {
    let missing = missing + max(0, rows.count - Self.mostRows)
    guard missing > 0 else { return self }
    let told = "… y \(counted(missing, "fila más", "filas más", style: numbers))"
    let last = [told] + Array(repeating: "", count: max(0, header.count - 1))
    return DataTable(header: header, rows: rows.prefix(Self.mostRows) + [last])
  }
}

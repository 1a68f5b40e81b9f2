package import JSON
package import Lesson
package import Typography

extension Table {
  /// The table with its header, scopes and total; it scrolls inside itself where it is wide.
  ///
  /// Of a long one the first rows and the last, and all of them folded below.
  package func html(in page: PageContext) -> Markup {
    guard rows.count > Self.mostRows else { return html(without: rows.count..<rows.count, in: page) }
    return """
      \(html(without: Self.endRows..<rows.count - Self.endRows, in: page))\
      <details class="data">
      <summary>Ver las \(page.numbers.integer(rows.count)) filas</summary>
      \(html(without: rows.count..<rows.count, in: page))</details>

      """
  }

  /// More rows than these are folded.
  private static let mostRows = 20
  /// How many of the first and of the last rows of a long table are seen at once.
  private static let endRows = 5

  /// The table with a line in place of the rows that are left out.
  private func html(without gap: Range<Int>, in page: PageContext) -> Markup {
    let layouts = columns.indices.map { ColumnLayout(of: cells(inColumn: $0)) }
    let head = zip(columns, layouts).map { column, layout -> Markup in
      "<th scope=\"col\"\(layout.attribute)>\(column.title)</th>"
    }
    let captionElement: Markup = caption.map { "<caption>\($0)</caption>\n" } ?? .empty
    var body = rows.map { rowHTML($0, layouts: layouts, numbers: page.numbers) }
    if !gap.isEmpty {
      let told = "… \(page.numbers.integer(gap.count)) filas más …"
      let line: Markup = "<tr class=\"gap\"><td colspan=\"\(columns.count)\">\(told)</td></tr>\n"
      body.replaceSubrange(gap, with: [line])
    }
    let isLong = gap.isEmpty && rows.count > Self.mostRows
    let isRegion = isLong || isWide(page.numbers)
    let region: Markup = isRegion ? " role=\"group\" tabindex=\"0\" aria-label=\"\(caption ?? "Tabla")\"" : .empty
    let foot: Markup = total.map {
      "<tfoot>\n\(rowHTML($0, layouts: layouts, numbers: page.numbers))</tfoot>\n"
    } ?? .empty
    return """
      <div class="\(isLong ? "table-region long" : "table-region")"\(region)><table>
      \(captionElement)<thead>
      <tr>\(head)</tr>
      </thead>
      <tbody>
      \(body)</tbody>
      \(foot)</table></div>

      """
  }

  private func cells(inColumn column: Int) -> [Cell] {
    (rows + (total.map { [$0] } ?? [])).compactMap { column < $0.count ? $0[column] : nil }
  }

  private func rowHTML(_ row: [Cell], layouts: [ColumnLayout], numbers: NumberStyle) -> Markup {
    let cells = zip(row, layouts).enumerated().map { index, pair -> Markup in
      let (cell, layout) = pair
      let content = layout.html(cell, numbers)
      return index == 0 && columns.count > 1
        ? "<th scope=\"row\"\(layout.attribute)>\(content)</th>" : "<td\(layout.attribute)>\(content)</td>"
    }
    return "<tr>\(cells)</tr>\n"
  }

  /// Whether a small phone cannot show it whole, by its letters and two for the space between columns; then it can be
  /// reached with the keyboard and has a name.
  private func isWide(_ numbers: NumberStyle) -> Bool {
    let widths = columns.enumerated().map { index, column in
      cells(inColumn: index).map { $0.text(numbers).count }.reduce(column.title.count, max) + 2
    }
    return widths.reduce(0, +) > 34
  }
}

/// How the cells of a column are aligned.
private struct ColumnLayout {
  fileprivate var isNumber: Bool
  /// The most decimals of its numbers.
  private var places: Int
  /// Whether its numbers have unlike counts of decimals, so that ends do not meet.
  private var isMixed: Bool
  private var hasUnit: Bool

  init(of cells: [Cell]) {
    let counts = cells.compactMap(\.decimals)
    isNumber = !counts.isEmpty && cells.allSatisfy { $0.isNumber || $0 == .missing }
    places = counts.max() ?? 0
    isMixed = isNumber && Set(counts).count > 1
    hasUnit = cells.contains { !$0.unit.isEmpty }
  }

  var attribute: Markup { isNumber ? " class=\"number\"" : .empty }

  /// A cell; in a mixed column what follows the whole part has one width, so that marks stand in line.
  func html(_ cell: Cell, _ numbers: NumberStyle) -> Markup {
    guard isMixed, cell.isNumber else { return cell.html(numbers) }
    let text = cell.digits(numbers)
    let mark = text.lastIndex(of: Character(numbers.mark.rawValue)) ?? text.endIndex
    let fraction = String(text[mark...])
    let width = "calc(\(places)ch + \(hasUnit ? "1.5em" : ".35em"))"
    return """
      \(String(text[..<mark]))<span class="fraction" style="min-width:\(width)">\(fraction)\(cell.unit)</span>
      """
  }
}

extension Cell {
  /// How many decimals a number is written with; nil for what is no number.
  fileprivate var decimals: Int? {
    switch self {
    case .integer: 0
    case .decimal(_, let digits), .percent(_, let digits): max(0, digits)
    case .text, .code, .shape, .missing: nil
    }
  }

  /// The number without its unit.
  fileprivate func digits(_ numbers: NumberStyle) -> String {
    if case .percent(let value, let digits) = self { return numbers.decimal(value * 100, decimals: digits) }
    return text(numbers)
  }

  fileprivate var unit: Markup {
    if case .percent = self { return "<span class=\"unit\">\(NumberStyle.thinSpace)%</span>" }
    return .empty
  }
}

extension Table {
  /// The table with pipes, numbers to the right, columns padded so that the source reads well too.
  package func markdown(_ numbers: NumberStyle) -> String {
    guard !columns.isEmpty else { return "" }
    let body = (rows + (total.map { [$0] } ?? [])).map { row in
      columns.indices.map { $0 < row.count ? row[$0].tableMarkdown(numbers) : "" }
    }
    let header = columns.map { markdownEscaped($0.title) }
    let isNumber = columns.indices.map { ColumnLayout(of: cells(inColumn: $0)).isNumber }
    let widths = columns.indices.map { column in
      ([header] + body).map { $0[column].count }.reduce(3, max)
    }
    func line(_ row: [String]) -> String {
      let cells = row.indices.map { column -> String in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return isNumber[column] ? padding + row[column] : row[column] + padding
      }
      return "| " + cells.joined(separator: " | ") + " |"
    }
    let dashes = columns.indices.map { column in
      String(repeating: "-", count: widths[column] - 1) + (isNumber[column] ? ":" : "-")
    }
    let heading = caption.map { [markdownEscaped($0), ""] } ?? []
    return (heading + [line(header), line(dashes)] + body.map(line)).joined(separator: "\n")
  }
}

extension Table {
  /// The table's columns by machine name and its typed cells, row by row.
  package var json: JSONValue {
    .object([
      "caption": caption.map(JSONValue.string) ?? .null,
      "columns": .array(columns.map { .object(["key": .string($0.key), "title": .string($0.title)]) }),
      "rows": .array(rows.map { .array($0.map(\.json)) }),
      "total": total.map { .array($0.map(\.json)) } ?? .null,
    ])
  }
}

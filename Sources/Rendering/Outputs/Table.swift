package import Diagnostics
package import JSON
package import Lesson
package import Typography

extension Table {
  /// The table with its header, scopes and total; it scrolls inside itself where it is long or wide.
  package func html(in page: PageContext) -> Markup {
    let layouts = columns.indices.map { ColumnLayout(of: cells(inColumn: $0)) }
    let head = zip(columns, layouts).map { column, layout -> Markup in
      "<th scope=\"col\"\(layout.attribute)>\(column.title)</th>"
    }
    let captionElement: Markup = caption.map { "<caption>\($0)</caption>\n" } ?? .empty
    let body = rows.map { rowHTML($0, layouts: layouts, numbers: page.numbers) }
    let foot: Markup = total.map {
      "<tfoot>\n\(rowHTML($0, layouts: layouts, numbers: page.numbers))</tfoot>\n"
    } ?? .empty
    return """
      <div class="\(regionClass)"\(regionAttributes(page.numbers))><table>
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

  private var isLong: Bool { rows.count > 20 }
  private var regionClass: String { isLong ? "table-region long" : "table-region" }

  /// A region that scrolls can be reached with the keyboard and has a name.
  private func regionAttributes(_ numbers: NumberStyle) -> Markup {
    isLong || isWide(numbers) ? " role=\"group\" tabindex=\"0\" aria-label=\"\(caption ?? "Tabla")\"" : .empty
  }

  /// Whether a small phone cannot show it whole, by its letters and two for the space between columns.
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

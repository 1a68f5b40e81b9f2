import Encoding
package import JSON
package import Lesson
import Plotting
package import Typography

extension FigureOutput {
  /// The drawing, its number and caption, and its data one click away.
  package func html(in page: inout PageContext) -> Markup {
    let id = page.identifiers.claim(figure: number)
    let drawingId = page.identifiers.claimPrefix("dibujo-\(number)")
    let svg = Markup(trusted: figure.svg(id: drawingId, place: .page, numbers: page.numbers))
    let width = drawingWidth(svg.html) ?? textColumnWidth
    let drawing: Markup = alternative.map { "<div role=\"img\" aria-label=\"\($0)\">\(svg)</div>" } ?? svg
    let region: Markup = width * smallestScale > narrowestColumn
      ? " role=\"group\" tabindex=\"0\" aria-label=\"Figura \(number)\"" : .empty
    // What folds open stands beside the figure: inside, only what ends it may follow its caption.
    return """
      <div class="illustration">
      <figure id="\(id)" class="\(width > textColumnWidth ? "figure wide" : "figure")">
      <div class="drawing" style="--width:\(fixed(width, decimals: 0))px"\(region)>\(drawing)</div>
      <figcaption><a class="figure-number" href="#\(id)">Figura \(number).</a> \(caption)</figcaption>
      </figure>
      \(dataHTML(page.numbers))</div>

      """
  }

  private func dataHTML(_ numbers: NumberStyle) -> Markup {
    let data = figure.data(numbers: numbers)
    guard !data.header.isEmpty, !data.rows.isEmpty else { return .empty }
    let head = data.header.map { "<th scope=\"col\">\($0)</th>" as Markup }
    let rows = data.rows.map { row -> Markup in
      let cells = row.enumerated().map { index, text -> Markup in
        index == 0 ? "<th scope=\"row\">\(text)</th>" : "<td>\(text)</td>"
      }
      return "<tr>\(cells)</tr>\n"
    }
    return """
      <details class="data">
      <summary>Ver los datos<span class="unseen"> de la figura \(number)</span></summary>
      <div class="table-region long" role="group" tabindex="0" aria-label="Datos de la figura \(number)"><table>
      <thead>
      <tr>\(head)</tr>
      </thead>
      <tbody>
      \(rows)</tbody>
      </table></div>
      </details>

      """
  }
}

/// The width of the text column in CSS pixels; a drawing that is wider leaves it where there is room.
private let textColumnWidth = 624.0
/// How small a drawing becomes to be seen whole; one that would have to be smaller scrolls inside itself, and then is
/// larger, so that its letters are easier to read. The style sheet says the same.
private let smallestScale = 0.67
/// The width of the text column on the smallest phone.
private let narrowestColumn = 280.0

/// The natural width of a drawing, from its `viewBox`.
package func drawingWidth(_ svg: String) -> Double? {
  guard let start = svg[...].firstBytes("viewBox=\"")?.upperBound else { return nil }
  let numbers = svg[start...].prefix { $0 != "\"" }.split(separator: " ")
  return numbers.count == 4 ? Double(numbers[2]) : nil
}

extension FigureOutput {
  /// A link to the drawing, or the drawing itself as a data address, and its caption in italics.
  package func markdown(in context: inout MarkdownContext) -> String {
    let name = "figura-\(number)"
    let svg = figure.svg(id: name, place: .file, numbers: context.numbers)
    let address: String
    if let folder = context.figureFolder {
      let file = "\(folder)/\(name).svg"
      context.files.append(MarkdownOutput.File(name: file, bytes: Array(svg.utf8)))
      address = linkDestination(file)
    } else {
      address = "data:image/svg+xml;base64," + Base64.text(Array(svg.utf8))
    }
    let alternative = markdownEscaped(self.alternative ?? figure.description(numbers: context.numbers))
    return "![\(alternative)](\(address))\n\n*Figura \(number). \(markdownEscaped(caption))*"
  }
}

extension FigureOutput {
  /// What the figure says and the data it is drawn from; not the drawing.
  package func json(_ numbers: NumberStyle) -> JSONValue {
    let data = figure.data(numbers: numbers)
    return .object([
      "number": .integer(number), "caption": .string(caption),
      "alternative": .string(alternative ?? figure.description(numbers: numbers)),
      "header": .array(data.header.map(JSONValue.string)),
      "rows": .array(data.rows.map { .array($0.map(JSONValue.string)) }),
    ])
  }
}

import Typography

/// Writes problems for a person at a terminal: sentence, place, source, carets, notes.
///
/// ```
/// error[L012]: no conozco la opción «epocs» de {entrenar}
///   --> Lessons/01-clasificador.md:27:1
///    |
/// 26 | ```{entrenar red #ajuste}
/// 27 | epocs: 10
///    | ^^^^^ ¿quisiste decir «épocas»?
///    = opciones de {entrenar}: épocas, lote, validación, …
/// ```
package struct ProblemPrinter: Sendable {
  /// Whether to write the terminal's colours.
  package var isColored: Bool
  /// How many problems are written out; the rest are counted.
  package var limit: Int

  package init(isColored: Bool = false, limit: Int = 100) {
    self.isColored = isColored
    self.limit = limit
  }

  /// Several problems of a file in the order of their places, an empty line between; ends in a line's end.
  ///
  /// - Parameter context: the line that helps to understand a problem, such as the fence of its directive.
  package func text(
    _ problems: [Problem], in source: SourceText, context: (Problem) -> SourceRange? = { _ in nil }
  ) -> String {
    let sorted = problems.enumerated().sorted {
      ($0.element.range?.lower ?? -1, $0.offset) < ($1.element.range?.lower ?? -1, $1.offset)
    }.map(\.element)
    var texts = sorted.prefix(limit).map { text($0, in: source, context: context($0)) }
    if sorted.count > limit { texts.append("… y \(counted(sorted.count - limit, "problema", "problemas")) más\n") }
    return texts.joined(separator: "\n")
  }

  /// One problem, with the source where its file is known; ends in a line's end.
  package func text(_ problem: Problem, in source: SourceText?, context: SourceRange? = nil) -> String {
    let color: Color = problem.severity == .error ? .red : .yellow
    var lines = [
      painted("\(problem.severity.rawValue)[\(problem.code.rawValue)]", color)
        + painted(": " + visible(problem.message), .bold)
    ]
    var margin = 1
    if let source {
      margin = gutterWidth(problem, context, source)
      let indent = String(repeating: " ", count: margin)
      if let range = problem.range {
        lines += frame(range, "-->", mark: "^", color, problem.label, source, margin, context: context)
      } else {
        lines.append(indent + painted("--> ", .accent) + visible(source.path))
      }
      for place in problem.related {
        lines += frame(place.range, ":::", mark: "-", .accent, place.message, source, margin, context: nil)
      }
    }
    let indent = String(repeating: " ", count: margin + 1)
    if !problem.difference.isEmpty { lines.append(indent + painted("|", .accent)) }
    lines += problem.difference.map { indent + painted("|", .accent) + " " + changed($0) }
    lines += problem.notes.map { indent + painted("=", .accent) + " " + visible($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Frames

  private func gutterWidth(_ problem: Problem, _ context: SourceRange?, _ source: SourceText) -> Int {
    let ranges = [problem.range, problem.range == nil ? nil : context] + problem.related.map(\.range)
    return ranges.compactMap { $0.map { String(source.line(at: $0.lower)).count } }.max() ?? 1
  }

  private func frame(
    _ range: SourceRange, _ arrow: String, mark: Character, _ color: Color, _ label: String?, _ source: SourceText,
    _ margin: Int, context: SourceRange?
  ) -> [String] {
    let position = source.position(at: range.lower)
    let indent = String(repeating: " ", count: margin)
    let place = "\(visible(source.path)):\(position.line):\(position.column)"
    var lines = [indent + painted(arrow, .accent) + " " + place, indent + painted(" |", .accent)]
    if let context {
      let line = source.line(at: context.lower)
      if line < position.line {
        let excerpt = SourceExcerpt(source.lineRange(line), around: SourceRange(0, 0), in: source)
        lines.append(numbered(line, excerpt.text, margin))
        if line + 1 < position.line { lines.append(indent + painted(" ⋮", .accent)) }
      }
    }
    let excerpt = SourceExcerpt(source.lineRange(position.line), around: range, in: source)
    lines.append(numbered(position.line, excerpt.text, margin))
    var carets = String(repeating: mark, count: excerpt.width)
    if let label { carets += " " + visible(label) }
    let spaces = String(repeating: " ", count: excerpt.start)
    lines.append(indent + painted(" |", .accent) + " " + spaces + painted(carets, color))
    return lines
  }

  /// A line of a unified diff.
  private func changed(_ line: String) -> String {
    let text = visible(line)
    switch line.first {
    case "-": return painted(text, .removed)
    case "+": return painted(text, .added)
    case "@": return painted(text, .accent)
    default: return text
    }
  }

  private func numbered(_ line: Int, _ text: String, _ margin: Int) -> String {
    let number = String(line)
    let padding = String(repeating: " ", count: max(0, margin - number.count))
    return painted(padding + number + " |", .accent) + (text.isEmpty ? "" : " " + text)
  }

  // MARK: Colours

  private enum Color: String {
    case red = "1;31"
    case yellow = "1;33"
    case accent = "36"
    case removed = "31"
    case added = "32"
    case bold = "1"
  }

  private func painted(_ text: String, _ color: Color) -> String {
    isColored ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}

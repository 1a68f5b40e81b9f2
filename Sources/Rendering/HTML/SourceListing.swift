package import Diagnostics
package import Lesson

extension DirectiveBlock {
  /// The directive as its author wrote it, whole, without the prefixes of a quote or list around it.
  ///
  /// The fence's marks are out of sight but in the text, so that what is copied is what was written; the line of the
  /// closing fence is the space before the result.
  package func listing(in source: SourceText) -> Markup {
    let marks = highlights(of: self, in: source).filter { $0.kind != .fence }
    let opening = source.text(SourceRange(range.lower, headerRange.lower))
    var html = Self.unseen(opening) + marked(headerRange, marks, in: source)
    for line in bodyLines { html += "\n" + marked(line, marks, in: source) }
    if let closing = closingFence(in: source) { html += Self.unseen("\n" + source.text(closing)) }
    return html
  }

  private static func unseen(_ fence: String) -> Markup {
    "<span class=\"fence\" aria-hidden=\"true\">\(fence)</span>"
  }

  /// A line with those highlights that lie within it.
  private func marked(_ line: SourceRange, _ marks: [Highlight], in source: SourceText) -> Markup {
    var html = Markup.empty
    var position = line.lower
    for mark in marks where mark.range.lower >= position && mark.range.upper <= line.upper {
      html += "\(source.text(SourceRange(position, mark.range.lower)))"
      html += "<span class=\"\(mark.kind.rawValue)\">\(source.text(mark.range))</span>"
      position = mark.range.upper
    }
    return html + "\(source.text(SourceRange(position, line.upper)))"
  }
}

package import Diagnostics

/// A problem in place of the result it prevented: the sentence, the lines of the lesson with carets, what to do.
///
/// The lines are those that a terminal shows.
package func problemHTML(_ problem: Problem, in page: PageContext) -> Markup {
  let notes = problem.notes.map { "<li>\($0)</li>" as Markup }
  let list: Markup = notes.isEmpty ? .empty : "<ul class=\"notes\">\(notes)</ul>\n"
  let frame = frameLines(problem, in: page.source).map { "\n" + frameLineHTML($0) }
  let pre: Markup = frame.isEmpty
    ? .empty : "<pre role=\"group\" tabindex=\"0\" aria-label=\"Lugar del problema\">\(frame)</pre>\n"
  return """
    <div class="problem \(problem.severity == .error ? "error" : "warning")">
    <p class="problem-message"><span class="severity">\(problem.severity.rawValue)</span> \
    <code>\(problem.code.rawValue)</code> \(problem.message)</p>
    \(pre)\(differenceHTML(problem.difference))\(list)</div>

    """
}

/// A unified diff, its lines told by their signs too.
private func differenceHTML(_ lines: [String]) -> Markup {
  guard !lines.isEmpty else { return .empty }
  let content = lines.map { line -> Markup in
    switch line.first {
    case "-": "\n<del>\(line)</del>"
    case "+": "\n<ins>\(line)</ins>"
    case "@": "\n<span class=\"gutter\">\(line)</span>"
    default: "\n\(line)"
    }
  }
  return "<pre class=\"difference\" role=\"group\" tabindex=\"0\" aria-label=\"Lo que cambia\">\(content)</pre>\n"
}

/// The terminal's lines between the sentence and the notes; none for a problem without a place.
private func frameLines(_ problem: Problem, in source: SourceText) -> [Substring] {
  guard problem.range != nil else { return [] }
  var problem = problem
  problem.difference = []
  let text = ProblemPrinter().text(problem, in: source.withoutFolders)
  return Array(text.split(separator: "\n").dropFirst().dropLast(problem.notes.count))
}

/// The line's number and bar stay behind; carets come to the fore.
private func frameLineHTML(_ line: Substring) -> Markup {
  guard let bar = line.firstIndex(of: "|"), line[..<bar].allSatisfy({ $0 == " " || $0.isNumber }) else {
    return "<span class=\"gutter\">\(String(line))</span>"
  }
  let gutter = String(line[...bar])
  let rest = String(line[line.index(after: bar)...])
  guard line[..<bar].allSatisfy({ $0 == " " }) else { return "<span class=\"gutter\">\(gutter)</span>\(rest)" }
  return "<span class=\"gutter\">\(gutter)</span><span class=\"carets\">\(rest)</span>"
}

/// A problem as a quote: the sentence, the lines of the lesson, what to do.
package func problemMarkdown(_ problem: Problem, in source: SourceText) -> String {
  var blocks = ["**\(problem.severity.rawValue)** `\(problem.code.rawValue)`: \(markdownEscaped(problem.message))"]
  let frame = frameLines(problem, in: source)
  if !frame.isEmpty { blocks.append(markdownFence(frame.joined(separator: "\n"))) }
  if !problem.difference.isEmpty { blocks.append(markdownFence(problem.difference.joined(separator: "\n"))) }
  blocks += problem.notes.map(markdownEscaped)
  return blocks.joined(separator: "\n\n").split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
}

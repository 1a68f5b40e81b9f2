package import Diagnostics

/// A problem in place of the result it prevented: the sentence, the lines of the lesson with carets, what to do.
///
/// The lines are those that a terminal shows.
package func problemHTML(_ problem: Problem, in page: PageContext) -> Markup {
  let notes = problem.notes.map { "<li>\($0)</li>" as Markup }
  let list: Markup = notes.isEmpty ? .empty : "<ul class=\"notes\">\(notes)</ul>\n"
  let frame = frameLines(problem, in: page.source).map(frameLineHTML)
  let pre: Markup = frame.isEmpty
    ? .empty : "<pre role=\"group\" tabindex=\"0\" aria-label=\"Lugar del problema\">\n\(frame)</pre>\n"
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

/// A line with its end: the number and bar stay behind, carets come to the fore.
///
/// What stands beside carets is a sentence: apart from them, so that it goes on below where the frame is narrow. The
/// end of such a line is inside, because the line is a box of its own.
private func frameLineHTML(_ line: Substring) -> Markup {
  guard let bar = line.firstIndex(of: "|"), line[..<bar].allSatisfy({ $0 == " " || $0.isNumber }) else {
    return "<span class=\"gutter\">\(String(line))</span>\n"
  }
  let gutter: Markup = "<span class=\"gutter\">\(String(line[...bar]))</span>"
  let rest = line[line.index(after: bar)...]
  guard line[..<bar].allSatisfy({ $0 == " " }) else { return "\(gutter)\(String(rest))\n" }
  let start = rest.firstIndex { $0 != " " } ?? rest.endIndex
  let end = rest[start...].firstIndex(of: " ") ?? rest.endIndex
  let carets: Markup = "\(gutter)<span class=\"carets\">\(String(rest[..<end]))</span>"
  let label = rest[end...].dropFirst()
  guard !label.isEmpty else { return "\(carets)\n" }
  return """
    <span class="pointing"><span>\(carets)</span> <span class="caret-label">\(String(label))</span>
    </span>
    """
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

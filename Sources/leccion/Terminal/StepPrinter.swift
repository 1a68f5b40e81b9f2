import Diagnostics
import Lesson
import Rendering
import Runner
import Typography

/// Prints what steps leave: compact, aligned, one accent.
struct StepPrinter {
  let console: Console
  let numbers: NumberStyle
  /// The solution that holds a directive, by the directive's index.
  private var solutions: [Int: TeachingBlock] = [:]
  /// What stands before each line.
  private var margin = ""
  private static let indent = "  "

  init(_ console: Console, of document: Document? = nil) {
    self.console = console
    for directive in document?.directives ?? [] {
      solutions[directive.index] = document?.solution(of: directive)
    }
    numbers = document?.frontMatter.numberStyle ?? NumberStyle()
  }

  /// The steps of a solution stand apart, below its name.
  func show(_ step: Step) {
    guard let solution = solutions[step.directive.index] else { return showWhole(step) }
    if solutions[step.directive.index - 1]?.index != solution.index { console.line(console.dim(solution.label)) }
    var inner = self
    inner.margin = Self.indent
    inner.showWhole(step)
  }

  private func showWhole(_ step: Step) {
    let time = step.seconds >= 0.1 ? "  " + numbers.decimal(step.seconds, decimals: 1) + " s" : ""
    console.line(margin + console.accent(visible(step.label)) + console.dim(time))
    for output in step.outputs { show(output) }
  }

  private func show(_ output: Output) {
    switch output {
    case .facts(let facts): show(facts)
    case .value(let value): show(value)
    case .table(let table): show(table)
    case .figure(let figure): line("Figura \(figure.number). " + visible(figure.caption))
    case .assertions(let assertions): assertions.forEach(show)
    case .problem(let problem):
      // The others are told with their places, among the problems.
      if problem.code == .notRun { line(problem.message) }
    }
  }

  /// As many facts on a line as fit.
  private func show(_ facts: [Fact]) {
    var text = ""
    var width = 0
    for fact in facts {
      let (label, value) = (visible(fact.label), visible(fact.value.text(numbers)))
      let needed = displayWidth(label) + 1 + displayWidth(value)
      if width > 0, width + 3 + needed > console.width - margin.count - Self.indent.count {
        line(text)
        (text, width) = ("", 0)
      }
      let separator = width > 0 ? "   " : ""
      text += separator + console.dim(label + " ") + (fact.isMain ? console.bold(value) : value)
      width += separator.count + needed
    }
    if width > 0 { line(text) }
  }

  private func show(_ value: PrintedValue) {
    let lines = value.text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }
    let name = value.name.isEmpty ? "" : visible(value.name) + " = "
    if lines.count == 1, name.count + lines[0].count <= console.width - margin.count - Self.indent.count {
      line(console.dim(name) + lines[0])
    } else {
      if !name.isEmpty { line(console.dim(name)) }
      lines.forEach { line(Self.indent + $0) }
    }
  }

  func show(_ assertion: AssertionOutput) {
    let sign = assertion.holds ? console.good("✓") : console.bad("✗")
    let observed = assertion.observed.isEmpty ? "" : console.dim("   " + visible(assertion.observed))
    line("\(sign) \(visible(assertion.source))\(observed)")
  }

  private func show(_ table: Table) {
    let rows = table.rows + (table.total.map { [$0] } ?? [])
    let texts = rows.map { row in row.map { visible($0.text(numbers)) } }
    let titles = table.columns.map { visible($0.title) }
    let widths = titles.indices.map { column in
      ([titles[column]] + texts.compactMap { $0.indices.contains(column) ? $0[column] : nil }).map(displayWidth).max()
        ?? 0
    }
    let rightAligned = titles.indices.map { column in
      rows.contains { $0.indices.contains(column) && $0[column].isNumber }
    }
    func aligned(_ cells: [String]) -> String {
      cells.enumerated().map { column, text in
        let padding = String(repeating: " ", count: max(0, widths[column] - displayWidth(text)))
        return rightAligned[column] ? padding + text : text + padding
      }.joined(separator: "   ")
    }
    if let caption = table.caption { line(console.dim(visible(caption))) }
    line(console.dim(aligned(titles)))
    for (index, row) in texts.enumerated() {
      let isTotal = table.total != nil && index == texts.count - 1
      line(isTotal ? console.bold(aligned(row)) : aligned(row))
    }
  }

  private func line(_ text: String) {
    var trimmed = text[...]
    while trimmed.last == " " { trimmed.removeLast() }
    console.line(margin + Self.indent + trimmed)
  }
}

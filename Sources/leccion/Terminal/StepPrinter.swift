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
  /// Whether it tells of each step why it was computed.
  private let tellsReasons: Bool
  /// What stands before each line.
  private var margin = ""
  private static let indent = "  "

  init(_ console: Console, of document: Document? = nil, tellsReasons: Bool = false) {
    self.console = console
    self.tellsReasons = tellsReasons
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
    console.line(margin + console.accent(visible(step.label)) + console.dim(time + reason(of: step)))
    for output in step.outputs { output.lines(numbers).forEach(show) }
  }

  /// «épocas 5 → 10; sigue desde la época 5», where it is asked for.
  private func reason(of step: Step) -> String {
    guard tellsReasons, let reason = step.reason else { return "" }
    let resumed = step.resumedEpochs > 0 ? "; sigue desde la época \(step.resumedEpochs)" : ""
    return "  " + visible(reason.spanish) + resumed
  }

  func show(_ line: OutputLine) {
    console.line(line.pieces.isEmpty ? "" : margin + Self.indent + line.pieces.map(painted).joined())
  }

  private func painted(_ piece: OutputLine.Piece) -> String {
    switch piece.face {
    case .plain: piece.text
    case .faint: console.dim(piece.text)
    case .strong: console.bold(piece.text)
    case .right: console.good(piece.text)
    case .wrong: console.bad(piece.text)
    }
  }
}

import Diagnostics
package import Lesson
import Typography

/// What is wrong with the lesson, above it: links to the problems that stand in a step, the others whole.
package func problemSummaryHTML(_ lesson: ExecutedLesson, in page: PageContext) -> Markup {
  guard !lesson.problems.isEmpty else { return .empty }
  var links: [Markup] = []
  var frames = Markup.empty
  for problem in lesson.problems {
    if let step = lesson.steps.first(where: { $0.shows(problem) }),
      let anchor = page.stepAnchors[step.directive.index] {
      links.append("<li><a href=\"#\(anchor)\">\(step.label)</a>: \(problem.message)</li>\n")
    } else {
      frames += problemHTML(problem, in: page)
    }
  }
  let list: Markup = links.isEmpty ? .empty : "<ul>\n\(links)</ul>\n"
  return """
    <section class="problems" aria-label="Problemas de la lección">
    <p>Esta lección tiene \(counted(lesson.problems.count, "problema", "problemas")).</p>
    \(list)\(frames)</section>

    """
}

extension Step {
  /// Whether the problem can be read in the step's own results.
  fileprivate func shows(_ problem: Problem) -> Bool {
    outputs.contains { output in
      switch output {
      case .problem(let shown): shown == problem
      case .assertions(let assertions):
        problem.code == .assertionFails && assertions.contains { !$0.holds && $0.range == problem.range }
      case .expected(let expected): problem.code == .textDiffers && problem.range == expected.range
      case .failure(let failure): problem.code == .doesNotFail && problem.range == failure.range
      case .facts, .value, .table, .figure: false
      }
    }
  }
}

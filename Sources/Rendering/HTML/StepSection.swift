import Diagnostics
package import Lesson

/// A step as one thing: its directive and, below it, what of it can be moved and what it left.
///
/// Assertions repeat what their directive says, so the source of a step that leaves nothing else is folded.
package func stepHTML(_ step: Step, in page: inout PageContext) -> Markup {
  let id = page.identifiers.claim(step: step.directive)
  page.stepAnchors[step.directive.index] = id
  var results = Markup.empty
  for output in step.outputs { results += output.html(in: &page) }
  let code: Markup = "<pre class=\"source\"><code>\(step.directive.listing(in: page.source))</code></pre>"
  let folded: Markup = "<details class=\"folded\">\n<summary>Ver el código</summary>\n\(code)\n</details>\n"
  let offered = controlsHTML(step.controls, page.numbers)
  let result: Markup = results.isEmpty ? .empty : "<div class=\"result\">\n\(results)</div>\n"
  let parts: Markup = step.isChecklist ? "\(result)\(folded)" : "\(code)\n\(offered)\(result)"
  return """
    <div class="step\(step.fails ? " failed" : "")" id="\(id)" role="group" aria-label="\(step.spokenLabel)">
    <p class="step-label"><a href="#\(id)">\(step.label)</a></p>
    \(parts)\(equivalentsHTML(step, id: id, in: &page))</div>

    """
}

extension Step {
  /// Whether it leaves assertions and nothing else.
  fileprivate var isChecklist: Bool {
    !outputs.isEmpty && outputs.allSatisfy { if case .assertions = $0 { true } else { false } }
  }

  /// Whether something in it went wrong.
  package var fails: Bool {
    outputs.contains { output in
      switch output {
      case .problem(let problem): problem.severity == .error
      case .assertions(let assertions): assertions.contains { !$0.holds }
      case .expected(let expected): !expected.holds
      case .failure(let failure): !failure.holds
      case .facts, .value, .table, .figure: false
      }
    }
  }

  /// What it is called where it is heard: no two steps of a page sound alike.
  fileprivate var spokenLabel: String { "Paso \(directive.index + 1): \(label)" }
}

import Diagnostics
import Lesson

/// A step as one thing: its directive and, below it, what it left.
///
/// Assertions repeat what their directive says, so the source of a step that leaves nothing else is folded.
func stepHTML(_ step: Step, in page: inout PageContext) -> Markup {
  let id = page.identifiers.claim(step.wantedAnchor)
  page.stepAnchors[step.directive.index] = id
  var results = Markup.empty
  for output in step.outputs { results += output.html(in: &page) }
  let code: Markup = """
    <pre class="source" tabindex="0" role="region" aria-label="Código de \(step.label)"><code>\
    \(step.directive.listing(in: page.source))</code></pre>
    """
  let isChecklist = !step.outputs.isEmpty && step.outputs.allSatisfy { if case .assertions = $0 { true } else { false } }
  let source: Markup = isChecklist ? "<details class=\"folded\"><summary>Ver el código</summary>\n\(code)\n</details>" : code
  return """
    <section class="step" id="\(id)" aria-label="\(step.label)">
    <p class="step-label"><a href="#\(id)">\(step.label)</a></p>
    \(source)
    \(results.isEmpty ? .empty : "<div class=\"result\">\n\(results)</div>\n")</section>

    """
}

extension Step {
  /// Where a link finds it: by its name, or by its number where it has none.
  fileprivate var wantedAnchor: String {
    "paso-" + (directive.id?.value ?? String(directive.index + 1))
  }
}

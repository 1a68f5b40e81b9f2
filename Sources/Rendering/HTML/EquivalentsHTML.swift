package import Lesson

/// What a step is in other languages, folded below it: one of them is shown, and buttons choose which, without a
/// script; nothing where none is known.
package func equivalentsHTML(_ step: Step, id: String, in page: inout PageContext) -> Markup {
  guard !step.equivalents.isEmpty else { return .empty }
  let group = page.identifiers.claim(id + "-en")
  let names = step.equivalents.map(\.name).joined(separator: " y ")
  var choices = Markup.empty
  var listings = Markup.empty
  for (number, equivalent) in step.equivalents.enumerated() {
    let choice = page.identifiers.claim("\(group)-\(number + 1)")
    let checked: Markup = number == 0 ? " checked=\"\"" : .empty
    choices += """
      <label class="tab" for="\(choice)">\
      <input type="radio" name="\(group)" id="\(choice)"\(checked) />\
      \(equivalent.name)</label>

      """
    listings += """
      <pre class="source python" role="group" tabindex="0" aria-label="\(step.label) en \(equivalent.name)"><code>\
      \(pythonListing(equivalent.code))</code></pre>

      """
  }
  let tabs: Markup = step.equivalents.count > 1
    ? "<fieldset class=\"tabs\">\n<legend>En qué biblioteca</legend>\n\(choices)</fieldset>\n" : .empty
  return """
    <details class="equivalents">
    <summary>En \(names)</summary>
    <div class="equivalent">
    \(tabs)\(listings)</div>
    </details>

    """
}

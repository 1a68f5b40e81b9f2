import Diagnostics
import Foundation
import Lesson
import Rendering
import Testing
import Typography

@Suite struct EquivalentsHTMLTests {
  private func html(_ equivalents: [Equivalent]) -> String {
    let source = SourceText(path: "a.md", "```{resumen red}\n```\n")
    let range = SourceRange(0, 20)
    let block = DirectiveBlock(
      name: Located("resumen", range), reference: nil, id: nil, fenceOptions: [], bodyLines: [], headerRange: range,
      range: range, index: 0)
    var step = Step(directive: block, label: "resumen red", outputs: [])
    step.equivalents = equivalents
    var page = PageContext(source: source, numbers: NumberStyle(), identifiers: Identifiers(taken: []))
    return equivalentsHTML(step, id: "paso-1", in: &page).html
  }

  @Test func aStepWithoutThemHasNothing() {
    #expect(html([]) == "")
  }

  @Test func twoAreChosenFromByButtons() {
    let text = html([Equivalent(name: "Keras", code: "f(1)"), Equivalent(name: "PyTorch", code: "g(2)")])
    #expect(text.contains("<summary>En Keras y PyTorch</summary>"))
    #expect(text.ranges(of: "type=\"radio\" name=\"paso-1-en\"").count == 2)
    #expect(text.ranges(of: "checked=\"\"").count == 1)
    #expect(text.contains("aria-label=\"resumen red en PyTorch\""))
  }

  @Test func oneNeedsNoButtons() {
    let text = html([Equivalent(name: "Keras", code: "f(1)")])
    #expect(text.contains("<summary>En Keras</summary>") && !text.contains("radio"))
  }

  @Test func codeIsText() {
    #expect(html([Equivalent(name: "Keras", code: "x < '</pre><b>'")]).contains("<b>") == false)
  }
}

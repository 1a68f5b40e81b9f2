import Diagnostics
import Lesson
import Testing

@Suite struct ControlTests {
  private func read(_ text: String) -> Control? {
    let source = SourceText(path: "a.md", text)
    return try? Control.read(SourceFragment([SourceRange(0, source.bytes.count)]), in: source)
  }

  @Test func twoNumbersAreAnInterval() {
    let control = read("épocas en [1, 20]")
    #expect(control?.option.value == "épocas")
    #expect(control?.values == .interval(low: 1, high: 20, isInteger: true))
    #expect(read("tasa en [0.1, 1]")?.values == .interval(low: 0.1, high: 1, isInteger: false))
    #expect(read("x en [-2, 2]")?.values == .interval(low: -2, high: 2, isInteger: true))
  }

  @Test func anythingElseIsAChoice() {
    #expect(read("lote en [16, 32, 64]")?.values == .choices(["16", "32", "64"]))
    #expect(read("barajar en [sí, no]")?.values == .choices(["sí", "no"]))
    #expect(
      read("optimizador en [sgd, adam(tasa: 0.01)]")?.values == .choices(["sgd", "adam(tasa: 0.01)"]))
  }

  @Test(
    "lo que no es un control",
    arguments: ["", "épocas", "épocas en", "épocas en 3", "épocas en [1]", "épocas en [20, 1]", "épocas = [1, 2]",
      "épocas en [1, 2", "lote en [1, 2, 1]", "en [1, 2]", "épocas en [1, 1]"])
  func refuses(text: String) {
    #expect(read(text) == nil)
  }

  @Test func aBlockTellsWhereItsValuesStand() throws {
    let text = "```{entrenar red}\népocas: 5\nlote: 16\ncontrol:\n- épocas en [1, 9]\n- lote en [16, 32, 64]\n```\n"
    let source = SourceText(path: "a.md", text)
    let block = try #require(parseLesson(source).document.directives.first)
    let controls = block.controls(in: source)
    #expect(controls.map(\.control.option.value) == ["épocas", "lote"])
    #expect(controls.map { source.text($0.value) } == ["5", "16"])
  }

  @Test func whatItsControlDoesNotAllowHasNone() throws {
    for value in ["10", "5 + 1", "0", "2.5", "muchas"] {
      let source = SourceText(path: "a.md", "```{entrenar red}\népocas: \(value)\ncontrol: épocas en [1, 9]\n```\n")
      let block = try #require(parseLesson(source).document.directives.first)
      #expect(block.controls(in: source).isEmpty, "\(value)")
    }
  }
}

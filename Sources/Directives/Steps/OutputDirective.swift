package import Diagnostics
package import Lesson
package import Runner

/// `salida`: the text that a step above leaves, compared by value.
package struct OutputDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "salida", summary: "dice el texto que deja un paso, y comprueba que es ese",
    aliases: ["output", "expected", "result", "resultado"], body: .text,
    reference: OptionSpecification(
      "de", "el nombre de un paso de más arriba", isRequired: true, aliases: ["of", "from"]),
    takesId: false)

  /// Enough for any table; more is compared with `…`.
  private static let mostLines = 2000

  package let step: Located<String>

  package init?(_ reader: inout DirectiveReader) {
    let count = reader.block.bodyLines.count
    if count > Self.mostLines {
      reader.note(.longExpectedText(lines: count, limit: Self.mostLines, at: reader.block.headerRange))
    }
    guard
      let step = reader.name(
        "de", missing: "el paso", expected: "el nombre de un paso", example: "{salida de=prueba}")
    else { return nil }
    self.step = step
    if reader.surroundings.steps[step.value] == nil {
      let later = reader.surroundings.allSteps[step.value]
      let isValue = reader.scope[step.value] != nil
      reader.note(
        .unknownStep(step, known: reader.likelySteps, definedLater: later, isValue: isValue))
    }
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    let found = try session.text(ofStep: step)
    let block = session.block
    let body = block.bodyLines.map(session.source.text)
    let lines = ExpectedText(body).lines(for: found)
    let difference = unifiedDifference(
      lines, of: body, firstLine: session.source.line(at: block.range.lower) + 1)
    let problem: Problem? =
      difference.isEmpty ? nil : .textDiffers(of: step.value, difference: difference, at: block.headerRange)
    return [
      .expected(ExpectedTextOutput(step: step.value, range: block.headerRange, lines: lines, problem: problem))
    ]
  }
}

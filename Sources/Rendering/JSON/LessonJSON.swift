import Diagnostics
import JSON
package import Lesson
import Typography

/// The executed lesson for other programs: typed results, inline values, problems, and the seconds of each step.
///
/// The block of a step or of a block is the innermost one around it, counted from 0 among the blocks.
/// Keys are English and keep their order; lines and columns are from 1; what is not finite is null. The seed is a text,
/// because it may not fit in the numbers of other programs.
package func json(_ lesson: ExecutedLesson) -> String {
  let document = lesson.document
  let source = document.source
  let value = JSONValue.object([
    "file": .string(source.path),
    "title": document.frontMatter.title.map { .string($0.value) } ?? .null,
    "seed": .string(String(lesson.seed)),
    "blocks": .array(document.blocks.map { blockJSON($0, in: source) }),
    "steps": .array(lesson.steps.map { stepJSON($0, in: source, lesson.numbers) }),
    "inlineValues": .array(
      zip(document.inlineValues, lesson.inlineTexts).map { inlineJSON($0, $1, in: source) }),
    "problems": .array(lesson.problems.map { $0.json(in: source) }),
  ])
  return value.text() + "\n"
}

private func blockJSON(_ block: TeachingBlock, in source: SourceText) -> JSONValue {
  .object([
    "kind": .string(block.kind.rawValue),
    "number": block.number.map(JSONValue.integer) ?? .null,
    "title": block.title.isEmpty ? .null : .string(source.text(block.title)),
    "line": .integer(source.line(at: block.marker.lower)),
    "block": block.parent.map(JSONValue.integer) ?? .null,
  ])
}

private func stepJSON(_ step: Step, in source: SourceText, _ numbers: NumberStyle) -> JSONValue {
  let block = step.directive
  return .object([
    "directive": .string(block.name.value),
    "reference": block.reference.map { .string($0.value) } ?? .null,
    "id": block.id.map { .string($0.value) } ?? .null,
    "label": .string(step.label),
    "block": block.block.map(JSONValue.integer) ?? .null,
    "line": .integer(source.line(at: block.range.lower)),
    "endLine": .integer(source.line(at: max(block.range.lower, block.range.upper - 1))),
    "seconds": .number(step.seconds),
    "outputs": .array(step.outputs.map { $0.json(in: source, numbers) }),
  ])
}

private func inlineJSON(_ value: InlineValue, _ result: InlineText, in source: SourceText) -> JSONValue {
  let place = source.position(at: value.range.lower)
  return .object([
    "expression": .string(source.text(value.expression.range)),
    "line": .integer(place.line),
    "column": .integer(place.column),
    "text": result.problem == nil ? .string(result.text) : .null,
    "number": result.number.map(JSONValue.number) ?? .null,
  ])
}

package import Diagnostics
package import Lesson
import Typography

/// A lesson's bytes with each `salida` that differed as its step leaves it, and what changed.
package struct Promotion: Sendable {
  /// How one block changed.
  package struct Change: Sendable, Equatable {
    package var step: String
    /// The header of the block.
    package var range: SourceRange
    package var changed: Int
    package var added: Int
    package var removed: Int
  }

  package var bytes: [UInt8]
  package var changes: [Change]

  /// Splices the bodies of the blocks that differ, by the ranges of the parse; nil where all hold.
  ///
  /// Fails, and gives nothing, where the new text would not be read as it was meant, or not be left as it is by another
  /// promotion.
  package init?(of lesson: ExecutedLesson) throws(Problem) {
    let source = lesson.document.source
    var edits: [Suggestion] = []
    changes = []
    for step in lesson.steps {
      for case .expected(let expected) in step.outputs where !expected.holds {
        guard let splice = BodySplice(expected.lines, in: step.directive, of: source) else {
          throw .cannotPromote(expected.step, at: expected.range)
        }
        edits += splice.edits
        changes.append(Change(expected))
      }
    }
    guard !changes.isEmpty else { return nil }
    bytes = source.applying(edits)
    try Self.verify(SourceText(path: source.path, bytes: bytes), against: lesson)
  }

  /// Reads the new text: the same lesson but for the bodies of `salida`, and of each of those nothing that its step
  /// would have written otherwise.
  private static func verify(_ source: SourceText, against lesson: ExecutedLesson) throws(Problem) {
    let parsed = parseLesson(source)
    let blocks = parsed.document.directives
    let isSound = outline(parsed) == outline(parseLesson(lesson.document.source)) && blocks.count == lesson.steps.count
    var found: [String: [String]] = [:]
    for (index, step) in lesson.steps.enumerated() {
      let old = step.directive
      let expected = step.outputs.compactMap { output in
        if case .expected(let expected) = output { expected } else { nil }
      }.first
      let body = isSound ? blocks[index].bodyLines.map(source.text) : []
      let header = isSound ? source.text(blocks[index].headerRange) : ""
      var passes = isSound && header == lesson.document.source.text(old.headerRange)
      if let expected {
        let again = ExpectedText(body).lines(for: found[expected.step] ?? [])
        passes = passes && again == body.indices.map(ExpectedTextOutput.Line.kept)
      } else {
        passes = passes && body == old.bodyLines.map(lesson.document.source.text)
      }
      if !passes {
        let place = expected?.range ?? old.headerRange
        throw .cannotPromote(expected?.step ?? old.name.value, at: place)
      }
      if let id = old.id { found[id.value] = step.outputs.flatMap { $0.lines(lesson.numbers) }.map(\.text) }
    }
  }

  /// What was read of a lesson beside the bodies of its directives, and what is wrong with it, without its places.
  private static func outline(_ parsed: (document: Document, problems: [Problem])) -> [String] {
    let document = parsed.document
    let elements = document.elements.map { element in
      switch element {
      case .directive(let block): "{" + document.source.text(block.headerRange)
      case .inline(let value): document.source.text(value.range)
      case .begins(let block): "+" + document.source.text(block.marker)
      case .ends(let block): "-" + document.source.text(block.marker)
      }
    }
    let headings = document.headings.map { "#\($0.level) \($0.anchor)" }
    return elements + headings + parsed.problems.map { $0.code.rawValue + $0.message }
  }
}

extension Promotion.Change {
  fileprivate init(_ expected: ExpectedTextOutput) {
    self.init(step: expected.step, range: expected.range, changed: 0, added: 0, removed: 0)
    for line in expected.lines {
      switch line {
      case .kept: break
      case .changed: changed += 1
      case .added: added += 1
      case .removed: removed += 1
      }
    }
  }

  /// «1 línea cambia, 2 se añaden».
  package var summary: String {
    let parts = [
      (changed, "línea cambia", "líneas cambian"), (added, "se añade", "se añaden"), (removed, "se quita", "se quitan"),
    ].filter { $0.0 > 0 }
    return parts.enumerated().map { index, part in
      // The noun once.
      let isNamed = index > 0 || part.1.hasPrefix("línea")
      let text = counted(part.0, part.1, part.2)
      return isNamed ? text : counted(part.0, "línea " + part.1, "líneas " + part.2)
    }.joined(separator: ", ")
  }
}

import Diagnostics

/// What the parts of a lesson's page are called, so that links can lead to them.
extension Identifiers {
  /// The names of a page whose headings have theirs already; the whole text is next.
  package static func ofPage(_ document: Document) -> (identifiers: Identifiers, text: String) {
    var identifiers = Identifiers(taken: document.headings.map(\.anchor))
    let text = identifiers.claim("texto")
    return (identifiers, text)
  }

  /// A step's: by its own name, or by its number where it has none.
  package mutating func claim(step block: DirectiveBlock) -> String {
    claim("paso-" + (block.id?.value ?? String(block.index + 1)))
  }

  package mutating func claim(exercise block: TeachingBlock) -> String { claim("ejercicio-\(block.number ?? 1)") }

  /// A question's, and those of its text and of each of its answers, where it has answers.
  package mutating func claim(question block: TeachingBlock) -> QuestionIdentifiers {
    let whole = claim("pregunta-\(block.number ?? 1)")
    guard !block.choices.isEmpty else { return QuestionIdentifiers(whole: whole, text: whole, choices: []) }
    let text = claim(whole + "-texto")
    return QuestionIdentifiers(
      whole: whole, text: text, choices: block.choices.indices.map { claim("\(whole)-\($0 + 1)") })
  }

  package mutating func claim(figure number: Int) -> String { claim("figura-\(number)") }
}

package struct QuestionIdentifiers: Sendable, Equatable {
  package var whole: String
  package var text: String
  package var choices: [String]
}

extension Document {
  /// All that a link can lead to in the page of a lesson that draws so many figures.
  package func linkTargets(figures: Int) -> Set<String> {
    var identifiers = Identifiers.ofPage(self).identifiers
    for directive in directives { _ = identifiers.claim(step: directive) }
    for block in blocks {
      switch block.kind {
      case .exercise: _ = identifiers.claim(exercise: block)
      case .question: _ = identifiers.claim(question: block)
      case .note, .warning, .hint, .solution: continue
      }
    }
    for number in 0..<figures { _ = identifiers.claim(figure: number + 1) }
    return identifiers.taken.union(NoteLinks.anchors(uses: prose.noteUses))
  }
}

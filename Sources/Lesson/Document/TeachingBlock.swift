package import Diagnostics
import Typography

/// A quote whose first line is `[!NOTA]` or the like: it reads as text in any viewer, and here does more.
package struct TeachingBlock: Sendable {
  /// What a block is for; the raw value is the word that an author writes.
  package enum Kind: String, CaseIterable, Sendable {
    case note = "NOTA"
    case warning = "AVISO"
    case exercise = "EJERCICIO"
    case hint = "PISTA"
    /// A branch: it sees all above it, and what it does changes nothing below.
    case solution = "SOLUCIÓN"
    case question = "PREGUNTA"
  }

  /// An answer that can be chosen.
  package struct Choice: Sendable {
    package var isRight: Bool
    /// The line where it starts.
    package var line: Int

    package init(isRight: Bool, line: Int) {
      self.isRight = isRight
      self.line = line
    }
  }

  package var kind: Kind
  /// From `[` to `]`.
  package var marker: SourceRange
  /// What follows the marker on its line; empty where nothing does.
  package var title: SourceRange
  /// Where the first line below it starts; where its title ends, as long as that is not known.
  package var end: Int
  /// Which block of the lesson it is, from 0.
  package var index: Int
  /// The block around it, by its index.
  package var parent: Int?
  /// Which exercise or question of the lesson it is, from 1; the exercise that a hint or a solution belongs to.
  package var number: Int?
  /// The answers of a question; empty where something is wrong with them.
  package var choices: [Choice]

  package init(
    kind: Kind, marker: SourceRange, title: SourceRange, index: Int, parent: Int? = nil, number: Int? = nil,
    choices: [Choice] = []
  ) {
    self.kind = kind
    self.marker = marker
    self.title = title
    end = title.upper
    self.index = index
    self.parent = parent
    self.number = number
    self.choices = choices
  }
}

extension TeachingBlock.Kind {
  /// Whether a block of this kind may not stand inside another of its kind.
  var standsAlone: Bool {
    switch self {
    case .exercise, .solution, .question: true
    case .note, .warning, .hint: false
    }
  }

  /// Words of other languages, and other words of this one, with the kind that they mean.
  package static let aliases: [String: Self] = [
    "note": .note, "info": .note, "information": .note, "remark": .note, "observación": .note,
    "warning": .warning, "caution": .warning, "important": .warning, "attention": .warning, "danger": .warning,
    "advertencia": .warning, "atención": .warning, "cuidado": .warning, "importante": .warning,
    "exercise": .exercise, "task": .exercise, "problem": .exercise, "tarea": .exercise, "problema": .exercise,
    "tip": .hint, "hint": .hint, "consejo": .hint, "ayuda": .hint,
    "solution": .solution, "answer": .solution, "respuesta": .solution,
    "question": .question, "quiz": .question, "cuestión": .question, "test": .question,
  ]

  /// The kind that another word means, whatever its case and accents.
  package static func meant(by word: String) -> Self? {
    let wanted = folded(word)
    return aliases.first { folded($0.key) == wanted }?.value
  }
}

extension Document {
  /// The solution that holds a directive.
  package func solution(of directive: DirectiveBlock) -> TeachingBlock? {
    var next = directive.block
    while let index = next, blocks.indices.contains(index) {
      if blocks[index].kind == .solution { return blocks[index] }
      next = blocks[index].parent
    }
    return nil
  }
}

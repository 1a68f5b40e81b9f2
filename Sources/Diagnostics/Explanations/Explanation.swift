/// What a code means, at length: the page of `leccion explain L012`.
package struct Explanation: Sendable {
  /// The mistake in a few words: «una opción que la directiva no tiene».
  package var title: String
  /// Why it is told and what to do, one paragraph a line.
  package var text: String
  package var bad: Example
  package var good: Example

  /// What a person can try.
  package enum Example: Sendable, Equatable, ExpressibleByStringLiteral {
    case lesson(String)
    /// A command line, without what it works on.
    case command(String)

    package init(stringLiteral lesson: String) { self = .lesson(lesson) }

    /// As it is shown.
    package var text: String {
      switch self {
      case .lesson(let text), .command(let text): text
      }
    }
  }

  init(_ title: String, _ text: String, bad: Example, good: Example) {
    self.title = title
    self.text = text
    self.bad = bad
    self.good = good
  }
}

extension Code {
  /// The family of a code, by its letter: «el texto de la lección».
  package var family: String {
    switch rawValue.first {
    case "L": "el texto de la lección"
    case "T": "nombres, tipos y formas"
    case "D": "datos y archivos"
    case "E": "la ejecución"
    default: "las comprobaciones"
    }
  }
}

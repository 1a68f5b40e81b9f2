import Typography

/// The terms of a course, each with where it is explained.
package struct Glossary: Sendable {
  package struct Entry: Sendable, Equatable {
    package var anchor: String
    /// The first sentence of its explanation.
    package var summary: String
  }

  /// By the stems of a term's words.
  private(set) var entries: [String: Entry] = [:]

  static let none = Glossary()

  private init() {}

  /// Reads the headings of level 3 of the glossary's page. A heading may name a term in several ways: «sobreajuste
  /// (overfitting)», «neurona, unidad».
  package init(_ page: PageText) {
    for section in page.sections where section.level == 3 {
      guard let anchor = section.anchor else { continue }
      let entry = Entry(anchor: anchor, summary: Self.firstSentence(section.text))
      for name in Self.names(section.heading) {
        let key = Self.key(name)
        if !key.isEmpty, entries[key] == nil { entries[key] = entry }
      }
    }
  }

  /// The entry of a term as a lesson writes it: in plural, with or without accents.
  package func entry(of term: String) -> Entry? { entries[Self.key(term)] }

  private static func key(_ term: String) -> String { Stemmer.stems(term).joined(separator: " ") }

  /// The whole heading, and the parts of it that commas, slashes, dots or brackets part.
  private static func names(_ heading: String) -> [String] {
    let parts = heading.split { "(),/·—;:=".contains($0) }.map(String.init)
    return parts.count > 1 ? [heading] + parts : parts
  }

  private static let longest = 200

  /// A text up to its first full stop, or a part of it where that is far.
  package static func firstSentence(_ text: String) -> String {
    var end = text.startIndex
    var previous: Character = " "
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      let isStop = ".?!".contains(text[index]) && (next == text.endIndex || text[next].isWhitespace)
      // «p. ej.» ends no sentence.
      if isStop, previous.isLetter || previous.isNumber || "»)".contains(previous),
        text.distance(from: text.startIndex, to: index) > 12 {
        end = next
        break
      }
      previous = text[index]
      index = next
    }
    let sentence = end == text.startIndex ? text : String(text[..<end])
    guard sentence.count > longest else { return sentence }
    let words = sentence.prefix(longest).split(separator: " ").dropLast()
    return words.joined(separator: " ") + "…"
  }
}

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
    var sentence = text
    for index in text.indices where ".?!".contains(text[index]) {
      let rest = text[text.index(after: index)...]
      // «p. ej.» ends no sentence: what follows a full stop is no small letter.
      let isStop = rest.first?.isWhitespace ?? true
      if isStop, rest.first(where: { !$0.isWhitespace })?.isLowercase != true {
        sentence = String(text[...index])
        break
      }
    }
    guard sentence.count > longest else { return sentence }
    let words = sentence.prefix(longest).split(separator: " ").dropLast()
    return words.joined(separator: " ") + "…"
  }
}

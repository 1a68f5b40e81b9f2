import Typography

/// Cuts Spanish words down to what their singular and their plural, their masculine and their feminine share.
///
/// As data: the page's script is given the same rules and applies them in the same way.
package enum Stemmer {
  /// An ending, what stands in its place, and how many letters must be left before it.
  package struct Rule: Sendable {
    package var ending: String
    package var replacement: String
    package var least: Int

    init(_ ending: String, _ replacement: String, least: Int) {
      self.ending = ending
      self.replacement = replacement
      self.least = least
    }
  }

  /// The first rule whose ending a word has, with letters enough before it, is the one that is applied.
  package static let rules = [
    Rule("ces", "z", least: 2),
    Rule("es", "", least: 3), Rule("os", "", least: 3), Rule("as", "", least: 3),
    Rule("es", "e", least: 2), Rule("os", "o", least: 2), Rule("as", "a", least: 2),
    Rule("a", "", least: 3), Rule("o", "", least: 3), Rule("e", "", least: 3),
  ]

  /// The stem of a word that is folded already.
  package static func stem(_ word: String) -> String {
    let bytes = Array(word.utf8)
    let letters = word.unicodeScalars.count
    for rule in rules {
      let ending = rule.ending.utf8
      guard letters - ending.count >= rule.least, bytes.suffix(ending.count).elementsEqual(ending) else { continue }
      return String(decoding: bytes.dropLast(ending.count) + rule.replacement.utf8, as: UTF8.self)
    }
    return word
  }

  /// The words of a text, folded: letters and digits without what parts them.
  package static func words(_ text: String) -> [String] {
    folded(text).unicodeScalars.split { !isOfWord($0) }.map { String($0) }
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case ..<0x80: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  package static func stems(_ text: String) -> [String] { words(text).map(stem) }
}

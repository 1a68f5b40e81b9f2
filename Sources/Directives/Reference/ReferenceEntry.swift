import Lesson
package import Runner
import Typography

/// What a word of the lesson language means, for whoever asks: `leccion explain densa`.
package struct ReferenceEntry: Sendable {
  package var name: String
  /// What it is, with its article: «una capa».
  package var kind: String
  /// One sentence.
  package var summary: String
  /// How it is written.
  package var usage: String
  /// Foreign words for it: `Dense`.
  package var aliases: [String]
  /// What a directive or a figure may be told, and a word between its brackets.
  package var options: [OptionSpecification]
  /// A whole lesson that uses it, and runs.
  package var example: String

  init(
    _ name: String, kind: String, summary: String, usage: String? = nil, aliases: [String] = [],
    options: [OptionSpecification] = [], example: String
  ) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.usage = usage ?? name
    self.aliases = aliases
    self.options = options
    self.example = example
  }

  init<Meaning>(_ word: Word<Meaning>, kind: String, example: String) {
    self.init(
      word.name, kind: kind, summary: word.help, usage: word.usage, aliases: word.aliases,
      options: word.parameters + word.labels, example: example)
  }

  /// The ways to write it, of which the usage may tell several: `rango(n) o rango(desde, hasta)`.
  package var forms: [String] { usage.split(separator: " o ").map(String.init) }

  /// Whether its options are written between brackets, as a word's are.
  package var takesArguments: Bool { kind != "una directiva" && kind != "una figura" }
}

extension ReferenceEntry {
  /// Whether a name is a word of elsewhere for what is called otherwise here.
  package func isForeign(_ name: String) -> Bool {
    let wanted = plain(name)
    return folded(self.name) != wanted && aliases.contains { folded($0) == wanted }
  }
}

/// The entries of a name, of which the language has more than one where it means several things; foreign words count,
/// and names with the signs that a lesson writes around them: `[!NOTA]`, `{datos}`, `pesos:`, `3%`.
package func referenceEntries(of name: String) -> [ReferenceEntry] {
  let wanted = plain(name)
  let own = reference.filter { folded($0.name) == wanted }
  return own.isEmpty ? reference.filter { $0.isForeign(name) } : own
}

/// A name folded and without the signs around it; of a format, the one with the digits of its entry.
private func plain(_ name: String) -> String {
  let signs: Set<Character> = ["{", "}", "[", "]", "!", ">", ":", " "]
  let start = name.drop { signs.contains($0) }
  let word = String(start.reversed().drop { signs.contains($0) }.reversed())
  let rest = word.drop { $0.isASCII && $0.isNumber }
  if rest.count < word.count, let sign = InlineFormat.Sign(rawValue: String(rest.filter { $0 != " " })) {
    return sign.specimen
  }
  return folded(word)
}

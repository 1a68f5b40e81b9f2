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
  /// What a directive or a figure may be told.
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
      word.name, kind: kind, summary: word.help, usage: word.usage, aliases: word.aliases, example: example)
  }
}

/// The entries of a name, of which the language has more than one where it means several things; foreign words count.
package func referenceEntries(of name: String) -> [ReferenceEntry] {
  let wanted = folded(name)
  let own = reference.filter { folded($0.name) == wanted }
  return own.isEmpty ? reference.filter { $0.aliases.contains { folded($0) == wanted } } : own
}

package import Diagnostics

/// A text of the lesson without what changes nothing of its meaning: comments, and the spaces between its parts.
package struct CanonicalText: Sendable, Equatable {
  /// The parts, each with what sets it apart from its neighbours; only to be compared.
  package var text: String
  /// As a person reads it: on one line.
  package var shown: String
  /// As it stands, from its first part to its last.
  package var written: String
  /// As an option reads it whose value is a text.
  package var plain: String
  /// Every name that it may speak of, fields of something else aside; more than it does where it is no expression.
  package var names: Set<String>

  /// An expression's text, or the text as it stands where it is none.
  init(_ fragment: SourceFragment, in source: SourceText) { self = Self.read(fragment, in: source) }

  private static func read(_ fragment: SourceFragment, in source: SourceText) -> CanonicalText {
    let tokens = Lexer.tokens(fragment, in: source)
    let verbatim = fragment.text(in: source).value
    guard tokens.last?.kind == .end else { return CanonicalText(verbatim: verbatim) }
    // Words that follow each other may be prose, of which the spaces are read too.
    let isProse = zip(tokens, tokens.dropFirst()).contains { $0.name != nil && $1.name != nil }
    let first = tokens.first?.range ?? SourceRange(0, 0)
    let last = tokens.dropLast().last?.range ?? first
    let written = source.text(SourceRange(first.lower, last.upper))
    var result = CanonicalText(text: "", shown: "", written: written, plain: verbatim, names: [])
    var parts: [String] = []
    var isField = false
    for token in tokens.dropLast() {
      let written = source.text(token.range)
      if token.isApart, !result.shown.isEmpty { result.shown += " " }
      result.shown += written
      parts.append(token.number?.canonical ?? written)
      if let name = token.name, !isField { result.names.insert(name) }
      isField = token.is(.dot)
    }
    result.text = isProse ? verbatim : parts.joined(separator: "\u{1}")
    return result
  }

  private init(text: String, shown: String, written: String, plain: String, names: Set<String>) {
    self.text = text
    self.shown = shown
    self.written = written
    self.plain = plain
    self.names = names
  }

  /// Lines that are not read as the language.
  init(verbatim text: String) {
    self.init(text: text, shown: text, written: text, plain: text, names: Self.words(of: text))
  }

  private static func words(of text: String) -> Set<String> {
    Set(text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
  }
}

extension DirectiveBlock {
  /// What the value of each option says, by the option's key as written; of the fence and of the body.
  package func canonicalOptions(in source: SourceText) -> [(key: String, value: CanonicalText)] {
    options(in: source).options.map { option in
      switch option.value {
      case .line(let fragment): return (option.key.value, CanonicalText(fragment, in: source))
      case .items(let fragments):
        let items = fragments.map { CanonicalText($0, in: source) }
        var value = items.reduce(into: CanonicalText(verbatim: "")) { $0.names.formUnion($1.names) }
        value.text = items.map { "-" + $0.text }.joined(separator: "\u{2}")
        value.shown = items.map(\.shown).joined(separator: ", ")
        value.written = items.map(\.written).joined(separator: "\u{2}")
        value.plain = items.map(\.plain).joined(separator: "\u{2}")
        return (option.key.value, value)
      }
    }
  }

  /// The options of the fence alone, for a body that has none.
  package func canonicalFence(in source: SourceText) -> [(key: String, value: CanonicalText)] {
    fenceOptions.compactMap { option in
      guard case .line(let fragment) = option.value else { return nil }
      return (option.key.value, CanonicalText(fragment, in: source))
    }
  }

  /// The lines of the body that say something, each as the language reads it.
  package func canonicalLines(in source: SourceText) -> [CanonicalText] {
    LogicalLines(bodyLines, in: source).lines.map { CanonicalText($0, in: source) }
  }

  /// The whole block as it stands.
  package func verbatim(in source: SourceText) -> CanonicalText { CanonicalText(verbatim: source.text(range)) }
}

extension NumberLiteral {
  /// The number, whether it is whole, and what its last digit may mean: `1.0` and `1.00` differ.
  fileprivate var canonical: String {
    "\(value.bitPattern) \(integer.map(String.init) ?? "") \(halfUnit.bitPattern)"
  }
}

extension InlineValue {
  /// What the expression says, and its format.
  package func canonical(in source: SourceText) -> CanonicalText {
    var text = CanonicalText(SourceFragment([expression.range]), in: source)
    if let format { text.text += "\u{3}" + source.text(format.range) }
    return text
  }
}

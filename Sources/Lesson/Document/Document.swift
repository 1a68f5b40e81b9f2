package import Diagnostics

/// A parsed lesson: its bytes, untouched, and what was found in them.
package struct Document: Sendable {
  package var source: SourceText
  package var frontMatter: FrontMatter
  /// In the order of the source.
  package var elements: [Element]
  /// Those outside of teaching blocks.
  package var headings: [Heading]
  /// In the order in which they begin.
  package var blocks: [TeachingBlock] = []
  /// In the order of the source.
  package var formulas: [Formula] = []
  /// In the order of the source.
  package var images: [ImageReference] = []
  /// In the order of the source.
  package var links: [LinkReference] = []
  /// What would be a directive but for its fence. In the order of the source.
  package var nearFences: [NearFence] = []
  /// What libcmark reads; given by the parser.
  var prose: Prose

  package init(
    source: SourceText, frontMatter: FrontMatter, elements: [Element], headings: [Heading], prose: Prose = Prose()
  ) {
    self.source = source
    self.frontMatter = frontMatter
    self.elements = elements
    self.headings = headings
    self.prose = prose
  }

  package var directives: [DirectiveBlock] {
    elements.compactMap { if case .directive(let block) = $0 { block } else { nil } }
  }

  package var inlineValues: [InlineValue] {
    elements.compactMap { if case .inline(let value) = $0 { value } else { nil } }
  }
}

/// What a lesson holds besides prose.
package enum Element: Sendable {
  case directive(DirectiveBlock)
  case inline(InlineValue)
  case begins(TeachingBlock)
  case ends(TeachingBlock)
}

/// A heading of the prose.
package struct Heading: Sendable, Equatable {
  package var level: Int
  /// Plain text, inline values not yet put in.
  package var text: String
  /// Unique in the lesson, safe in a URL: `evaluar-el-modelo`.
  package var anchor: String
  package var line: Int

  package init(level: Int, text: String, anchor: String, line: Int) {
    self.level = level
    self.text = text
    self.anchor = anchor
    self.line = line
  }
}

/// The settings between the two `---` that open a lesson.
package struct FrontMatter: Sendable {
  package var title: Located<String>?
  package var summary: Located<String>?
  package var seed: Located<UInt64>?
  package var decimalMark: Located<String>?
  /// Seconds.
  package var budget: Located<Int>?
  /// What the reader will be able to do.
  package var objectives: [Located<String>]
  /// The bytes from `---` to `---` with their line ends; nil where there is none.
  package var range: SourceRange?

  package init() {
    objectives = []
  }
}

extension Document {
  /// The lines of the notes that no text leads to: no page shows them.
  package var linesOfUnusedNotes: Set<Int> {
    let used = Set(prose.numberedNotes)
    return prose.notes.indices.filter { !used.contains($0) }.reduce(into: []) { lines, index in
      lines.formUnion(source.line(at: prose.notes[index].start)...prose.notes[index].lastLine)
    }
  }
}

import Diagnostics

/// A lesson's text as libcmark reads it: the source line by line, with the front matter blank, line ends made LF, lines
/// mended, and what is beyond CommonMark written so that libcmark leaves it whole.
package struct Prose: Sendable {
  /// Nil where the text cannot be given to libcmark at all.
  private(set) var bytes: [UInt8]?
  /// For each code span that starts with `{=`, in order: which inline value of the lesson it is, nil for a broken one.
  var inlineSlots: [Int?] = []
  private(set) var mark = Mark(absentFrom: [])
  private(set) var tables: [TableShape] = []
  /// The definitions of notes, in the order of the list that opens the text.
  private(set) var notes: [NoteDefinition] = []
  /// What stands in each slot.
  private(set) var slots: [Slot] = []
  /// The notes that the text leads to, in the order of their numbers, by their place among the definitions.
  private(set) var numberedNotes: [Int] = []
  /// The line of the source for each line of the text.
  private var lineNumbers: [Int] = []

  /// What stands in place of a formula or of a reference to a note.
  enum Slot: Sendable, Equatable {
    /// By its place among the lesson's formulas.
    case formula(Int)
    /// The number of the note and which of its references this is, both from 1; no number where nothing leads to it.
    case reference(note: Int, use: Int)
  }

  /// The prose of a text that cannot be read.
  package init() {}

  init(
    _ text: ProseBytes, mark: Mark, tables: [TableShape] = [], notes: [NoteDefinition] = [], slots: [Slot] = [],
    numberedNotes: [Int] = []
  ) {
    bytes = text.bytes
    lineNumbers = text.lineNumbers
    self.mark = mark
    self.tables = tables
    self.notes = notes
    self.slots = slots
    self.numberedNotes = numberedNotes
  }

  /// The line of the source that a line of the text stands for.
  func sourceLine(_ line: Int) -> Int {
    line >= 1 && line <= lineNumbers.count ? lineNumbers[line - 1] : line
  }

  /// How many uses each note has, by its number less one.
  var noteUses: [Int] {
    var uses = [Int](repeating: 0, count: numberedNotes.count)
    for case .reference(let note, _) in slots where note > 0 { uses[note - 1] += 1 }
    return uses
  }
}

extension String {
  /// Whether it starts with some bytes, even where a combining mark after them makes other characters of them.
  func startsWithBytes(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }
}

extension Prose {
  /// Whether there is nothing to read.
  var isBlank: Bool {
    bytes?.allSatisfy { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } ?? true
  }
}

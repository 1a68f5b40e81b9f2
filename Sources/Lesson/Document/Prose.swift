import Diagnostics

/// A lesson's text as libcmark reads it: the source line by line, with the front matter blank, line ends made LF, and
/// lines mended.
package struct Prose: Sendable {
  /// Nil where the text cannot be given to libcmark at all.
  private(set) var bytes: [UInt8]?
  /// For each code span that starts with `{=`, in order: which inline value of the lesson it is, nil for a broken one.
  var inlineSlots: [Int?] = []

  /// The prose of a text that cannot be read.
  package init() {}

  /// Copies the lines of a source, blank where the front matter is, with other text where one is mended.
  ///
  /// With `marking`, each `{=` is followed by its offset between two private characters, so that the code span that
  /// libcmark finds tells where it stands: its own columns are not to be trusted.
  init(_ source: SourceText, without frontMatter: SourceRange?, mended: [Int: [UInt8]], marking: Bool = false) {
    var copy: [UInt8] = []
    copy.reserveCapacity(source.bytes.count + 1)
    for line in 1...max(1, source.lineCount) {
      let range = source.lineRange(line)
      if let text = mended[line] {
        copy += text
      } else if let frontMatter, range.lower < frontMatter.upper {
        // Blank.
      } else if marking {
        Self.appendMarked(source.bytes, range, to: &copy)
      } else {
        copy += source.bytes[range.lower..<range.upper]
      }
      if line < source.lineCount { copy.append(UInt8(ascii: "\n")) }
    }
    bytes = copy
  }

  // MARK: Marks

  private static let before: [UInt8] = Array("\u{E000}".utf8)
  private static let after: [UInt8] = Array("\u{E001}".utf8)

  private static func appendMarked(_ bytes: [UInt8], _ range: SourceRange, to copy: inout [UInt8]) {
    for index in range.lower..<range.upper {
      copy.append(bytes[index])
      guard bytes[index] == UInt8(ascii: "="), index > range.lower, bytes[index - 1] == UInt8(ascii: "{") else {
        continue
      }
      if index - 2 >= range.lower, bytes[index - 2] == UInt8(ascii: "\\") { continue }
      copy += mark(index - 1)
    }
  }

  /// A number between two private characters.
  static func mark(_ number: Int) -> [UInt8] { before + Array(String(number).utf8) + after }

  /// A text of the marked tree without its marks.
  static func unmarked(_ text: String) -> String {
    guard text.utf8.contains(before[0]), text.unicodeScalars.contains("\u{E000}") else { return text }
    var result = String.UnicodeScalarView()
    var last: [Unicode.Scalar] = []
    var isInMark = false
    for scalar in text.unicodeScalars {
      if isInMark {
        isInMark = scalar != "\u{E001}"
        continue
      }
      isInMark = scalar == "\u{E000}" && last == ["{", "="]
      if !isInMark { result.append(scalar) }
      last = [last.last, scalar].compactMap { $0 }
    }
    return String(result)
  }

  /// The offsets of the marks in a text.
  static func marks(in text: String) -> [Int] {
    var offsets: [Int] = []
    for part in text.unicodeScalars.split(separator: "\u{E000}", omittingEmptySubsequences: false).dropFirst() {
      let digits = String(part.prefix { $0 != "\u{E001}" })
      if let offset = Int(digits) { offsets.append(offset) }
    }
    return offsets
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

package import Diagnostics

/// A decimal number written by hand in the prose.
package struct ProseNumber: Sendable, Equatable {
  /// As written, with its sign: `0,877`.
  package var text: String
  package var decimals: Int
  package var isPercent: Bool
  /// With the sign before it and the `%` after it.
  package var range: SourceRange
}

extension Document {
  /// The decimal numbers of three or more significant digits in paragraphs and headings, in order; those in code, links
  /// and images are not prose, and those of a note that no page shows are nobody's.
  package func proseNumbers() -> [ProseNumber] {
    guard let bytes = prose.bytes else { return [] }
    var numbers: [ProseNumber] = []
    var marked: [UInt8] = []
    marked.reserveCapacity(bytes.count)
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      if index > 0 { marked.append(UInt8(ascii: "\n")) }
      let range = source.lineRange(prose.sourceLine(index + 1))
      guard line.elementsEqual(source.bytes[range.lower..<range.upper]) else {
        marked += line
        continue
      }
      var position = range.lower
      for (number, end) in NumberScanner(source).numbers(in: range) {
        marked += source.bytes[position..<end] + prose.mark.bytes(.place(numbers.count))
        numbers.append(number)
        position = end
      }
      marked += source.bytes[position..<range.upper]
    }
    if numbers.isEmpty { return [] }
    let unused = linesOfUnusedNotes
    let tree = MarkdownTree(marked)
    var found: [ProseNumber] = []
    for leaf in tree.inlineBlocks().lazy.flatMap(\.leaves) {
      guard leaf.kind == .text, !leaf.isInsideImage, !leaf.isInsideLink else { continue }
      for case .mark(.place(let number)) in prose.mark.pieces(of: leaf.node.literal) where number < numbers.count {
        if unused.contains(source.line(at: numbers[number].range.lower)) { continue }
        found.append(numbers[number])
      }
    }
    return found
  }
}

/// Finds decimal numbers in a line.
private struct NumberScanner {
  let source: SourceText

  init(_ source: SourceText) {
    self.source = source
  }

  /// Each number, and where its digits end.
  func numbers(in line: SourceRange) -> [(ProseNumber, end: Int)] {
    let bytes = source.bytes
    var found: [(ProseNumber, end: Int)] = []
    var index = line.lower
    while index < line.upper {
      guard Self.isDigit(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < line.upper, Self.isDigit(bytes[index]) || Self.isMark(bytes[index]) { index += 1 }
      var end = index
      while Self.isMark(bytes[end - 1]) { end -= 1 }
      if let number = number(SourceRange(start, end), in: line) { found.append((number, end)) }
    }
    return found
  }

  private func number(_ digits: SourceRange, in line: SourceRange) -> ProseNumber? {
    let bytes = source.bytes[digits.lower..<digits.upper]
    let marks = bytes.indices.filter { Self.isMark(bytes[$0]) }
    guard marks.count == 1, let mark = marks.first, mark > digits.lower else { return nil }
    let significant = bytes.filter(Self.isDigit).drop { $0 == UInt8(ascii: "0") }
    guard significant.count >= 3, !touchesWord(digits, in: line) else { return nil }
    let start = signStart(before: digits.lower, in: line)
    let percent = percentEnd(after: digits.upper, in: line)
    return ProseNumber(
      text: source.text(SourceRange(start, digits.upper)), decimals: digits.upper - mark - 1,
      isPercent: percent != nil, range: SourceRange(start, percent ?? digits.upper))
  }

  /// Whether a letter stands beside it, so that it is part of a name: `v1.25`.
  private func touchesWord(_ digits: SourceRange, in line: SourceRange) -> Bool {
    let before = source.text(SourceRange(line.lower, digits.lower)).unicodeScalars.last
    let after = source.text(SourceRange(digits.upper, line.upper)).unicodeScalars.first
    return [before, after].contains { $0.map { $0.properties.isAlphabetic } ?? false }
  }

  private func signStart(before start: Int, in line: SourceRange) -> Int {
    for sign in ["-", "\u{2212}"] {
      let lower = start - sign.utf8.count
      guard lower >= line.lower, source.text(SourceRange(lower, start)) == sign else { continue }
      let isFirst = lower == line.lower || [UInt8(ascii: " "), UInt8(ascii: "(")].contains(source.bytes[lower - 1])
      return isFirst ? lower : start
    }
    return start
  }

  private func percentEnd(after end: Int, in line: SourceRange) -> Int? {
    let rest = source.text(SourceRange(end, min(line.upper, end + 8))).unicodeScalars
    let spaces = rest.prefix { $0.properties.isWhitespace }
    guard spaces.count <= 1, rest.dropFirst(spaces.count).first == "%" else { return nil }
    return end + String(String.UnicodeScalarView(spaces)).utf8.count + 1
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") }
}

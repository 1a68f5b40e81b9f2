import Diagnostics

/// What stands in the place of a directive or an inline value: HTML or Markdown made by the caller.
package struct Replacements: Sendable {
  /// One for each directive of the document.
  package var directives: [String]
  /// One for each inline value of the document.
  package var inlineValues: [String]
  /// One for each formula of the document; where there is none, its source is shown.
  package var formulas: [String]
  /// One for each image of the document; an image without one is written as libcmark does.
  package var images: [ImageSource]
  /// One for each teaching block of the document, for HTML; a block without one stays a quote.
  package var blocks: [BlockWrapping]
  /// Whether a comment with its number stands before each of the source's blocks but the first, and after the last.
  package var marksBlocks = false

  package init(
    directives: [String], inlineValues: [String], formulas: [String] = [], images: [ImageSource] = [],
    blocks: [BlockWrapping] = []
  ) {
    self.directives = directives
    self.inlineValues = inlineValues
    self.formulas = formulas
    self.images = images
    self.blocks = blocks
  }
}

/// Where the pixels of an image of the prose are.
package enum ImageSource: Sendable, Equatable {
  /// An address of the kind `data:`.
  case embedded(String)
  /// Nowhere: its alternative text stands in its place.
  case missing
}

extension Document {
  /// The prose as HTML by libcmark's safe mode, with directives and inline values replaced, teaching blocks wrapped and
  /// headings given their anchors; empty for a lesson that could not be read.
  package func html(_ replacements: Replacements) -> String {
    guard let bytes = prose.bytes else { return "" }
    let tree = MarkdownTree(bytes)
    if replacements.marksBlocks { markBlocks(of: tree) }
    let blocks = tree.inlineBlocks()
    let texts = blocks.filter { !$0.leaves.isEmpty || !$0.images.isEmpty }
    let cells = texts.filter { $0.endsCell(prose.mark) }.map(\.node)
    replaceBlocks(blocks, replacements)
    replaceInlineValues(texts, replacements)
    fillSlots(texts, replacements)
    embedImages(texts, replacements)
    makeFigures(texts)
    joinCells(cells)
    let notes = takeNotes(from: tree)
    let parts = teachingParts(of: tree)
    let marks = mark(parts.headings)
    for (quote, block) in parts.quotes where block.index < replacements.blocks.count {
      quote.wrap(as: block, replacements.blocks[block.index], line: prose.sourceLine)
    }
    putNotes(notes, after: tree)
    return HeadingMark.giveIds(marks, in: tree.html())
  }

  private func markBlocks(of tree: borrowing MarkdownTree) {
    let starts = blockStarts(in: tree)
    for (index, start) in starts.enumerated().dropFirst() {
      _ = start.node.insertBlockBefore("<!--\(index)-->")
    }
    _ = tree.document?.appendBlock("<!--\(starts.count)-->", closing: "")
  }

  private func replaceBlocks(_ blocks: [InlineBlock], _ replacements: Replacements) {
    var byLine: [Int: Int] = [:]
    for directive in directives { byLine[source.line(at: directive.range.lower)] = directive.index }
    for block in blocks.map(\.node) where block.kind == .codeBlock {
      let line = prose.sourceLine(block.startLine)
      if let index = byLine[line] {
        if index < replacements.directives.count { block.replaceByBlock(replacements.directives[index]) }
      } else if let fence = BlockSpan(block, in: source, mark: prose.mark, line: line).fence,
        fence.isShown(in: source) {
        showDirective(block, fence)
      }
    }
  }

  /// `{{datos}}` is shown as the author would write it to be run, fence and all.
  private func showDirective(_ block: MarkdownNode, _ fence: FenceLine) {
    let run = source.text(fence.run)
    block.setLiteral("\(run)\(Self.single(source.text(fence.info)))\n\(block.literal)\(run)\n")
    block.setFenceInfo("leccion")
  }

  /// A text in double braces with single ones.
  private static func single(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.starts(with: "{{".unicodeScalars) else { return text }
    let inner = scalars.dropFirst()
    return String(inner.reversed().starts(with: "}}".unicodeScalars) ? inner.dropLast() : inner)
  }

  private func replaceInlineValues(_ blocks: [InlineBlock], _ replacements: Replacements) {
    var slot = 0
    for leaf in blocks.lazy.flatMap(\.leaves) where leaf.kind == .code {
      let literal = leaf.node.literal
      if literal.startsWithBytes("{{=") {
        leaf.node.setLiteral(Self.single(literal))
      } else if literal.startsWithBytes("{=") {
        defer { slot += 1 }
        guard slot < prose.inlineSlots.count, let index = prose.inlineSlots[slot],
          index < replacements.inlineValues.count
        else { continue }
        if leaf.isInsideImage {
          leaf.node.setLiteral(Self.plainText(replacements.inlineValues[index]))
        } else {
          leaf.node.replaceByInline(replacements.inlineValues[index])
        }
      }
    }
  }

  /// The text of a piece of HTML: without tags, with its entities read.
  private static func plainText(_ html: String) -> String {
    var text = ""
    var isInTag = false
    for scalar in html.unicodeScalars {
      if scalar == "<" { isInTag = true }
      if !isInTag { text.unicodeScalars.append(scalar) }
      if scalar == ">" { isInTag = false }
    }
    for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      text.replace(entity, with: sign)
    }
    return text
  }

  private func mark(_ nodes: [MarkdownNode]) -> [HeadingMark] {
    zip(nodes, headings).enumerated().map { index, pair in
      let mark = HeadingMark(number: index, anchor: pair.1.anchor)
      pair.0.prependInline(mark.text)
      pair.0.appendInline(mark.link)
      return mark
    }
  }
}

/// A heading's place in libcmark's HTML, which has no other way to give it an `id`.
private struct HeadingMark {
  var number: Int
  var anchor: String

  /// An unescaped `<` before a control character: no text of an author's is written so.
  var text: String { "<\u{1}\(number)>" }

  var link: String {
    "<a class=\"ancla\" href=\"#\(anchor)\" aria-label=\"Enlace a esta sección\">#</a>"
  }

  /// Takes the marks out and gives their anchors to the tags before them: `<h2><␁3>` becomes `<h2 id="…">`.
  static func giveIds(_ marks: [HeadingMark], in html: String) -> String {
    var rest = Array(html.utf8)[...]
    var result: [UInt8] = []
    result.reserveCapacity(rest.count)
    for mark in marks {
      let text = Array(mark.text.utf8)
      var place = rest.startIndex
      while place < rest.endIndex, rest[place] != text[0] || !rest[place...].starts(with: text) { place += 1 }
      guard place < rest.endIndex, place > rest.startIndex else { continue }
      result += rest[..<(place - 1)]
      result += Array(" id=\"\(mark.anchor)\">".utf8)
      rest = rest[(place + text.count)...]
    }
    return String(decoding: result + rest, as: UTF8.self)
  }
}

extension Document {
  /// The source bytes with each directive and inline value replaced by the given text; all else byte for byte.
  ///
  /// The further lines of a text get the prefix of the quote or list where it stands, and the file's line ends.
  package func markdown(_ replacements: Replacements) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for element in elements {
      let (range, texts, index): (SourceRange, [String], Int)
      switch element {
      case .directive(let block): (range, texts, index) = (block.range, replacements.directives, block.index)
      case .inline(let value): (range, texts, index) = (value.range, replacements.inlineValues, value.index)
      case .begins, .ends: continue
      }
      guard index < texts.count, range.lower >= position else { continue }
      result += source.bytes[position..<range.lower]
      result += continued(texts[index], at: range.lower)
      position = range.upper
    }
    return result + source.bytes[position...]
  }

  private func continued(_ text: String, at offset: Int) -> [UInt8] {
    var prefix: [UInt8] = []
    if let fence = FenceLine(source.line(at: offset), in: source), fence.run.lower == offset {
      prefix = fence.continuedPrefix(in: source)
    }
    let blankPrefix = Array(prefix.reversed().drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.reversed())
    var result: [UInt8] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if number > 0 { result += source.lineEnd + (line.isEmpty ? blankPrefix : prefix) }
      result += Array(line.utf8)
    }
    return result
  }
}

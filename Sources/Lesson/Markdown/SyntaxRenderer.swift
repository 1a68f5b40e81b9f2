import Diagnostics

/// What the prose holds beyond CommonMark, put in its places in the tree.
extension Document {
  // MARK: Formulas and references to notes

  func fillSlots(_ blocks: [InlineBlock], _ replacements: Replacements) {
    for leaf in blocks.lazy.flatMap(\.leaves) where leaf.kind == .text {
      let literal = leaf.node.literal
      guard prose.mark.isIn(literal) else { continue }
      for piece in prose.mark.pieces(of: literal) {
        switch piece {
        case .text(let text): leaf.node.insertTextBefore(text)
        case .mark(.slot(let number)) where number < prose.slots.count:
          fill(prose.slots[number], before: leaf, replacements)
        case .mark: continue
        }
      }
      leaf.node.remove()
    }
  }

  private func fill(_ slot: Prose.Slot, before leaf: InlineLeaf, _ replacements: Replacements) {
    switch slot {
    case .formula(let index):
      let formula = formulas[index]
      if leaf.isInsideImage {
        leaf.node.insertTextBefore(formula.tex)
      } else if index < replacements.formulas.count {
        leaf.node.insertInlineBefore(replacements.formulas[index])
      } else {
        leaf.node.insertTextBefore(source.text(formula.range))
      }
    case .reference(let note, let use):
      leaf.node.insertInlineBefore(NoteLinks.reference(to: note, use: use))
    }
  }

  // MARK: Images

  /// Gives each image what it shows; one that is nowhere is its alternative text.
  func embedImages(_ blocks: [InlineBlock], _ replacements: Replacements) {
    guard !replacements.images.isEmpty else { return }
    let sources = Dictionary(zip(images.map(\.address), replacements.images)) { first, _ in first }
    for node in blocks.lazy.flatMap(\.images) {
      switch sources[node.address] {
      case .embedded(let data):
        node.setAddress(data)
        // To who does not see it, an image without words is none.
        if ImageReference.isDecorative(node.plainText(prose.mark)) { node.children.forEach { $0.remove() } }
      case .missing:
        node.insertInlineBefore("<span class=\"image-missing\">")
        node.unwrap()
      case nil: continue
      }
    }
  }

  /// A paragraph that is one image with a title becomes a figure with its caption.
  func makeFigures(_ blocks: [InlineBlock]) {
    for block in blocks where block.node.kind == .paragraph && block.images.count == 1 {
      guard let image = block.node.firstChild, image.kind == .image, image.next == nil else { continue }
      let title = image.title
      guard !title.isEmpty else { continue }
      let opening = "<figure class=\"picture\">"
      guard let figure = block.node.insertBlockBefore(opening, closing: "</figure>") else { continue }
      image.removeTitle()
      figure.adopt(image)
      figure.appendInline("\n<figcaption>")
      figure.appendText(title)
      figure.appendInline("</figcaption>")
      block.node.remove()
    }
  }

  // MARK: Tables

  /// Makes tables of the headings that their cells were for libcmark.
  func joinCells(_ cells: [MarkdownNode]) {
    var rest = cells[...]
    for shape in prose.tables {
      guard rest.count >= shape.cells, let first = rest.first else { return }
      TableWriter(shape, Array(rest.prefix(shape.cells))).write(before: first)
      rest = rest.dropFirst(shape.cells)
    }
  }

  // MARK: Notes

  /// Takes the list of notes from the start of the text, and what stands where each was defined.
  func takeNotes(from tree: borrowing MarkdownTree) -> MarkdownNode? {
    guard !prose.notes.isEmpty else { return nil }
    for node in tree.nodes(where: { $0.kind == .htmlBlock && prose.mark.isIn($0.literal) }) { node.remove() }
    guard let list = tree.document?.firstChild, list.kind == .list else { return nil }
    list.unlink()
    return list
  }

  /// Puts the notes that the text leads to after it.
  func putNotes(_ list: MarkdownNode?, after tree: borrowing MarkdownTree) {
    guard let list else { return }
    let items = list.children
    defer { list.remove() }
    let level = titlesBelowTheFirst(in: tree) > 0 ? 1 : 2
    let opening = """
      <section class="notes" role="doc-endnotes">
      <h\(level)>Notas</h\(level)>
      <ol>
      """
    guard !prose.numberedNotes.isEmpty,
      let section = tree.document?.appendBlock(opening, closing: "</ol>\n</section>")
    else { return }
    let uses = prose.noteUses
    for (index, definition) in prose.numberedNotes.enumerated() where definition < items.count {
      let opening = "<li id=\"\(NoteLinks.anchor(index + 1))\">"
      guard let note = section.appendBlock(opening, closing: "</li>") else { continue }
      for child in items[definition].children { note.adopt(child) }
      let links = NoteLinks.back(to: index + 1, uses: uses[index])
      if let last = note.lastChild, last.kind == .paragraph {
        last.appendInline(" " + links)
      } else {
        _ = note.appendBlock("<p>\(links)</p>", closing: "")
      }
    }
  }

  /// Headings of level 1 that are not the page's title.
  private func titlesBelowTheFirst(in tree: borrowing MarkdownTree) -> Int {
    let count = headings.count { $0.level == 1 }
    guard let first = tree.document?.firstChild, first.kind == .heading, first.headingLevel == 1 else { return count }
    return count - 1
  }
}

extension MarkdownNode {
  /// Puts what an image holds, its alternative text, in its place.
  fileprivate func unwrap() {
    for child in children { moveBefore(child) }
    insertInlineBefore("</span>")
    remove()
  }
}

/// The links between a text and its notes; no heading or step has an anchor with a colon.
enum NoteLinks {
  static func anchor(_ note: Int) -> String { "nota:\(note)" }

  /// All of them, where each note is used so often.
  static func anchors(uses: [Int]) -> [String] {
    uses.enumerated().flatMap { index, count in
      [anchor(index + 1)] + (0..<count).map { anchor(ofUse: $0 + 1, of: index + 1) }
    }
  }

  private static func anchor(ofUse use: Int, of note: Int) -> String { use == 1 ? "uso:\(note)" : "uso:\(note):\(use)" }

  static func reference(to note: Int, use: Int) -> String {
    """
    <sup class="note"><a id="\(anchor(ofUse: use, of: note))" href="#\(anchor(note))" role="doc-noteref" \
    aria-label="Nota \(note)">\(note)</a></sup>
    """
  }

  /// One arrow for each use; the second and those after it have their number.
  static func back(to note: Int, uses: Int) -> String {
    (1...max(1, uses)).map { use in
      let label = use == 1 ? "Volver al texto" : "Volver al texto, \(use).ª vez"
      let number = use == 1 ? "" : "<sup>\(use)</sup>"
      return """
        <a class="note-back" href="#\(anchor(ofUse: use, of: note))" role="doc-backlink" \
        aria-label="\(label)">↩\u{FE0E}\(number)</a>
        """
    }.joined(separator: " ")
  }
}

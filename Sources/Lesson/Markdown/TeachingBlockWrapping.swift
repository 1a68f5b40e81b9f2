import Diagnostics

/// HTML around a teaching block and its parts.
package struct BlockWrapping: Sendable {
  package var whole: Wrapping
  /// Around what the author wrote after the marker, which may be nothing.
  package var title: Wrapping
  /// Nil for what is no question.
  package var question: QuestionWrapping?

  package init(whole: Wrapping, title: Wrapping, question: QuestionWrapping? = nil) {
    self.whole = whole
    self.title = title
    self.question = question
  }
}

/// HTML around the parts of a question.
package struct QuestionWrapping: Sendable {
  /// Around what stands before the answers.
  package var text: Wrapping
  /// Around each list of answers.
  package var list: Wrapping
  /// One for each answer.
  package var choices: [ChoiceWrapping]

  package init(text: Wrapping, list: Wrapping, choices: [ChoiceWrapping]) {
    self.text = text
    self.list = list
    self.choices = choices
  }
}

/// HTML around an answer that can be chosen.
package struct ChoiceWrapping: Sendable {
  package var whole: Wrapping
  /// Around the answer itself.
  package var label: Wrapping
  /// Around what there is to say about it.
  package var reason: Wrapping

  package init(whole: Wrapping, label: Wrapping, reason: Wrapping) {
    self.whole = whole
    self.label = label
    self.reason = reason
  }
}

extension Document {
  /// The quotes of a tree that are teaching blocks, and the headings outside of them.
  func teachingParts(
    of tree: borrowing MarkdownTree
  ) -> (quotes: [(MarkdownNode, TeachingBlock)], headings: [MarkdownNode]) {
    // No two blocks start on one line: the marker is the first text of its quote.
    var byLine: [Int: TeachingBlock] = [:]
    for block in blocks { byLine[source.line(at: block.marker.lower)] = block }
    var quotes: [(MarkdownNode, TeachingBlock)] = []
    var headings: [MarkdownNode] = []
    var open: [Bool] = []
    for event in tree.blocks() {
      switch event {
      case .quoteBegins(let quote):
        let isFirstText = quote.firstChild?.kind == .paragraph && quote.firstChild?.startLine == quote.startLine
        let block = isFirstText ? byLine[prose.sourceLine(quote.startLine)] : nil
        if let block { quotes.append((quote, block)) }
        open.append(block != nil)
      case .quoteEnds: open.removeLast()
      case .leaf(let leaf):
        if leaf.kind == .heading, !open.contains(true) { headings.append(leaf) }
      }
    }
    return (quotes, headings)
  }
}

extension MarkdownNode {
  /// Turns a quote into the block that its first line says it is; `line` gives the source's for one of the tree's.
  func wrap(as block: TeachingBlock, _ wrapping: BlockWrapping, line: (Int) -> Int) {
    guard let whole = replaceByWrapping(wrapping.whole), let paragraph = whole.firstChild,
      let title = whole.prependWrapping(wrapping.title)
    else { return }
    paragraph.moveFirstLine(into: title)
    title.dropBrackets()
    if paragraph.firstChild == nil { paragraph.remove() }
    if let question = wrapping.question, !block.choices.isEmpty {
      whole.wrapQuestion(block.choices, after: title, question, line: line)
    }
  }

  private func wrapQuestion(
    _ choices: [TeachingBlock.Choice], after title: MarkdownNode, _ wrapping: QuestionWrapping, line: (Int) -> Int
  ) {
    var byLine: [Int: Int] = [:]
    for (number, choice) in choices.enumerated() { byLine[choice.line] = number }
    let parts = children.dropFirst()
    guard let text = title.insertWrappingAfter(wrapping.text) else { return }
    var isBeforeChoices = true
    for part in parts {
      if part.kind == .list, part.children.contains(where: { byLine[line($0.startLine)] != nil }) {
        isBeforeChoices = false
        part.replaceByWrapping(wrapping.list)?.children.forEach { item in
          guard let number = byLine[line(item.startLine)], number < wrapping.choices.count else { return }
          item.wrapChoice(wrapping.choices[number])
        }
      } else if isBeforeChoices {
        text.adopt(part)
      }
    }
  }

  /// The answer is the first line of its item; all below it is what there is to say about it.
  private func wrapChoice(_ wrapping: ChoiceWrapping) {
    let rest = children.dropFirst()
    guard let whole = replaceByWrapping(wrapping.whole), let paragraph = whole.firstChild,
      let label = whole.prependWrapping(wrapping.label),
      let reason = label.insertWrappingAfter(wrapping.reason)
    else { return }
    paragraph.moveFirstLine(into: label)
    if paragraph.firstChild == nil { paragraph.remove() } else { reason.adopt(paragraph) }
    rest.forEach(reason.adopt)
    label.dropBrackets()
  }

  /// Moves the first line of a paragraph into a block; the break after it goes.
  private func moveFirstLine(into target: MarkdownNode) {
    for child in children {
      if child.kind == .lineBreak { return child.remove() }
      target.adopt(child)
    }
  }

  /// Takes `[…]` and the spaces after it out of the beginning of a text; a link, if the lesson made one of it.
  private func dropBrackets() {
    guard let first = firstChild else { return }
    let literal = first.literal
    guard first.kind == .text, let end = literal.utf8.firstIndex(of: UInt8(ascii: "]")) else {
      first.remove()
      if let next = firstChild, next.kind == .text { next.setLiteral(Self.withoutLeadingSpaces(next.literal[...])) }
      return
    }
    let rest = literal[literal.utf8.index(after: end)...]
    first.setLiteral(Self.withoutLeadingSpaces(rest))
    if rest.isEmpty { first.remove() }
  }

  private static func withoutLeadingSpaces(_ text: Substring) -> String {
    String(Substring(text.unicodeScalars.drop { $0 == " " || $0 == "\t" }))
  }
}

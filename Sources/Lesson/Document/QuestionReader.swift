import Diagnostics

/// Reads the answers of a question: `- [x] texto`, and below each what there is to say about it.
struct QuestionReader {
  private(set) var choices: [TeachingBlock.Choice] = []
  private(set) var problems: [Problem] = []
  private let source: SourceText

  /// The most answers of a question.
  private static let mostChoices = 20

  init(_ quote: MarkdownNode, _ marker: BlockMarker, in source: SourceText) {
    self.source = source
    let children = quote.children
    var hasText = !marker.title.isEmpty || children.first?.hasLineBreak ?? false
    var boxes: [SourceRange] = []
    for child in children.dropFirst() {
      let items = child.kind == .list ? child.children.map { ($0, box(of: $0)) } : []
      guard items.contains(where: { $0.1 != nil }) else {
        if boxes.isEmpty, child.isProse { hasText = true }
        continue
      }
      for (item, box) in items {
        if boxes.count == Self.mostChoices {
          problems = [.tooManyChoices(at: box ?? place(of: item), limit: Self.mostChoices)]
          return
        }
        boxes.append(box ?? place(of: item))
        read(item, box)
      }
    }
    if !hasText { problems.append(.questionWithoutText(at: marker.range)) }
    guard let first = boxes.first else {
      problems.append(.questionWithoutChoices(at: marker.range))
      return
    }
    if boxes.count == 1 { problems.append(.singleChoice(at: first)) }
    if boxes.count > 1, problems.isEmpty, !choices.contains(where: \.isRight) {
      problems.append(.noRightChoice(at: first))
    }
  }

  private mutating func read(_ item: MarkdownNode, _ box: SourceRange?) {
    guard let box else { return problems.append(.boxMissing(at: place(of: item))) }
    let line = source.lineRange(item.startLine)
    if source.trimmed(SourceRange(box.upper, line.upper)).isEmpty { return problems.append(.emptyChoice(at: box)) }
    if item.children.count < 2, item.firstChild?.hasLineBreak != true { problems.append(.choiceWithoutReason(at: box)) }
    choices.append(
      TeachingBlock.Choice(isRight: source.bytes[box.lower + 1] != UInt8(ascii: " "), line: item.startLine))
  }

  /// The `[ ]` or `[x]` that starts an item.
  private func box(of item: MarkdownNode) -> SourceRange? {
    guard let text = item.firstChild, text.kind == .paragraph, text.startLine == item.startLine else { return nil }
    let line = source.lineRange(item.startLine)
    let start = ContainerPrefix(source.bytes, line).end
    guard start + 3 <= line.upper else { return nil }
    let box = source.bytes[start..<start + 3]
    guard box.elementsEqual("[ ]".utf8) || box.elementsEqual("[x]".utf8) || box.elementsEqual("[X]".utf8) else {
      return nil
    }
    let isAlone = start + 3 == line.upper || " \t".utf8.contains(source.bytes[start + 3])
    return isAlone ? SourceRange(start, start + 3) : nil
  }

  /// The text on an item's first line.
  private func place(of item: MarkdownNode) -> SourceRange {
    let line = source.lineRange(item.startLine)
    return source.trimmed(SourceRange(ContainerPrefix(source.bytes, line).end, line.upper))
  }
}

extension MarkdownNode {
  /// Whether it can be what a question asks.
  fileprivate var isProse: Bool { kind == .paragraph || kind == .heading || kind == .list }

  /// Whether the text of a paragraph goes on on another line.
  var hasLineBreak: Bool { children.contains { $0.kind == .lineBreak } }
}

import Diagnostics

/// Follows the quotes of a lesson as they begin and end, and finds the teaching blocks among them.
struct TeachingBlockReader {
  private(set) var blocks: [TeachingBlock] = []
  private(set) var problems: [Problem] = []
  private let source: SourceText
  /// For each quote that is open, its block; nil for a plain one.
  private var open: [Int?] = []
  private var exercises = 0
  private var questions = 0
  /// The last exercise since the last heading: the hints and solutions that follow it are its own.
  private var lastExercise: Int?

  /// Blocks one inside another.
  private static let deepest = 4

  init(_ source: SourceText) {
    self.source = source
  }

  /// The block around the place that has been reached.
  var innermost: Int? { open.last { $0 != nil } ?? nil }

  /// A heading outside of blocks starts something new.
  mutating func passHeading() { lastExercise = nil }

  /// A quote begins; gives its block where it is one.
  mutating func begin(_ quote: MarkdownNode) -> TeachingBlock? {
    let block = read(quote)
    open.append(block?.index)
    if let block { blocks.append(block) }
    return block
  }

  /// A quote ends; gives its block where it is one.
  mutating func end() -> TeachingBlock? {
    guard let index = open.popLast() ?? nil else { return nil }
    return blocks[index]
  }

  /// Notes where a block ends, which shows only where the next one starts.
  mutating func note(end: Int, of block: TeachingBlock) -> TeachingBlock {
    blocks[block.index].end = end
    return blocks[block.index]
  }

  private mutating func read(_ quote: MarkdownNode) -> TeachingBlock? {
    let marker: BlockMarker
    do throws(Problem) {
      guard let read = try BlockMarker.read(quote, in: source) else { return nil }
      marker = read
    } catch {
      problems.append(error)
      return nil
    }
    let around = ancestors
    if around.count >= Self.deepest {
      problems.append(.blocksTooDeep(at: marker.range, limit: Self.deepest))
      return nil
    }
    if marker.kind.standsAlone, let outer = around.first(where: { $0.kind == marker.kind }) {
      problems.append(.blockInsideItsKind(marker.kind, at: marker.range, outer: outer.marker))
    }
    if quote.children.count == 1, quote.firstChild?.hasLineBreak != true {
      problems.append(.emptyBlock(at: marker.range))
    }
    var block = TeachingBlock(
      kind: marker.kind, marker: marker.range, title: marker.title, index: blocks.count, parent: innermost)
    block.number = number(of: marker.kind, among: around)
    if marker.kind == .question {
      let question = QuestionReader(quote, marker, in: source)
      problems += question.problems
      if question.problems.isEmpty { block.choices = question.choices }
    }
    return block
  }

  /// The blocks that are open, innermost first.
  private var ancestors: [TeachingBlock] { open.reversed().compactMap { $0.map { blocks[$0] } } }

  private mutating func number(of kind: TeachingBlock.Kind, among around: [TeachingBlock]) -> Int? {
    switch kind {
    case .note, .warning: return nil
    case .hint, .solution: return around.first { $0.kind == .exercise }?.number ?? lastExercise
    case .exercise:
      exercises += 1
      lastExercise = exercises
      return exercises
    case .question:
      questions += 1
      return questions
    }
  }
}

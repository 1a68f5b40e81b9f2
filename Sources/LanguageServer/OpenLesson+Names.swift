import Diagnostics
import JSON
import Lesson
import Runner

/// Names: where they come from and what stands behind them.
extension OpenLesson {
  /// The place that gives a name its meaning at an offset: the last binding above, or the first below.
  func definition(at offset: Int) -> JSONValue {
    guard let word = source.word(at: offset), !isMember(word), let place = binding(of: word.value, at: offset) else {
      return .null
    }
    return .object(["uri": .string(uri), "range": source.range(place)])
  }

  private func binding(of name: String, at offset: Int) -> SourceRange? {
    let home = solution(at: offset)
    let places = bindings.filter { $0.value == name && isSeen($0.range, from: home) }.map(\.range)
    return places.last { isAbove($0, offset) } ?? places.first
  }

  /// Whether what is bound at a place may be used at an offset: in «x = x + 1» the second is that of a line above.
  private func isAbove(_ place: SourceRange, _ offset: Int) -> Bool {
    source.line(at: place.lower) < source.line(at: offset) || place.touches(offset)
  }

  /// All that binds a name, in the order of the lesson: ids, and the statements of `calcular`.
  private var bindings: [Located<String>] {
    checked.document.directives.flatMap { block -> [Located<String>] in
      let specification = specification(of: block)
      guard case .statements? = specification?.body else { return [block.id].compactMap(\.self) }
      return block.statements(in: source).statements.compactMap { statement in
        switch statement.value {
        case .binding(let name, _), .function(let name, parameters: _, _): name
        case .expression: nil
        }
      }
    }
  }

  /// Whether a word comes after a point: a field of what stands before it.
  func isMember(_ word: Located<String>) -> Bool {
    word.range.lower > 0 && source.bytes[word.range.lower - 1] == UInt8(ascii: ".")
  }

  /// The value of `a.b.c` up to an offset where a name ends; nil where it is not known.
  func value(endingAt end: Int) -> Value? {
    guard let word = source.word(at: end), word.range.upper == end else { return nil }
    guard isMember(word) else { return value(of: word.value, at: end) }
    return value(endingAt: word.range.lower - 1)?.member(word.value)
  }

  // MARK: What a name means at a place

  /// The value that a name has at an offset: what was bound last above it.
  func value(of name: String, at offset: Int) -> Value? {
    let home = solution(at: offset)
    let found = checked.scope.history.filter { $0.name == name && isSeen($0.binding.range, from: home) }
    return (found.last { isAbove($0.binding.range, offset) } ?? found.first)?.binding.value
  }

  /// The names that may be used at an offset, with what each is there.
  func names(above offset: Int) -> [(name: String, value: Value)] {
    let home = solution(at: offset)
    var values: [String: Value] = [:]
    for (name, binding) in checked.scope.history where binding.range.lower < offset {
      if isSeen(binding.range, from: home) { values[name] = binding.value }
    }
    return values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// What a solution binds is seen in it alone.
  private func isSeen(_ place: SourceRange, from home: Int?) -> Bool {
    let solution = solution(at: place.lower)
    return solution == nil || solution == home
  }

  /// The solution that holds an offset, by its index; what stands after the last step of one is in it where it is
  /// quoted.
  private func solution(at offset: Int) -> Int? {
    let document = checked.document
    guard document.blocks.contains(where: { $0.kind == .solution }) else { return nil }
    var open: [Int] = []
    var ended = 0
    for element in document.elements {
      let place: Int
      switch element {
      case .ends:
        ended += 1
        continue
      case .begins(let block): place = block.marker.lower
      case .directive(let block): place = block.range.lower
      case .inline(let value): place = value.range.lower
      }
      if place > offset { break }
      open.removeLast(ended)
      ended = 0
      if case .begins(let block) = element { open.append(block.index) }
    }
    let line = source.lineRange(source.line(at: offset))
    let isQuoted = source.text(line).drop { $0 == " " }.hasPrefix(">")
    if !isQuoted { open.removeLast(ended) }
    return open.last { document.blocks[$0].kind == .solution }
  }
}

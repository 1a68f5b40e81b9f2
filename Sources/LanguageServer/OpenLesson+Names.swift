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
    let places = bindings.filter { $0.value == name }.map(\.range)
    let line = source.line(at: offset)
    let above = places.last { place in
      // In «x = x + 1» the second is that of a line above.
      source.line(at: place.lower) < line || (place.lower <= offset && offset <= place.upper)
    }
    return above ?? places.first
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
    guard isMember(word) else { return checked.scope[word.value]?.value }
    return value(endingAt: word.range.lower - 1)?.member(word.value)
  }
}

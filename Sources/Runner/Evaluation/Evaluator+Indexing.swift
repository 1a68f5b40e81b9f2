import Datasets
import Diagnostics
import Lesson

extension Evaluator {
  /// `value[i, a:b, -1]` for arrays, lists, splits, inputs and predictions.
  func indexed(_ value: Value, _ owner: Expression, _ items: [IndexItem]) throws(Problem) -> Value {
    if value.isUnknown { return .unknown }
    if !value.hasIndices { throw .notIndexed(value, owner: source.text(owner.range), at: owner.range) }
    var parts: [IndexPart] = []
    var isKnown = true
    for item in items {
      guard let part = try part(item) else { return .unknown }
      parts.append(part.part)
      isKnown = isKnown && part.isKnown
    }
    let range = owner.range
    do throws(NumbersFault) {
      let selected = try selecting(parts, of: value, at: range)
      if isKnown { return selected }
      guard case .numbers(let numbers) = selected else { return .unknown }
      return .numbers(Numbers(shape: numbers.shape, kind: numbers.kind, values: nil))
    } catch {
      throw .numbers(error, operation: "[…]", at: items.map(\.range).reduce(range) { $0.union($1) })
    }
  }

  private func selecting(_ parts: [IndexPart], of value: Value, at range: SourceRange) throws(NumbersFault) -> Value {
    switch value {
    case .numbers(let numbers): return .numbers(try numbers.selecting(parts))
    case .list(let values):
      guard let first = parts.first, parts.count == 1 else { throw .rank(needed: parts.count, found: 1) }
      switch first {
      case .at(let index): return values[try resolvedIndex(index, size: values.count, axis: 0)]
      case .slice(let lower, let upper): return .list(Array(values[resolvedSlice(lower, upper, size: values.count)]))
      }
    case .split(let split):
      guard let first = parts.first, parts.count == 1 else { throw .rank(needed: parts.count, found: 1) }
      return .split(split.sliced(try interval(of: first, size: split.count)))
    case .inputs(let split): return try selecting(parts, ofInputs: split)
    case .predictions(let predictions):
      if case .at(let index)? = parts.first {
        let row = predictions.row(try resolvedIndex(index, size: predictions.split.count, axis: 0))
        return .numbers(try row.selecting(Array(parts.dropFirst())))
      }
      let shape = [predictions.split.count] + predictions.outputShape
      guard let count = elementCount(shape), count <= Numbers.maximumCount else { throw .tooLarge(shape) }
      return .numbers(try predictions.numbers.selecting(parts))
    case .text, .dataset, .model, .layer, .history, .evaluation, .function, .unknown:
      throw .rank(needed: parts.count, found: 0)
    }
  }

  private func selecting(_ parts: [IndexPart], ofInputs split: SplitValue) throws(NumbersFault) -> Value {
    guard let first = parts.first else { return .inputs(split) }
    if case .at(let index) = first {
      let input = split.input(try resolvedIndex(index, size: split.count, axis: 0))
      return .numbers(try input.selecting(Array(parts.dropFirst())))
    }
    let part = split.sliced(try interval(of: first, size: split.count))
    if parts.count == 1 { return .inputs(part) }
    let rest = Array(parts.dropFirst())
    let sample = try Numbers(shape: split.facts.inputShape, kind: split.inputKind, values: nil).selecting(rest)
    let shape = [part.count] + sample.shape
    guard let count = elementCount(shape), count <= Numbers.maximumCount else { throw .tooLarge(shape) }
    guard part.examples != nil else { return .numbers(Numbers(shape: shape, kind: sample.kind, values: nil)) }
    var values: [Double] = []
    values.reserveCapacity(count)
    for index in 0..<part.count { values += try part.input(index).selecting(rest).values ?? [] }
    return .numbers(Numbers(shape: shape, kind: sample.kind, values: values))
  }

  private func interval(of part: IndexPart, size: Int) throws(NumbersFault) -> Range<Int> {
    switch part {
    case .at(let index):
      let position = try resolvedIndex(index, size: size, axis: 0)
      return position..<position + 1
    case .slice(let lower, let upper): return resolvedSlice(lower, upper, size: size)
    }
  }

  /// Nil where not even the shape can be known; an index that only the run will tell stands at the first place, which
  /// has the shape of any other.
  private func part(_ item: IndexItem) throws(Problem) -> (part: IndexPart, isKnown: Bool)? {
    switch item {
    case .at(let expression):
      if let index = try position(expression) { return (.at(index), true) }
      return try value(of: expression).isUnknown ? nil : (.at(0), false)
    case .slice(let lower, let upper, _):
      var ends: (Int?, Int?) = (nil, nil)
      if let lower {
        guard let position = try position(lower) else { return nil }
        ends.0 = position
      }
      if let upper {
        guard let position = try position(upper) else { return nil }
        ends.1 = position
      }
      return (.slice(ends.0, ends.1), true)
    }
  }

  private func position(_ expression: Expression) throws(Problem) -> Int? {
    let value = try value(of: expression)
    if value.isUnknown { return nil }
    guard case .numbers(let numbers) = value, numbers.isScalar, numbers.kind == .integer else {
      throw .wrongType(expected: "un número entero como índice", found: value, at: expression.range)
    }
    if numbers.values != nil, numbers.integer == nil { throw .hugeInteger(at: expression.range) }
    return numbers.integer
  }
}

extension Value {
  /// Whether brackets after it can mean something.
  fileprivate var hasIndices: Bool {
    switch self {
    case .numbers(let numbers): !numbers.isScalar
    case .list, .split, .inputs, .predictions, .unknown: true
    case .text, .dataset, .model, .layer, .history, .evaluation, .function: false
    }
  }
}

extension IndexItem {
  /// The bytes that the part was written with.
  var range: SourceRange {
    switch self {
    case .at(let expression): expression.range
    case .slice(_, _, let range): range
    }
  }
}

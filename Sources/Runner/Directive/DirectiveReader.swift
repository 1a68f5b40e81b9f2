package import Datasets
package import Diagnostics
package import Lesson
import Typography

/// Reads one directive's options by their declared types, noting all that is wrong.
package struct DirectiveReader {
  package let block: DirectiveBlock
  package let source: SourceText
  package let specification: DirectiveSpecification
  package let library: DatasetLibrary
  package let surroundings: Surroundings
  package var scope: Scope
  package private(set) var problems: [Problem] = []
  /// What the reader of the lesson may move, with the values that are given here.
  var controls: [UsedControl] = []
  private var options: [String: RawOption] = [:]
  /// The folded keys that stand there without a value, which has been told.
  private var emptyKeys: Set<String> = []

  package init(
    block: DirectiveBlock, source: SourceText, specification: DirectiveSpecification,
    scope: consuming Scope, library: DatasetLibrary, surroundings: Surroundings = Surroundings()
  ) {
    self.block = block
    self.source = source
    self.specification = specification
    self.scope = consume scope
    self.library = library
    self.surroundings = surroundings
    gatherOptions()
  }

  package var hasErrors: Bool { problems.contains { $0.severity == .error } }

  package mutating func note(_ problem: Problem) { problems.append(problem) }

  /// Fence and body together, each option once, each known.
  private mutating func gatherOptions() {
    var raw = block.fenceOptions
    if specification.body == .options {
      let all = block.options(in: source)
      raw = all.options
      problems += all.problems
      emptyKeys = Set(all.empty.map { folded($0.value) })
    }
    let known = [specification.reference].compactMap(\.self) + specification.options
    let fragments = specification.body == .options ? DirectiveBlock.controlFragments(raw) : []
    if specification.body == .options { raw.removeAll { folded($0.key.value) == Control.key } }
    for option in raw {
      let wanted = folded(option.key.value)
      guard let declared = known.first(where: { folded($0.name) == wanted }) else {
        note(.unknownOption(option.key, of: specification.name, known: known.map(\.name), aliases: known.aliases))
        continue
      }
      if declared.name == specification.reference?.name, let reference = block.reference {
        note(.repeatedOption(option.key, first: reference.range))
      } else if let earlier = options[declared.name] {
        note(.repeatedOption(option.key, first: earlier.key.range))
      } else {
        options[declared.name] = option
      }
    }
    checkControls(fragments, known: known.map(\.name))
    if let reference = block.reference, specification.reference == nil {
      note(
        Problem(
          .malformedFence, "{\(specification.name)} no lleva nombre tras la directiva", at: reference.range,
          label: "¿querías decir «#\(reference.value)»?"))
    }
    if let id = block.id, !specification.takesId {
      note(
        Problem(
          .malformedFence, "{\(specification.name)} no da nombre a nada", at: id.range, label: "quita «#\(id.value)»"))
    }
    // A misspelt required option, or a body that a broken fence took away, is told once.
    guard !block.isBroken, !problems.contains(where: { $0.code == .unknownOption }) else { return }
    for option in specification.options where option.isRequired && !isNamed(option.name) {
      if option.unless.contains(where: { options[$0] != nil }) { continue }
      note(.missingOption(option.name, of: specification.name, help: option.help, at: block.headerRange))
    }
  }

  /// What is written for an option in the fence or in the body.
  func rawValue(of name: String) -> RawValue? { options[name]?.value }

  package func isGiven(_ name: String) -> Bool { options[name] != nil }

  /// Whether an option's key stands there, be it with a value or without.
  package func isNamed(_ name: String) -> Bool { isGiven(name) || emptyKeys.contains(folded(name)) }

  /// The place of an option's value, or of the header.
  package func place(of name: String) -> SourceRange {
    if let option = options[name] { return option.value.range }
    if specification.reference?.name == name, let reference = block.reference { return reference.range }
    return block.headerRange
  }

  /// The place of an option's key, or of the header.
  package func keyPlace(of name: String) -> SourceRange { options[name]?.key.range ?? block.headerRange }

  // MARK: Values by their declared type

  /// The rest of the line, as it stands.
  package func text(_ name: String) -> Located<String>? {
    guard case .line(let fragment)? = options[name]?.value else { return nil }
    let text = fragment.text(in: source)
    if text.value.count >= 2, text.value.hasPrefix("\""), text.value.hasSuffix("\"") {
      return Located(String(text.value.dropFirst().dropLast()), text.range)
    }
    return text
  }

  /// One expression; `words` are those that authors may have written in several: `entropía cruzada`.
  package mutating func expression(_ name: String, joining words: [String] = []) -> Expression? {
    switch options[name]?.value {
    case .line(let fragment)?: return parsed(fragment, joining: words)
    case .items?:
      note(.notText(expected: "un solo valor", found: "una lista de líneas con «-»", at: place(of: name)))
      return nil
    case nil:
      guard specification.reference?.name == name, let reference = block.reference else { return nil }
      return Expression(.name(reference.value), reference.range)
    }
  }

  /// The expressions of an option's `- ` lines, or of its bracketed list.
  package mutating func items(_ name: String, joining words: [String] = []) -> [Expression]? {
    switch options[name]?.value {
    case .items(let fragments)?:
      let expressions = fragments.map { parsed($0, joining: words) }
      return expressions.contains { $0 == nil } ? nil : expressions.compactMap(\.self)
    case .line(let fragment)?:
      guard let expression = parsed(fragment, joining: words) else { return nil }
      if case .list(let items) = expression.kind { return items }
      return [expression]
    case nil: return nil
    }
  }

  private mutating func parsed(_ fragment: SourceFragment, joining words: [String]) -> Expression? {
    switch fragment.expression(in: source) {
    case .success(let expression): return expression
    case .failure(let problem):
      note(problem.joining(words, in: fragment, of: source))
      return nil
    }
  }

  /// An expression's value without data; nil where it is wrong.
  package mutating func value(of expression: Expression) -> Value? {
    do throws(Problem) {
      return try Evaluator(scope: scope, source: source).value(of: expression)
    } catch {
      note(error)
      return nil
    }
  }

  /// The same of an expression that stands for a text, or for a list of them.
  package mutating func value(ofText expression: Expression) -> Value? {
    do throws(Problem) {
      return try Evaluator(scope: scope, source: source).value(of: expression)
    } catch {
      note(error.whereTextIsWanted(expression))
      return nil
    }
  }

  /// An integer that can be known before running.
  package mutating func integer(_ name: String, default fallback: Int, in range: ClosedRange<Int>) -> Int? {
    guard isGiven(name) else { return fallback }
    guard let expression = expression(name), let value = value(of: expression) else { return nil }
    let integer = checkedInteger(value, name, in: range, at: expression.range)
    if let integer { note(Double(integer), of: name) }
    return integer
  }

  package mutating func checkedInteger(
    _ value: Value, _ name: String, in range: ClosedRange<Int>, at place: SourceRange
  ) -> Int? {
    if value.isUnknown { return nil }
    guard case .numbers(let numbers) = value, numbers.isScalar, numbers.kind == .integer else {
      note(.wrongType(expected: "un número entero", found: value, at: place))
      return nil
    }
    guard let integer = numbers.integer else {
      note(numbers.values == nil ? .notKnownYet(name, at: place) : .hugeInteger(at: place))
      return nil
    }
    guard range.contains(integer) else {
      note(.outOfRange(name, expected: intervalText(range), found: NumberStyle().integer(integer), at: place))
      return nil
    }
    return integer
  }

  /// A number that can be known before running.
  package mutating func number(
    _ name: String, default fallback: Double, where accepts: (Double) -> Bool, expected: String
  ) -> Double? {
    guard isGiven(name) else { return fallback }
    let found = self.expression(name).flatMap { number($0, name, where: accepts, expected: expected) }
    if let found { note(found, of: name) }
    return found
  }

  /// The number of an expression, which can be known before running.
  package mutating func number(
    _ expression: Expression, _ name: String, where accepts: (Double) -> Bool, expected: String
  ) -> Double? {
    guard let value = value(of: expression), !value.isUnknown else { return nil }
    guard case .numbers(let numbers) = value, numbers.isScalar, numbers.kind != .boolean else {
      note(.wrongType(expected: "un número", found: value, at: expression.range))
      return nil
    }
    guard let number = numbers.scalar else {
      note(.notKnownYet(name, at: expression.range))
      return nil
    }
    guard accepts(number) else {
      note(.outOfRange(name, expected: expected, found: source.text(expression.range), at: expression.range))
      return nil
    }
    return number
  }

  /// A vector of numbers that can be known before running.
  package mutating func vector(_ expression: Expression, _ name: String) -> [Double]? {
    guard let value = value(of: expression), !value.isUnknown else { return nil }
    guard case .numbers(let numbers) = value, numbers.kind != .boolean, numbers.rank <= 1 else {
      note(.wrongType(expected: "una lista de números", found: value, at: expression.range))
      return nil
    }
    if numbers.values == nil { note(.notKnownYet(name, at: expression.range)) }
    return numbers.values
  }

  /// The sizes of an array, from one to four, that can be known before running.
  package mutating func shape(_ expression: Expression, _ name: String) -> [Int]? {
    guard let value = value(of: expression), !value.isUnknown else { return nil }
    guard case .numbers(let numbers) = value, numbers.kind == .integer, numbers.rank <= 1 else {
      note(.wrongType(expected: "una lista de tamaños, como [28, 28]", found: value, at: expression.range))
      return nil
    }
    guard let values = numbers.values else {
      note(.notKnownYet(name, at: expression.range))
      return nil
    }
    guard (1...4).contains(values.count), values.allSatisfy({ $0 >= 1 && $0 <= 65_536 }) else {
      note(
        .outOfRange(
          name, expected: "de uno a cuatro tamaños mayores que cero", found: source.text(expression.range),
          at: expression.range))
      return nil
    }
    return values.map { Int($0) }
  }

  /// `sí` or `no`.
  package mutating func flag(_ name: String, default fallback: Bool) -> Bool? {
    guard isGiven(name) else { return fallback }
    return expression(name).flatMap { flag($0, name) }
  }

  /// The truth of an expression, which can be known before running.
  package mutating func flag(_ expression: Expression, _ name: String) -> Bool? {
    guard let value = value(of: expression), !value.isUnknown else { return nil }
    guard case .numbers(let numbers) = value, numbers.isScalar, numbers.kind == .boolean else {
      note(.wrongType(expected: "«sí» o «no»", found: value, at: expression.range))
      return nil
    }
    guard let flag = numbers.scalar else {
      note(.notKnownYet(name, at: expression.range))
      return nil
    }
    return flag != 0
  }

  /// The steps with a name that a problem may tell or guess from: the last ones above.
  package var likelySteps: [String] {
    guard scope.mayGuess else { return [] }
    return surroundings.steps.sorted { $0.value.lower < $1.value.lower }.suffix(Scope.mostLikelyNames).map(\.key)
  }

  // MARK: What the step leaves

  /// Binds the directive's id, where it has one.
  package mutating func bind(_ value: Value) {
    if let id = block.id { scope.bind(id.value, value, at: id.range) }
  }
}

extension [OptionSpecification] {
  /// Foreign words with the option that they mean.
  package var aliases: [String: String] {
    Dictionary(flatMap { option in option.aliases.map { ($0, option.name) } }) { first, _ in first }
  }
}

extension RawValue {
  package var range: SourceRange {
    switch self {
    case .line(let fragment): fragment.range
    case .items(let fragments): SourceFragment(fragments.flatMap(\.pieces)).range
    }
  }
}

/// «un entero de 1 a 100», or «un entero mayor que cero» where there is no end.
private func intervalText(_ range: ClosedRange<Int>) -> String {
  if range.upperBound == Int.max {
    return range.lowerBound == 1 ? "un entero mayor que cero" : "un entero desde \(range.lowerBound)"
  }
  return "un entero de \(NumberStyle().integer(range.lowerBound)) a \(NumberStyle().integer(range.upperBound))"
}

package import Diagnostics
import Typography

/// What a lesson lets its reader move: an option of a directive, and what it may be.
///
/// ```
/// control := "control:" option "en" "[" low "," high "]"
///          | "control:" option "en" "[" choice ("," choice)+ "]"
/// ```
package struct Control: Sendable, Equatable {
  package enum Values: Sendable, Equatable {
    /// Both ends are values too; integers where both ends are.
    case interval(low: Double, high: Double, isInteger: Bool)
    /// As they are written; two numbers alone are an interval.
    case choices([String])
  }

  package var option: Located<String>
  package var values: Values
  /// Of the brackets.
  package var range: SourceRange

  /// Reads what stands after `control:`.
  package static func read(_ fragment: SourceFragment, in source: SourceText) throws(Problem) -> Control {
    var lexer = Lexer(fragment, in: source)
    let (name, word) = (lexer.next(), lexer.next())
    guard let first = fragment.pieces.first, let option = name.name, word.name == "en" else {
      throw .malformedControl(at: fragment.range)
    }
    let after = source.trimmed(SourceRange(word.range.upper, first.upper))
    let rest = SourceFragment([after] + fragment.pieces.dropFirst())
    let list: Expression
    switch rest.expression(in: source) {
    case .success(let expression): list = expression
    case .failure: throw .malformedControl(at: fragment.range)
    }
    guard case .list(let items) = list.kind, items.count > 1 else { throw .malformedControl(at: fragment.range) }
    let numbers = items.compactMap(\.writtenNumber)
    guard items.count == 2, numbers.count == 2 else {
      let choices = items.map { source.text($0.range) }
      guard Set(choices).count == choices.count else { throw .repeatedChoice(at: list.range) }
      return Control(option: Located(option, name.range), values: .choices(choices), range: list.range)
    }
    guard numbers[0].value < numbers[1].value else { throw .emptyControl(at: list.range) }
    return Control(
      option: Located(option, name.range),
      values: .interval(
        low: numbers[0].value, high: numbers[1].value, isInteger: numbers.allSatisfy { $0.integer != nil }),
      range: list.range)
  }

  /// What is written as a value of it; nil for what may not stand there.
  package func used(_ value: SourceFragment, in source: SourceText) -> UsedControl? {
    switch values {
    case .choices(let choices):
      let texts = [value.text(in: source).value, source.text(value.range)]
      guard let index = choices.firstIndex(where: texts.contains) else { return nil }
      return UsedControl(option: option.value, value: .choice(index, of: choices))
    case .interval(let low, let high, let isInteger):
      guard case .success(let expression) = value.expression(in: source), let number = expression.writtenNumber,
        low <= number.value, number.value <= high, !isInteger || number.integer != nil
      else { return nil }
      return UsedControl(option: option.value, value: .number(number.value, low: low, high: high))
    }
  }
}

extension Expression {
  /// The number that it is, where it is one as it is written, with or without a sign.
  fileprivate var writtenNumber: NumberLiteral? {
    switch kind {
    case .number(let literal): return literal
    case .negated(let inner):
      guard case .number(var literal) = inner.kind else { return nil }
      literal.value = -literal.value
      literal.integer = literal.integer.map { -$0 }
      return literal
    default: return nil
    }
  }
}

extension DirectiveBlock {
  /// What of it the reader may move, with where the value of each stands; only what is written as it should be.
  package func controls(in source: SourceText) -> [(control: Control, value: SourceRange)] {
    let options = options(in: source).options
    return Self.controlFragments(options).compactMap { fragment in
      guard let control = try? Control.read(fragment, in: source),
        let option = options.first(where: { folded($0.key.value) == folded(control.option.value) }),
        case .line(let value) = option.value, control.used(value, in: source) != nil
      else { return nil }
      return (control, value.text(in: source).range)
    }
  }

  /// What stands after `control:`, on its line or in the lines below it.
  package static func controlFragments(_ options: [RawOption]) -> [SourceFragment] {
    guard let option = options.first(where: { folded($0.key.value) == Control.key }) else { return [] }
    switch option.value {
    case .line(let fragment): return [fragment]
    case .items(let fragments): return fragments
    }
  }
}

extension Control {
  /// The option that offers it.
  package static let key = "control"
}

extension Problem {
  static func malformedControl(at range: SourceRange) -> Problem {
    Problem(
      .malformedBody, "un control dice qué opción se mueve y entre qué valores", at: range,
      notes: ["un intervalo: «control: épocas en [1, 20]»", "o una lista: «control: lote en [16, 32, 64]»"])
  }

  static func repeatedChoice(at range: SourceRange) -> Problem {
    Problem(.malformedBody, "un valor está dos veces en la lista del control", at: range, label: "quita uno")
  }

  static func emptyControl(at range: SourceRange) -> Problem {
    Problem(.malformedBody, "el intervalo del control no tiene nada dentro", at: range, label: "va de menor a mayor")
  }
}

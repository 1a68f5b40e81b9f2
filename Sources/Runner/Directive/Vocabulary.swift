package import Diagnostics
package import Lesson
import Typography

/// A word that authors write where an option asks for one of a family: `relu`, `densa(128)`.
package struct Word<Meaning: Sendable>: Sendable {
  package var name: String
  /// Foreign words for it, recognised in errors: `Dense`.
  package var aliases: [String]
  /// Words that stand for it with its arguments, and what is written instead: `ReLU`, `activación(relu)`.
  package var calls: [String: String] = [:]
  /// How it is written: `densa(unidades, activación: relu)`.
  package var usage: String
  /// One sentence: what it is.
  package var help: String
  /// Its arguments; the first ones may stand without their names.
  package var parameters: [OptionSpecification]
  /// Arguments that stand only with their names.
  package var labels: [OptionSpecification]
  package var make: @Sendable (Call, inout DirectiveReader) -> Meaning?

  package init(
    _ name: String, aliases: [String] = [], usage: String? = nil, help: String,
    parameters: [OptionSpecification] = [], labels: [OptionSpecification] = [],
    make: @escaping @Sendable (Call, inout DirectiveReader) -> Meaning?
  ) {
    self.name = name
    self.aliases = aliases
    self.usage = usage ?? name
    self.help = help
    self.parameters = parameters
    self.labels = labels
    self.make = make
  }

  /// A word without arguments.
  package init(_ name: String, aliases: [String] = [], help: String, means meaning: Meaning) {
    self.init(name, aliases: aliases, help: help) { _, _ in meaning }
  }
}

/// A word as written, with its arguments sorted to the parameters' names.
package struct Call: Sendable {
  package var word: Located<String>
  package var range: SourceRange
  package var arguments: [String: Expression]

  /// An integer that can be known before running; nil is told.
  package func integer(
    _ name: String, default fallback: Int? = nil, in range: ClosedRange<Int>, usage: String,
    _ reader: inout DirectiveReader
  ) -> Int? {
    guard let expression = arguments[name] else {
      if let fallback { return fallback }
      reader.note(.wrongArguments(word, "necesita «\(name)»", usage: usage))
      return nil
    }
    guard let value = reader.value(of: expression) else { return nil }
    return reader.checkedInteger(value, name, in: range, at: expression.range)
  }

  /// A number that can be known before running; nil is told.
  package func number(
    _ name: String, default fallback: Double, where accepts: (Double) -> Bool, expected: String,
    _ reader: inout DirectiveReader
  ) -> Double? {
    guard let expression = arguments[name] else { return fallback }
    return reader.number(expression, name, where: accepts, expected: expected)
  }

  /// `sí` or `no`.
  package func flag(_ name: String, default fallback: Bool, _ reader: inout DirectiveReader) -> Bool? {
    guard let expression = arguments[name] else { return fallback }
    return reader.flag(expression, name)
  }
}

/// A family of words.
package struct Vocabulary<Meaning: Sendable>: Sendable {
  /// With its article, in plural: «las capas».
  package var family: String
  package var words: [Word<Meaning>]

  package init(family: String, words: [Word<Meaning>]) {
    self.family = family
    self.words = words
  }

  /// The meaning of a word or a call; nil is told.
  package func read(_ expression: Expression, _ reader: inout DirectiveReader) -> Meaning? {
    let name: Located<String>
    var given: [Argument] = []
    switch expression.kind {
    case .name(let text): name = Located(text, expression.range)
    case .call(let callee, let arguments): (name, given) = (callee, arguments)
    case .negated(let inner) where inner.isWord:
      let dash = SourceRange(expression.range.lower, inner.range.lower)
      reader.note(.extraDash(expected: "una palabra de \(family)", at: dash))
      return nil
    case .text(let text):
      reader.note(quoted(Located(text, expression.range)))
      return nil
    default:
      var problem = Problem.notText(
        expected: "una palabra de \(family)", found: "otra expresión", at: expression.range)
      problem.notes = [.wordsThatThereAre(names)]
      reader.note(problem)
      return nil
    }
    let wanted = folded(name.value)
    guard let word = words.first(where: { folded($0.name) == wanted }) else {
      reader.note(unknown(name, in: expression, arguments: given.count))
      return nil
    }
    guard let arguments = sorted(given, for: word, name, &reader) else { return nil }
    return word.make(Call(word: name, range: expression.range, arguments: arguments), &reader)
  }

  /// Whether a name is one of the words, or a foreign word for one.
  package func knows(_ name: String) -> Bool {
    let wanted = folded(name)
    return words.contains { word in folded(word.name) == wanted || word.aliases.contains { folded($0) == wanted } }
  }

  /// The words, in their order.
  package var names: [String] { words.map(\.name) }

  /// Words of other languages, folded, with what is written here.
  private var aliases: [String: String] {
    let names = words.flatMap { word in word.aliases.map { (folded($0), word.name) } }
    let calls = words.flatMap { word in word.calls.map { (folded($0.key), $0.value) } }
    return Dictionary(names + calls) { first, _ in first }
  }

  // MARK: What is wrong

  private func unknown(_ name: Located<String>, in expression: Expression, arguments: Int) -> Problem {
    var problem = Problem.unknownWord(name, family: family, known: names, aliases: aliases)
    if case .call = expression.kind, let fix = problem.suggestions.first, fix.replacement.contains("(") {
      // It brings its own brackets: what stood in the others has no place there.
      problem.suggestions = arguments == 0 ? [Suggestion(fix.replacement, at: expression.range)] : []
    }
    return problem
  }

  /// A text where a word stands without quotes.
  private func quoted(_ text: Located<String>) -> Problem {
    let wanted = folded(text.value)
    guard let word = words.first(where: { folded($0.name) == wanted })?.name ?? aliases[wanted] else {
      return .unknownWord(text, family: family, known: names, aliases: [:])
    }
    var problem = Problem.notText(expected: "una palabra de \(family)", found: "un texto", at: text.range)
    problem.label = "sin comillas: \(word)"
    problem.suggestions = [Suggestion(word, at: text.range)]
    return problem
  }

  /// Positional arguments first, then named ones, each once.
  private func sorted(
    _ given: [Argument], for word: Word<Meaning>, _ name: Located<String>, _ reader: inout DirectiveReader
  ) -> [String: Expression]? {
    var result: [String: Expression] = [:]
    for (index, argument) in given.enumerated() {
      let parameter: String
      if let label = argument.label {
        let all = (word.parameters + word.labels).map(\.name)
        guard let known = all.first(where: { folded($0) == folded(label.value) }) else {
          reader.note(.unknownArgument(label, of: word.name, known: all))
          return nil
        }
        parameter = known
      } else {
        guard index < word.parameters.count else {
          let most = word.parameters.count
          let text = most == 0 ? "no lleva argumentos" : "lleva \(counted(most, "argumento", "argumentos")) como mucho"
          reader.note(.wrongArguments(name, text, usage: word.usage))
          return nil
        }
        parameter = word.parameters[index].name
      }
      guard result[parameter] == nil else {
        reader.note(.wrongArguments(name, "recibe dos veces «\(parameter)»", usage: word.usage))
        return nil
      }
      result[parameter] = argument.value
    }
    return result
  }
}

extension Expression {
  /// Whether it looks like a word of a vocabulary, with what is said of it or without.
  fileprivate var isWord: Bool {
    switch kind {
    case .name, .call: true
    default: false
    }
  }
}

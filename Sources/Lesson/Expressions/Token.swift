import Diagnostics

/// The smallest piece of the expression language, with its place.
struct Token: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case number(NumberLiteral)
    case text(String)
    case name(String)
    case symbol(Symbol)
    case comment
    /// Something that no expression may hold; the problem says what and how to write it.
    indirect case broken(Problem)
    case end
  }

  var kind: Kind
  var range: SourceRange
  /// Whether a space or a line's end stands before it.
  var isApart: Bool

  func `is`(_ symbol: Symbol) -> Bool { kind == .symbol(symbol) }

  /// Whether it is this word; canonically equivalent spellings are the same word.
  func `is`(word: String) -> Bool { name == word }

  var name: String? {
    if case .name(let name) = kind { name } else { nil }
  }

  var number: NumberLiteral? {
    if case .number(let literal) = kind { literal } else { nil }
  }
}

/// The signs of the language.
enum Symbol: String, Sendable, CaseIterable {
  case equal = "=="
  case notEqual = "!="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case closeInASCII = "~="
  case close = "≈"
  case plusMinus = "±"
  case less = "<"
  case greater = ">"
  case assign = "="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
  case at = "@"
  case caret = "^"
  case leftParenthesis = "("
  case rightParenthesis = ")"
  case leftBracket = "["
  case rightBracket = "]"
  case comma = ","
  case colon = ":"
  case dot = "."
  /// Before an id in a fence.
  case hash = "#"
  /// Ends the header of a fence.
  case rightBrace = "}"

  /// The sign that closes what this one opens.
  var closer: Symbol? {
    switch self {
    case .leftParenthesis: .rightParenthesis
    case .leftBracket: .rightBracket
    default: nil
    }
  }

  var binary: BinaryOperator? { BinaryOperator(rawValue: rawValue) }

  var comparison: ComparisonOperator? {
    self == .closeInASCII ? .close : ComparisonOperator(rawValue: rawValue)
  }
}

/// Operators of other languages, with what each is called here.
let foreignOperators: [(spelling: String, here: String)] = [
  ("+/-", "±"), ("===", "=="), ("!==", "!="), ("**", "^"), ("&&", "y"), ("||", "o"), ("<>", "!="), ("=<", "<="),
  ("=>", ">="), (":=", "="), ("//", "/"), ("&", "y"), ("!", "no"), ("≠", "!="), ("≤", "<="), ("≥", ">="),
  ("×", "*"), ("·", "*"), ("⋅", "*"), ("∙", "*"), ("÷", "/"), ("−", "-"), ("–", "-"), ("¬", "no"), ("∧", "y"),
  ("∨", "o"), ("∈", "en"), ("²", "^2"), ("³", "^3"), ("√", "raíz"), ("≅", "≈"),
]

/// A run of bytes that is a sign, ours or another language's.
struct Sign: Sendable {
  enum Meaning: Sendable {
    case ours(Symbol)
    case foreign(here: String)
  }

  var bytes: [UInt8]
  var meaning: Meaning
}

/// Every sign under its first byte, longest first.
let signsByFirstByte: [UInt8: [Sign]] = {
  let ours = Symbol.allCases.map { Sign(bytes: Array($0.rawValue.utf8), meaning: .ours($0)) }
  let foreign = foreignOperators.map { Sign(bytes: Array($0.spelling.utf8), meaning: .foreign(here: $0.here)) }
  return Dictionary(grouping: ours + foreign) { $0.bytes[0] }
    .mapValues { $0.sorted { $0.bytes.count > $1.bytes.count } }
}()

/// Words of other languages that stand where an operator may.
let foreignWords: [String: String] = ["and": "y", "or": "o", "in": "en", "is": "es", "not": "no", "e": "y", "u": "o"]

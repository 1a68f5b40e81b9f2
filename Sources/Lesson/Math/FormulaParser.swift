import Diagnostics

/// Reads the TeX of a formula: the mathematics of LaTeX and amsmath that course notes use.
///
/// One problem is told for each formula, the first; groups within groups are bounded.
struct FormulaParser {
  /// Groups one inside another at most.
  static let mostDepth = 40

  private var lexer: FormulaLexer
  private var depth = 0
  /// The token ahead.
  private var token: FormulaToken
  private(set) var range: SourceRange
  private let formula: SourceRange
  /// Whether the nearest name of an unknown command is looked for.
  private let guesses: Bool

  /// What ends a row.
  private enum Ending: Equatable {
    case end, brace, bracket, right
    /// The cell of a grid.
    case cell

    /// What a formula lacks that ends before this.
    var missing: String {
      switch self {
      case .end, .brace: "}"
      case .bracket: "]"
      case .right: "\\right"
      case .cell: "\\end"
      }
    }
  }

  init(_ pieces: [SourceRange], of formula: SourceRange, in source: SourceText, guesses: Bool) {
    self.formula = formula
    self.guesses = guesses
    lexer = FormulaLexer(pieces, in: source)
    (token, range) = lexer.next()
  }

  /// The whole formula.
  mutating func read() throws(Problem) -> FormulaNode {
    try row(until: .end, opening: formula)
  }

  private mutating func advance() { (token, range) = lexer.next() }

  // MARK: Rows

  private mutating func row(until ending: Ending, opening: SourceRange) throws(Problem) -> FormulaNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.mostDepth else { throw .formulaTooDeep(at: range, limit: Self.mostDepth) }
    var nodes: [FormulaNode] = []
    while !(try isAt(ending, opening: opening)) {
      if let style = displayStyle {
        advance()
        nodes.append(.styled(try row(until: ending, opening: opening), isDisplay: style))
        break
      }
      nodes.append(try atom())
    }
    return nodes.count == 1 ? nodes[0] : .row(nodes)
  }

  private var displayStyle: Bool? {
    switch token {
    case .command("displaystyle"): true
    case .command("textstyle"): false
    default: nil
    }
  }

  /// Whether the row ends here; what would end another kind of row is told.
  private func isAt(_ ending: Ending, opening: SourceRange) throws(Problem) -> Bool {
    switch token {
    case .end:
      if ending == .end { return true }
      throw .unfinishedFormula(ending.missing, at: opening)
    case .close:
      if ending == .brace { return true }
      throw .strayBrace(at: range)
    case .ampersand, .newLine:
      if ending == .cell { return true }
      throw .strayInFormula(token == .newLine ? "\\\\" : "&", at: range)
    case .command("right"):
      if ending == .right { return true }
      throw .strayInFormula("\\right", at: range)
    case .command("end"):
      if ending == .cell { return true }
      throw .strayInFormula("\\end", at: range)
    case .character("]"): return ending == .bracket
    default: return false
    }
  }

  // MARK: Atoms

  /// A part of a row with what stands above and below it.
  private mutating func atom() throws(Problem) -> FormulaNode {
    if token == .superscript || token == .subscript || token == .character("'") { return try scripts(on: .row([])) }
    return try scripts(on: base())
  }

  private mutating func scripts(on base: FormulaNode) throws(Problem) -> FormulaNode {
    var areLimits = base.takesLimits
    var below: FormulaNode?
    var above: FormulaNode?
    var primes = 0
    while true {
      switch token {
      case .superscript:
        guard above == nil else { throw .secondScript(at: range, isAbove: true) }
        advance()
        above = try argument(of: "^")
      case .subscript:
        guard below == nil else { throw .secondScript(at: range, isAbove: false) }
        advance()
        below = try argument(of: "_")
      case .character("'"):
        primes += 1
        advance()
      case .command("limits"), .command("nolimits"):
        areLimits = token == .command("limits")
        advance()
      default:
        if primes > 0 {
          let sign = FormulaNode.sign(String(repeating: "′", count: primes), .ordinary)
          above = above.map { .row([sign, $0]) } ?? sign
        }
        guard below != nil || above != nil else { return base }
        return .scripts(base, below: below, above: above, areLimits: areLimits)
      }
    }
  }

  private mutating func base() throws(Problem) -> FormulaNode {
    let place = range
    switch token {
    case .open:
      advance()
      let inside = try row(until: .brace, opening: place)
      advance()
      return .row([inside])
    case .number(let digits):
      advance()
      return .number(digits)
    case .character(let scalar):
      let node = try character(scalar)
      advance()
      return node
    case .command(let name): return try command(name, place)
    case .close, .superscript, .subscript, .ampersand, .newLine, .end:
      throw .strayInFormula("", at: place)
    }
  }

  private func character(_ scalar: Unicode.Scalar) throws(Problem) -> FormulaNode {
    let text = String(Character(scalar))
    switch scalar {
    case "%": throw .percentInFormula(at: range)
    case "`", "#", "$": throw .strayInFormula(text, at: range)
    case "-": return .sign("−", .binary)
    case "*": return .sign("∗", .binary)
    case "+", "±", "×", "·", "÷": return .sign(text, .binary)
    case "=", "<", ">", ":": return .sign(text, .relation)
    case "(", "[": return .sign(text, .opening)
    case ")", "]", "!": return .sign(text, .closing)
    case ",", ";": return .sign(text, .punctuation)
    case "|", "/", "∂", "∇", "∞", "¬", "∀", "∃": return .sign(text, .ordinary)
    case "∑", "∏": return .sign(text, .large)
    case "∫": return .sign(text, .integral)
    case "~": return .space(0.3333)
    default:
      if scalar.properties.isAlphabetic { return .identifier(text, isUpright: false) }
      return .sign(text, scalar.properties.generalCategory == .mathSymbol ? .relation : .ordinary)
    }
  }

  /// `{…}`, or the one token that stands for it.
  private mutating func argument(of owner: String) throws(Problem) -> FormulaNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.mostDepth else { throw .formulaTooDeep(at: range, limit: Self.mostDepth) }
    switch token {
    case .open:
      let place = range
      advance()
      let inside = try row(until: .brace, opening: place)
      advance()
      return inside
    case .number(let digits) where digits.count > 1:
      // Of «\frac12» and «x^10» TeX takes one digit.
      guard owner.hasSuffix("frac"), digits.allSatisfy(\.isNumber) else {
        throw .bracesMissing(around: digits, after: owner, at: range)
      }
      (token, range) = (.number(String(digits.dropFirst())), SourceRange(range.lower + 1, range.upper))
      return .number(String(digits.prefix(1)))
    case .close, .superscript, .subscript, .ampersand, .newLine, .end, .command("right"), .command("end"):
      throw .argumentMissing(of: owner, at: range.isEmpty ? formula : range)
    default: return try base()
    }
  }

  // MARK: Commands

  private mutating func command(_ name: String, _ place: SourceRange) throws(Problem) -> FormulaNode {
    if let node = FormulaCommands.simple[name] {
      advance()
      return node
    }
    if let alphabet = FormulaCommands.alphabets[name] {
      advance()
      return alphabet.styled(try argument(of: "\\" + name))
    }
    if let accent = FormulaCommands.accents[name] {
      advance()
      return .accent(try argument(of: "\\" + name), mark: accent.mark, isBelow: accent.isBelow)
    }
    switch name {
    case "text", "textrm", "textnormal", "mbox", "textbf", "textit", "operatorname": return try word(name)
    case "left": return try fenced(place)
    case "begin": return try grid(place)
    case "big", "bigl", "bigr", "bigm": return try delimiter(name, height: 1.2)
    case "Big", "Bigl", "Bigr", "Bigm": return try delimiter(name, height: 1.8)
    case "bigg", "biggl", "biggr": return try delimiter(name, height: 2.4)
    case "Bigg", "Biggl", "Biggr": return try delimiter(name, height: 3)
    default: return try structure(name, place)
    }
  }

  private mutating func structure(_ name: String, _ place: SourceRange) throws(Problem) -> FormulaNode {
    let owner = "\\" + name
    switch name {
    case "frac", "dfrac", "tfrac", "binom":
      advance()
      let style: FractionStyle = ["dfrac": .display, "tfrac": .text, "binom": .binomial][name] ?? .plain
      let top = try argument(of: owner)
      return .fraction(top, try argument(of: owner), style)
    case "sqrt":
      advance()
      var index: FormulaNode?
      if token == .character("[") {
        let bracket = range
        advance()
        index = try row(until: .bracket, opening: bracket)
        advance()
      }
      return .root(try argument(of: owner), index: index)
    case "overset", "stackrel", "underset":
      advance()
      let mark = try argument(of: owner)
      let base = try argument(of: owner)
      let isBelow = name == "underset"
      return .scripts(base, below: isBelow ? mark : nil, above: isBelow ? nil : mark, areLimits: true)
    case "not":
      advance()
      guard case .sign(let sign, let kind) = try argument(of: owner) else {
        throw .argumentMissing(of: owner, at: place)
      }
      return .sign(sign + "\u{338}", kind)
    case "limits", "nolimits": throw .strayInFormula("", at: place)
    case "mathit":
      advance()
      return try argument(of: owner)
    default:
      let guess = guesses ? FormulaCommands.nearest(to: name) : nil
      throw .unknownFormulaCommand(name, guess: guess, at: place)
    }
  }

  private mutating func word(_ name: String) throws(Problem) -> FormulaNode {
    let command = range
    let isStarred = name == "operatorname" && peekStar()
    if isStarred { advance() }
    advance()
    // The text starts right after the brace, spaces and all.
    guard token == .open, let text = lexer.rawGroup() else {
      throw token == .open ? .unfinishedFormula("}", at: range) : .argumentMissing(of: "\\" + name, at: command)
    }
    advance()
    switch name {
    case "operatorname": return .function(text, takesLimits: isStarred)
    case "textbf": return FormulaAlphabet.bold.styled(.identifier(text, isUpright: true))
    default: return .text(text)
    }
  }

  private func peekStar() -> Bool {
    var ahead = lexer
    return ahead.next().token == .character("*")
  }

  // MARK: Delimiters

  private mutating func delimiter(after owner: String) throws(Problem) -> String {
    let key =
      switch token {
      case .character(let scalar): String(Character(scalar))
      case .command(let name): "\\" + name
      default: ""
      }
    guard let delimiter = FormulaCommands.delimiters[key] else {
      throw .delimiterExpected(after: owner, at: range.isEmpty ? formula : range)
    }
    advance()
    return delimiter
  }

  private mutating func delimiter(_ name: String, height: Double) throws(Problem) -> FormulaNode {
    advance()
    return .delimiter(try delimiter(after: "\\" + name), height: height)
  }

  private mutating func fenced(_ place: SourceRange) throws(Problem) -> FormulaNode {
    advance()
    let left = try delimiter(after: "\\left")
    let inside = try row(until: .right, opening: place)
    advance()
    return .fenced(left, inside, try delimiter(after: "\\right"))
  }

  // MARK: Grids

  private mutating func grid(_ place: SourceRange) throws(Problem) -> FormulaNode {
    let name = try environmentName()
    guard let environment = FormulaCommands.environments[name.value] else {
      throw .unknownEnvironment(name, known: FormulaCommands.environments.keys.sorted())
    }
    var kind = environment.grid
    if case .columns = kind { kind = .columns(try columnSides()) }
    advance()
    var rows: [[FormulaNode]] = [[]]
    while true {
      rows[rows.count - 1].append(try row(until: .cell, opening: place))
      if token == .ampersand {
        advance()
      } else if token == .newLine {
        advance()
        rows.append([])
      } else {
        break
      }
    }
    // `\\` may end the last row too.
    if rows.count > 1, rows[rows.count - 1] == [.row([])] { rows.removeLast() }
    let end = try environmentName()
    guard end.value == name.value else { throw .otherEnvironment(end, opened: name) }
    advance()
    let grid = FormulaNode.grid(rows, kind)
    return environment.left.isEmpty && environment.right.isEmpty
      ? grid : .fenced(environment.left, grid, environment.right)
  }

  /// The name in braces after `\begin` or `\end`.
  private mutating func environmentName() throws(Problem) -> Located<String> {
    let command = range
    let owner = token == .command("end") ? "\\end" : "\\begin"
    advance()
    let brace = range
    guard token == .open, let name = lexer.rawGroup() else { throw .argumentMissing(of: owner, at: command) }
    return Located(name, SourceRange(brace.upper, max(brace.upper, lexer.place.lower - 1)))
  }

  /// `{lcr}` of an array.
  private mutating func columnSides() throws(Problem) -> [ColumnSide] {
    let command = range
    advance()
    guard token == .open, let letters = lexer.rawGroup() else {
      throw .argumentMissing(of: "\\begin{array}", at: command)
    }
    return letters.compactMap { $0 == "l" ? .left : $0 == "r" ? .right : $0 == "c" ? .center : nil }
  }
}

extension FormulaNode {
  fileprivate var takesLimits: Bool {
    switch self {
    case .sign(_, .large): true
    case .function(_, let takesLimits): takesLimits
    case .accent(_, let mark, _): mark == "⏞" || mark == "⏟"
    default: false
    }
  }
}

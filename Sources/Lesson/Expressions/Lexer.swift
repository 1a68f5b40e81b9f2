import Diagnostics

/// Cuts the pieces of a fragment into tokens; reads every byte once.
struct Lexer {
  /// Where the text stands: the header of a fence has `#id` and ends in `}`.
  enum Place {
    case expression
    case header
  }

  private let bytes: [UInt8]
  private let place: Place
  private var pieces: ArraySlice<SourceRange>
  private var position: Int
  private var end: Int
  private var isApart = false
  /// The token before, from which some signs of other languages are told apart.
  private var previous: Token?

  init(_ fragment: SourceFragment, in source: SourceText, place: Place = .expression) {
    bytes = source.bytes
    self.place = place
    pieces = fragment.pieces[...]
    let first = pieces.popFirst() ?? SourceRange(0, 0)
    position = first.lower
    end = min(first.upper, source.bytes.count)
  }

  /// All tokens up to the first broken one, without comments; the last is always `end` or `broken`.
  static func tokens(_ fragment: SourceFragment, in source: SourceText, place: Place = .expression) -> [Token] {
    var lexer = Lexer(fragment, in: source, place: place)
    var tokens: [Token] = []
    while true {
      let token = lexer.next()
      if token.kind == .comment { continue }
      tokens.append(token)
      switch token.kind {
      case .end, .broken: return tokens
      default: break
      }
    }
  }

  /// The next token; after the last one, always `end`.
  mutating func next() -> Token {
    skipSpaces()
    let start = position
    let apart = isApart
    isApart = false
    guard let scalar = peek() else { return Token(kind: .end, range: SourceRange(start, start), isApart: apart) }
    let kind = read(scalar)
    let token = Token(kind: kind, range: SourceRange(start, position), isApart: apart)
    previous = token
    return token
  }

  private mutating func read(_ scalar: Unicode.Scalar) -> Token.Kind {
    if scalar.isDigit { return readNumber() }
    if scalar.startsName { return .name(readName()) }
    if scalar == "\"" { return readText() }
    if scalar == "#" && place == .expression { return readComment() }
    if let broken = readPrime(scalar) { return broken }
    if let broken = readQuote(scalar) { return broken }
    let start = position
    for sign in signsByFirstByte[bytes[position]] ?? [] where matches(sign.bytes) {
      switch sign.meaning {
      case .ours(let symbol):
        guard isKnown(symbol) else { continue }
        position += sign.bytes.count
        return .symbol(symbol)
      case .foreign(let here):
        position += sign.bytes.count
        return .broken(foreign(text(from: start), here: here, at: SourceRange(start, position)))
      }
    }
    advance()
    return .broken(.unknownSign(scalar, at: SourceRange(start, position)))
  }

  private func isKnown(_ symbol: Symbol) -> Bool {
    place == .header || (symbol != .hash && symbol != .rightBrace)
  }

  // MARK: Signs of other languages

  private mutating func foreign(_ spelling: String, here: String, at range: SourceRange) -> Problem {
    if here == "no", previous?.endsValue == true { return .notAfterValue(spelling, at: range) }
    return here == "raíz" ? readRoot(range) : .foreignOperator(spelling, here: here, at: range)
  }

  /// The sign of the root, with the number or the name behind it where nothing else clings to that.
  private mutating func readRoot(_ sign: SourceRange) -> Problem {
    if peek() == "(" { return .rootSign(of: nil, isBracketed: true, at: sign) }
    skipSpacesOfLine()
    let inside = position
    if let scalar = peek(), scalar.isDigit {
      while let scalar = peek(), scalar.isDigit || scalar == "." || scalar == "_" { advance() }
    } else if let scalar = peek(), scalar.startsName {
      _ = readName()
    }
    let (operand, whole) = (text(from: inside), SourceRange(sign.lower, position))
    skipSpacesOfLine()
    let clings = peek().map { $0.continuesName || ".([^²³".unicodeScalars.contains($0) } ?? false
    let isAlone = !clings && !(peek() == "*" && peek(1) == "*") && !operators.contains(operand)
    let isWhole = isAlone && !operand.isEmpty && !operand.hasSuffix(".")
    position = isWhole ? whole.upper : sign.upper
    return isWhole
      ? .rootSign(of: operand, isBracketed: false, at: whole) : .rootSign(of: nil, isBracketed: false, at: sign)
  }

  private mutating func skipSpacesOfLine() {
    while let scalar = peek(), scalar.isSpace { advance() }
  }

  /// The stroke of a derivative, as in `f'(3)`: read with the function's name, so that ours can be told.
  private mutating func readPrime(_ scalar: Unicode.Scalar) -> Token.Kind? {
    guard primes.contains(scalar), let previous, previous.range.upper == position, let name = previous.name,
      !operators.contains(name)
    else { return nil }
    var order = 0
    while let next = peek(), primes.contains(next) {
      advance()
      order += 1
    }
    let stroke = SourceRange(previous.range.lower, position)
    return .broken(.strokeOfDerivative(of: name, order: order, calledWith: bracketed(), at: stroke))
  }

  /// What stands between brackets here, with them: `(3)`; with other brackets inside, or long, dots stand for it.
  private func bracketed() -> String {
    guard peek() == "(" else { return "" }
    guard let close = bytes[position..<end].firstIndex(of: UInt8(ascii: ")")) else { return "(…)" }
    let text = String(decoding: bytes[position...close], as: UTF8.self)
    return text.count > 20 || text.dropFirst().contains("(") ? "(…)" : text
  }

  // MARK: Spaces and comments

  private mutating func skipSpaces() {
    while true {
      if position >= end {
        guard let piece = pieces.popFirst() else { return }
        position = piece.lower
        end = min(piece.upper, bytes.count)
        isApart = true
      } else if let scalar = peek(), scalar.isSpace {
        advance()
        isApart = true
      } else {
        return
      }
    }
  }

  private mutating func readComment() -> Token.Kind {
    let start = position
    advance()
    let text = peek()
    guard text == nil || text?.isSpace == true || text == "#" else {
      return .broken(.tightComment(at: SourceRange(start, position)))
    }
    position = end
    return .comment
  }

  // MARK: Names, numbers, texts

  private mutating func readName() -> String {
    let start = position
    while let scalar = peek(), scalar.continuesName { advance() }
    return text(from: start)
  }

  private mutating func readNumber() -> Token.Kind {
    let start = position
    var digits = readDigits()
    var hasFraction = false
    if let broken = readDottedInterval(from: start) { return broken }
    if peek() == "." {
      guard let after = peek(1), after.isDigit else {
        advance()
        let isAlone = !(peek()?.startsName ?? false)
        return .broken(.pointWithoutDigits(text(from: start), at: SourceRange(start, position), isAlone: isAlone))
      }
      advance()
      hasFraction = true
      digits += "." + readDigits()
    }
    var exponent = ""
    if let mark = peek(), mark == "e" || mark == "E" {
      let signed = peek(1) == "-" || peek(1) == "+"
      if let digit = peek(signed ? 2 : 1), digit.isDigit {
        advance()
        exponent = signed && peek() == "-" ? "-" : ""
        if signed { advance() }
        exponent += readDigits()
      }
    }
    if let broken = readNumberTail(from: start) { return broken }
    let range = SourceRange(start, position)
    if hasLooseUnderscore(range) { return .broken(.looseUnderscore(text(from: start), at: range)) }
    return numberLiteral(digits, hasFraction: hasFraction, exponent: exponent, at: range)
  }

  /// Whether an underscore of a number is not between two digits.
  private func hasLooseUnderscore(_ range: SourceRange) -> Bool {
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    for index in range.lower..<range.upper where bytes[index] == UInt8(ascii: "_") {
      if !isDigit(bytes[index - 1]) || index + 1 == range.upper || !isDigit(bytes[index + 1]) { return true }
    }
    return false
  }

  /// What may not touch a number: another point, a letter.
  private mutating func readNumberTail(from start: Int) -> Token.Kind? {
    if let broken = readDottedInterval(from: start) { return broken }
    if peek() == ".", let after = peek(1), after.isDigit {
      while let scalar = peek(), scalar.isDigit || scalar == "." { advance() }
      return .broken(.manyPoints(text(from: start), at: SourceRange(start, position)))
    }
    guard let scalar = peek(), scalar.startsName else { return nil }
    let number = text(from: start)
    let name = readName()
    let range = SourceRange(start, position)
    let isId = previous?.is(.hash) == true && previous?.range.upper == start
    return .broken(isId ? .idBeginsWithDigits(number, name, at: range) : .numberBesideName(number, name, at: range))
  }

  /// `2..4`, an interval of other languages: read whole, so that ours can be told.
  private mutating func readDottedInterval(from start: Int) -> Token.Kind? {
    guard peek() == ".", peek(1) == "." else { return nil }
    let lower = text(from: start)
    while peek() == "." { advance() }
    let inside = position
    _ = readDigits()
    if position > inside, peek() == ".", let after = peek(1), after.isDigit {
      advance()
      _ = readDigits()
    }
    return .broken(.dottedInterval(lower, text(from: inside), at: SourceRange(start, position)))
  }

  private func numberLiteral(
    _ digits: String, hasFraction: Bool, exponent: String, at range: SourceRange
  ) -> Token.Kind {
    let isPlain = !hasFraction && exponent.isEmpty
    let integer = isPlain ? Int(digits) : nil
    guard let power = exponent.isEmpty ? 0 : Int(exponent),
      let value = Double(exponent.isEmpty ? digits : digits + "e" + exponent), value.isFinite,
      integer != nil || !isPlain
    else { return .broken(.numberTooLarge(text(from: range.lower), at: range)) }
    if value == 0, digits.utf8.contains(where: { $0 != UInt8(ascii: "0") && $0 != UInt8(ascii: ".") }) {
      return .broken(.numberTooSmall(text(from: range.lower), at: range))
    }
    if isPlain { return .number(NumberLiteral(value: value, integer: integer, halfUnit: 0.5)) }
    let decimals = hasFraction ? digits.utf8.drop { $0 != UInt8(ascii: ".") }.count - 1 : 0
    let halfUnit = Double("5e\(min(max(power, -2000), 2000) - decimals - 1)") ?? 0
    return .number(NumberLiteral(value: value, integer: integer, halfUnit: halfUnit))
  }

  private mutating func readDigits() -> String {
    var digits = ""
    while let scalar = peek(), scalar.isDigit || scalar == "_" {
      if scalar != "_" { digits.unicodeScalars.append(scalar) }
      advance()
    }
    return digits
  }

  private mutating func readText() -> Token.Kind {
    let start = position
    var broken: Problem?
    var value: [UInt8] = []
    position += 1
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        if let broken { return .broken(broken) }
        return .text(String(decoding: value, as: UTF8.self))
      }
      if byte == UInt8(ascii: "\\"), position + 1 < end {
        let escape = SourceRange(position, position + 1)
        position += 1
        switch bytes[position] {
        case UInt8(ascii: "n"): value.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): value.append(bytes[position])
        default: broken = broken ?? .unknownEscape(at: escape)
        }
      } else {
        value.append(byte)
      }
      position += 1
    }
    return .broken(.unfinishedText(at: SourceRange(start, end)))
  }

  /// Quotes that are not `"`: read whole, so that the fix can be told.
  private mutating func readQuote(_ scalar: Unicode.Scalar) -> Token.Kind? {
    guard let closers = otherQuotes[scalar] else { return nil }
    let start = position
    advance()
    let inside = position
    while let next = peek() {
      if closers.contains(next) {
        let inner = text(from: inside)
        advance()
        return .broken(.otherQuotes(inner, at: SourceRange(start, position)))
      }
      advance()
    }
    position = inside
    return .broken(.otherQuotes(nil, at: SourceRange(start, inside)))
  }

  // MARK: Scalars

  private func text(from start: Int) -> String { String(decoding: bytes[start..<position], as: UTF8.self) }

  private func matches(_ spelling: [UInt8]) -> Bool {
    position + spelling.count <= end && bytes[position..<position + spelling.count].elementsEqual(spelling)
  }

  /// The ASCII scalar some bytes ahead, or with no argument the one to read now.
  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    decodeScalar(bytes, at: position + ahead, end: end)?.scalar
  }

  private mutating func advance() {
    position += decodeScalar(bytes, at: position, end: end)?.length ?? 0
  }
}

/// Opening quotes that people write instead of `"`, with what closes each.
private let otherQuotes: [Unicode.Scalar: [Unicode.Scalar]] = [
  "“": ["”", "\""], "”": ["”", "\""], "„": ["“", "”"], "«": ["»"], "‘": ["’"], "’": ["’"], "'": ["'"],
]

/// Strokes behind the name of a function that stand for its derivative.
private let primes: Set<Unicode.Scalar> = ["'", "’", "′"]

/// Words that are no value where another may follow.
private let operators: Set<String> = ["y", "o", "no", "en", "es", "and", "or", "not"]

extension Token {
  /// Whether a value may end with it.
  fileprivate var endsValue: Bool {
    switch kind {
    case .number, .text: true
    case .name(let name): !operators.contains(name)
    case .symbol(let symbol): symbol == .rightParenthesis || symbol == .rightBracket
    case .comment, .broken, .end: false
    }
  }
}

/// The scalar that starts at an offset and how many bytes it takes; a broken sequence is one byte of U+FFFD.
func decodeScalar(_ bytes: [UInt8], at offset: Int, end: Int) -> (scalar: Unicode.Scalar, length: Int)? {
  guard offset < end else { return nil }
  let first = bytes[offset]
  if first < 0x80 { return (Unicode.Scalar(first), 1) }
  let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
  var value = UInt32(first) & (0x7F >> UInt32(length))
  for index in offset + 1..<offset + length {
    guard index < end, bytes[index] & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
    value = value << 6 | UInt32(bytes[index] & 0x3F)
  }
  return Unicode.Scalar(value).map { ($0, length) } ?? ("\u{FFFD}", 1)
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }

  /// Spaces inside a line, the no-break ones that a copied text brings among them.
  var isSpace: Bool { self == " " || self == "\t" || self == "\u{A0}" || self == "\u{202F}" || self == "\u{2009}" }

  var startsName: Bool {
    if isASCII { return self == "_" || ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
    return properties.isXIDStart
  }

  /// Letters, digits, marks, and the subscript digits of `x₁`.
  var continuesName: Bool {
    if isASCII { return startsName || isDigit }
    return properties.isXIDContinue && self != "·" || (0x2080...0x2089).contains(value)
  }
}

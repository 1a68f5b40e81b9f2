/// The smallest piece of a line of text that is compared: a word, a number, a duration, a sign, or `…`.
struct TextToken: Sendable {
  enum Kind: Sendable {
    case word(String)
    case number(TextNumber)
    /// A number with a unit of time: shown, never compared.
    case time
    case sign(Unicode.Scalar)
    /// `…`: anything.
    case wildcard
  }

  var kind: Kind
  /// Where the token stands, in the scalars of its line; of a number without its `±`.
  var range: Range<Int>
  /// After the token, and after the `± t` of a number.
  var end: Int

  var number: TextNumber? {
    if case .number(let number) = kind { number } else { nil }
  }

  var isWildcard: Bool {
    if case .wildcard = kind { true } else { false }
  }

  /// Whether what is written here stands for what was found: numbers by value, the rest as it is.
  func matches(_ found: TextToken) -> Bool {
    switch (kind, found.kind) {
    case (.word(let written), .word(let word)): written == word
    case (.number(let written), .number(let number)): written.admits(number)
    case (.time, .time): true
    case (.sign(let written), .sign(let sign)): written == sign
    case (.wildcard, _): true
    default: false
    }
  }
}

/// A number as it is written in a text, so that its last digit can mean a tolerance.
struct TextNumber: Sendable {
  /// As written, thin spaces and all.
  var text: String
  var value: Double
  /// The digits after the decimal mark.
  var decimals: Int
  /// Nil where nothing stands after the digits of an integer: its sign and digits, without what does not count.
  var integer: String?
  /// The mark that was written; nil for none.
  var mark: Unicode.Scalar?
  /// How many scalars come before the power of ten: all, where there is none.
  var mantissaLength: Int
  /// Half a unit of the last digit written.
  var halfUnit: Double
  /// What stands after `±`.
  var tolerance: Double?
  /// Whether its thousands are apart: `60 000`.
  var isGrouped: Bool

  var hasPower: Bool { mantissaLength < text.unicodeScalars.count }

  /// Whether another number is within the tolerance of this one.
  ///
  /// An integer is exact unless `±` widens it; NaN is only NaN, and an infinity only itself.
  func admits(_ found: TextNumber) -> Bool {
    if tolerance == nil, let integer, let other = found.integer { return integer == other }
    if value.isNaN || found.value.isNaN { return value.isNaN && found.value.isNaN }
    if value.isInfinite || found.value.isInfinite { return value == found.value }
    let allowed = max(tolerance ?? 0, integer == nil ? halfUnit : 0)
    if allowed == 0 { return value == found.value }
    // A hair more, because the nearest doubles to two decimal texts do not lie exactly where the texts do.
    let slack = allowed * 1e-12 + 1e-15 * max(value.magnitude, found.value.magnitude)
    return (value - found.value).magnitude <= allowed + slack
  }
}

/// A line of text with its tokens.
struct TextLine: Sendable {
  /// Some tokens read as one number: `60 000` with a plain space, as people type it.
  struct Join: Sendable {
    /// The index after its last token.
    var end: Int
    var token: TextToken
  }

  let scalars: [Unicode.Scalar]
  let tokens: [TextToken]
  let words: Set<String>
  /// What starts at each token, from the shortest to the longest.
  private(set) var joins: [Int: [Join]] = [:]

  /// Groups of three digits in the longest number.
  private static let mostGroups = 8

  init(_ text: String) {
    var lexer = TextLexer(text)
    let tokens = lexer.allTokens()
    self.init(scalars: lexer.scalars, tokens: tokens)
    for index in tokens.indices { joins[index] = joins(from: index) }
  }

  private init(scalars: [Unicode.Scalar], tokens: [TextToken]) {
    self.scalars = scalars
    self.tokens = tokens
    words = Set(tokens.compactMap { token in if case .word(let word) = token.kind { word } else { nil } })
  }

  var isBlank: Bool { tokens.isEmpty }

  /// Whether it is `…` alone, which stands for any number of lines.
  var isWildcard: Bool { tokens.count == 1 && tokens[0].isWildcard }

  var text: String { text(0..<scalars.count) }

  func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  // MARK: Thousands

  /// The line with each run of groups that plain spaces part read as one number.
  var joiningThousands: TextLine {
    var joined: [TextToken] = []
    var index = 0
    while index < tokens.count {
      let longest = joins[index]?.last
      joined.append(longest?.token ?? tokens[index])
      index = longest?.end ?? index + 1
    }
    return TextLine(scalars: scalars, tokens: joined)
  }

  /// The numbers that more than one token may be, from a token on; nil for none.
  private func joins(from first: Int) -> [Join]? {
    var found: [Join] = []
    var last = first
    while last + 1 < tokens.count, last - first < Self.mostGroups, continuesThousands(from: first, last) {
      last += 1
      let range = tokens[first].range.lowerBound..<tokens[last].range.upperBound
      guard var number = TextNumber(grouped: text(range)) else { break }
      number.tolerance = tokens[last].number?.tolerance
      found.append(Join(end: last + 1, token: TextToken(kind: .number(number), range: range, end: tokens[last].end)))
    }
    return found.isEmpty ? nil : found
  }

  /// Whether the token after one goes on with the groups of a number: a single space, and three digits.
  private func continuesThousands(from first: Int, _ last: Int) -> Bool {
    let next = tokens[last + 1]
    guard let head = tokens[first].number, let number = next.number, head.integer != nil, !head.isGrouped,
      tokens[last].number?.integer != nil, tokens[last].number?.tolerance == nil, !number.isGrouped,
      head.text.unicodeScalars.drop(while: { !$0.isDigit }).count <= 3, !number.hasPower,
      next.range.lowerBound == tokens[last].range.upperBound + 1, scalars[next.range.lowerBound - 1] == " "
    else { return false }
    let digits = number.text.unicodeScalars.prefix { $0.isDigit }
    return digits.count == 3
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }
}

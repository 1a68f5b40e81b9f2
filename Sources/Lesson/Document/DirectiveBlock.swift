package import Diagnostics

/// A fenced block whose info string starts with `{`: one step of a lesson, not yet given a meaning.
///
/// ```
/// fence := 3+ "`" or 3+ "~", SP* "{" name (SP ref)? (SP "#" id)? (SP key "=" primary)* "}"
/// ```
package struct DirectiveBlock: Sendable {
  /// The directive's name as written.
  package var name: Located<String>
  /// The bare word after the name: the model of `compilar`, the kind of `figura`.
  package var reference: Located<String>?
  package var id: Located<String>?
  /// The `key=value` of the fence.
  package var fenceOptions: [RawOption]
  /// The lines inside the fence, without container prefixes (`> `, list indent) or line ends.
  package var bodyLines: [SourceRange]
  /// From `{` to `}`.
  package var headerRange: SourceRange
  /// From the first back-tick of the opening fence to the end of the closing fence, without the line's end.
  package var range: SourceRange
  /// Which directive of the lesson it is, from 0.
  package var index: Int
  /// The innermost teaching block that holds it, by its index.
  package var block: Int?
  /// Whether its fence was wrong and has been told: what is missing in it is not worth telling too.
  package var isBroken: Bool

  package init(
    name: Located<String>, reference: Located<String>?, id: Located<String>?, fenceOptions: [RawOption],
    bodyLines: [SourceRange], headerRange: SourceRange, range: SourceRange, index: Int, block: Int? = nil,
    isBroken: Bool = false
  ) {
    self.name = name
    self.reference = reference
    self.id = id
    self.fenceOptions = fenceOptions
    self.bodyLines = bodyLines
    self.headerRange = headerRange
    self.range = range
    self.index = index
    self.block = block
    self.isBroken = isBroken
  }
}

extension DirectiveBlock {
  /// That of a lesson without any.
  package static let none = DirectiveBlock(
    name: Located("", SourceRange(0, 0)), reference: nil, id: nil, fenceOptions: [], bodyLines: [],
    headerRange: SourceRange(0, 0), range: SourceRange(0, 0), index: 0)
}

/// An option as written: its key, and the text of its value still to be read by the option's declared type.
package struct RawOption: Sendable {
  package var key: Located<String>
  package var value: RawValue

  package init(key: Located<String>, value: RawValue) {
    self.key = key
    self.value = value
  }
}

/// The text of an option's value.
package enum RawValue: Sendable {
  /// After the colon or equals sign; more than one piece where an open bracket goes on on the next line.
  case line(SourceFragment)
  /// The `- ` lines after an empty value.
  case items([SourceFragment])
}

/// A piece of an expression's text: ranges of one or more lines, comments not yet removed.
package struct SourceFragment: Sendable, Equatable {
  package var pieces: [SourceRange]

  package init(_ pieces: [SourceRange]) {
    self.pieces = pieces
  }

  /// From the first byte to the last.
  package var range: SourceRange {
    guard let first = pieces.first, let last = pieces.last else { return SourceRange(0, 0) }
    return first.union(last)
  }
}

/// A computed value in the prose: `{= expr : format }` in a code span.
package struct InlineValue: Sendable {
  package var expression: Expression
  package var format: Located<InlineFormat>?
  /// From the first back-tick to the last.
  package var range: SourceRange
  /// Which inline value of the lesson it is, from 0.
  package var index: Int

  package init(expression: Expression, format: Located<InlineFormat>?, range: SourceRange, index: Int) {
    self.expression = expression
    self.format = format
    self.range = range
    self.index = index
  }
}

/// How an inline value is written: `2`, `1%`, `2e`.
package enum InlineFormat: Sendable, Equatable {
  case decimals(Int)
  case percent(Int)
  case scientific(Int)

  /// What stands after the digits; all that a lesson can write.
  package enum Sign: String, CaseIterable, Sendable {
    case none = ""
    case percent = "%"
    case scientific = "e"
  }

  package init(_ sign: Sign, digits: Int) {
    self =
      switch sign {
      case .none: .decimals(digits)
      case .percent: .percent(digits)
      case .scientific: .scientific(digits)
      }
  }
}

extension DirectiveBlock {
  /// The run of back-ticks or tildes that ends the block; nil where the lesson ends before it.
  package func closingFence(in source: SourceText) -> SourceRange? {
    guard range.lower < source.bytes.count, range.upper <= source.bytes.count else { return nil }
    let mark = source.bytes[range.lower]
    let floor = max(headerRange.upper, bodyLines.last?.upper ?? 0)
    var upper = range.upper
    while upper > floor, source.bytes[upper - 1] == UInt8(ascii: " ") { upper -= 1 }
    var lower = upper
    while lower > floor, source.bytes[lower - 1] == mark { lower -= 1 }
    return lower < upper ? SourceRange(lower, upper) : nil
  }
}

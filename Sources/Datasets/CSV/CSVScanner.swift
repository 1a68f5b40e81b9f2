/// A field as it stands in a CSV file.
struct CSVField {
  /// Without the quotes around it, or without the blanks around a field that has no quotes.
  var range: Range<Int>
  var isQuoted: Bool
  /// Whether quotes within are written twice.
  var hasQuotes: Bool
  /// The line where it starts.
  var line: Int
}

/// Cuts a CSV file into records and fields, as RFC 4180 describes them; line ends may be LF too.
///
/// A record's fields stand in `fields` until the next one is read. Empty lines are no records.
struct CSVScanner {
  let bytes: [UInt8]
  let separator: UInt8
  private(set) var fields: [CSVField] = []
  private var index = 0
  private var line = 1
  private let limit: Int

  static let quote = UInt8(ascii: "\"")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// Takes at most `limit` fields of a record.
  init(_ bytes: [UInt8], separator: UInt8, limit: Int) {
    self.bytes = bytes
    self.separator = separator
    self.limit = limit
    index = Self.start(of: bytes)
  }

  /// After a byte-order mark.
  private static func start(of bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The separator that is most frequent in the first line, outside quotes; a comma where there is none.
  static func separator(of bytes: [UInt8]) -> UInt8 {
    let candidates = [",", ";", "\t"].map { (mark: Unicode.Scalar) in UInt8(ascii: mark) }
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == newline { break }
      if let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }

  /// Reads the next record; false at the end.
  mutating func next() throws(CSVFault) -> Bool {
    fields.removeAll(keepingCapacity: true)
    skipEmptyLines()
    guard index < bytes.count else { return false }
    let start = index
    let firstLine = line
    var isLast = false
    while !isLast {
      guard fields.count < limit else { throw .tooManyColumns(limit: limit) }
      isLast = try bytes.indices.contains(index) && bytes[index] == Self.quote ? quotedField() : plainField()
    }
    try checkText(start..<index, line: firstLine)
    return true
  }

  /// The text of a field.
  func text(_ field: CSVField) -> String {
    guard field.hasQuotes else { return String(decoding: bytes[field.range], as: UTF8.self) }
    var result: [UInt8] = []
    var skips = false
    for byte in bytes[field.range] {
      skips = byte == Self.quote && !skips
      if !skips { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func skipEmptyLines() {
    while index < bytes.count {
      let isBreak = bytes[index] == Self.carriageReturn && index + 1 < bytes.count && bytes[index + 1] == Self.newline
      if isBreak { index += 1 }
      guard bytes[index] == Self.newline else { return }
      index += 1
      line += 1
    }
  }

  /// Reads a field without quotes and what ends it; true where the record ends.
  private mutating func plainField() throws(CSVFault) -> Bool {
    let start = index
    while index < bytes.count, bytes[index] != separator, bytes[index] != Self.newline {
      guard bytes[index] != Self.quote else { throw .strayQuote(line: line, column: fields.count + 1) }
      index += 1
    }
    var range = start..<index
    while let last = range.last, isBlank(bytes[last]) { range = range.lowerBound..<last }
    while let first = range.first, isBlank(bytes[first]) { range = first + 1..<range.upperBound }
    fields.append(CSVField(range: range, isQuoted: false, hasQuotes: false, line: line))
    return endOfField()
  }

  private mutating func quotedField() throws(CSVFault) -> Bool {
    let firstLine = line
    let start = index + 1
    index = start
    var hasQuotes = false
    while true {
      guard index < bytes.count else { throw .unclosedQuote(line: firstLine) }
      if bytes[index] == Self.quote {
        guard index + 1 < bytes.count, bytes[index + 1] == Self.quote else { break }
        hasQuotes = true
        index += 1
      } else if bytes[index] == Self.newline {
        line += 1
      }
      index += 1
    }
    fields.append(CSVField(range: start..<index, isQuoted: true, hasQuotes: hasQuotes, line: firstLine))
    index += 1
    while index < bytes.count, isBlank(bytes[index]) { index += 1 }
    guard index == bytes.count || bytes[index] == separator || bytes[index] == Self.newline else {
      throw .strayQuote(line: line, column: fields.count)
    }
    return endOfField()
  }

  /// Steps over what ends a field.
  private mutating func endOfField() -> Bool {
    guard index < bytes.count else { return true }
    let isEnd = bytes[index] == Self.newline
    if isEnd { line += 1 }
    index += 1
    return isEnd
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte != separator && (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == Self.carriageReturn)
  }

  private func checkText(_ range: Range<Int>, line: Int) throws(CSVFault) {
    guard bytes[range].contains(where: { $0 >= 0x80 }) else { return }
    guard String(validating: bytes[range], as: UTF8.self) == nil else { return }
    let looksLikeUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    throw .notUTF8(line: line, looksLikeUTF16: looksLikeUTF16)
  }
}

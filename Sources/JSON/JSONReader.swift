/// Why bytes are not JSON, or more of it than is taken.
package struct JSONFault: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// The bytes end within a value.
    case unfinished
    /// A byte that cannot stand where it does.
    case unexpected
    /// A control character or an escape that JSON does not have, half of a surrogate pair, or no UTF-8.
    case string
    /// Not of JSON's form, or beyond a 64-bit integer or a finite double.
    case number
    case repeatedKey
    /// Something after the value's end.
    case trailing
    /// Nested deeper than the limit.
    case depth
    /// More bytes, values or characters of a string than the reader takes.
    case tooLarge
  }

  package var kind: Kind
  /// The byte where it was seen, from 0.
  package var offset: Int

  package init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}

/// Reads JSON (RFC 8259) that nobody vouches for: strictly, and in bounded memory and depth.
///
/// Refused beside what is not JSON: an object with the same key twice, an integer beyond 64 bits, a number that is no
/// finite double, and whatever is larger than the limits.
package struct JSONReader {
  /// Bytes of one number: more than any double needs.
  package static let mostNumberBytes = 64

  private let bytes: [UInt8]
  private let limits: JSONLimits
  private var index = 0
  private var values = 0

  /// The one value that the bytes are, with white space around it or none.
  package static func read(_ bytes: [UInt8], limits: JSONLimits = .savedFile) throws(JSONFault) -> JSONValue {
    guard bytes.count <= limits.bytes else { throw JSONFault(kind: .tooLarge, offset: 0) }
    var reader = JSONReader(bytes: bytes, limits: limits)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.index == bytes.count else { throw reader.fault(.trailing) }
    return value
  }

  private init(bytes: [UInt8], limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  private func fault(_ kind: JSONFault.Kind) -> JSONFault { JSONFault(kind: kind, offset: index) }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// What is wrong where another byte is needed.
  private var surprise: JSONFault { fault(current == nil ? .unfinished : .unexpected) }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
  }

  /// Steps over a byte if it comes next.
  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: byte) else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
    skipSpace()
    values += 1
    guard values <= limits.values else { throw fault(.tooLarge) }
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONFault) -> JSONValue {
    for byte in word.utf8 {
      guard current == byte else { throw surprise }
      index += 1
    }
    return value
  }

  private mutating func object(depth: Int) throws(JSONFault) -> JSONValue {
    guard depth <= limits.depth else { throw fault(.depth) }
    index += 1
    var entries: [JSONMember] = []
    var keys: Set<[UInt8]> = []
    skipSpace()
    if take("}") { return .object([]) }
    repeat {
      skipSpace()
      let start = index
      guard current == UInt8(ascii: "\"") else { throw surprise }
      let key = try string()
      guard key.utf8.count <= limits.keyBytes else { throw JSONFault(kind: .tooLarge, offset: start) }
      guard keys.insert(Array(key.utf8)).inserted else { throw JSONFault(kind: .repeatedKey, offset: start) }
      skipSpace()
      guard take(":") else { throw surprise }
      entries.append(JSONMember(key, try value(depth: depth)))
      skipSpace()
    } while take(",")
    guard take("}") else { throw surprise }
    return .object(entries)
  }

  private mutating func array(depth: Int) throws(JSONFault) -> JSONValue {
    guard depth <= limits.depth else { throw fault(.depth) }
    index += 1
    var nodes: [JSONValue] = []
    skipSpace()
    if take("]") { return .array([]) }
    repeat {
      nodes.append(try value(depth: depth))
      skipSpace()
    } while take(",")
    guard take("]") else { throw surprise }
    return .array(nodes)
  }
}

extension JSONReader {
  /// A string, from its first quote over its last.
  private mutating func string() throws(JSONFault) -> String {
    index += 1
    var text: [UInt8] = []
    let start = index
    while let byte = current, byte != UInt8(ascii: "\"") {
      guard index - start < limits.stringBytes else { throw fault(.tooLarge) }
      guard byte >= 0x20 else { throw fault(.string) }
      if byte == UInt8(ascii: "\\") {
        text.append(contentsOf: try escaped())
      } else {
        text.append(byte)
        index += 1
      }
    }
    guard take("\"") else { throw fault(.unfinished) }
    guard let result = String(validating: text, as: UTF8.self) else { throw JSONFault(kind: .string, offset: start) }
    return result
  }

  /// The bytes that an escape stands for.
  private mutating func escaped() throws(JSONFault) -> [UInt8] {
    index += 1
    guard let byte = current else { throw fault(.unfinished) }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(Character(try escapedScalar())).utf8)
    default:
      index -= 1
      throw fault(.string)
    }
  }

  /// The scalar of four hexadecimal digits, or of the eight of a surrogate pair.
  private mutating func escapedScalar() throws(JSONFault) -> Unicode.Scalar {
    let first = try hexadecimal()
    var code = first
    if (0xD800...0xDBFF).contains(first) {
      guard take("\\"), take("u") else { throw fault(current == nil ? .unfinished : .string) }
      let second = try hexadecimal()
      guard (0xDC00...0xDFFF).contains(second) else { throw fault(.string) }
      code = 0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw fault(.string) }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current else { throw fault(.unfinished) }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw fault(.string) }
      code = code << 4 | UInt32(digit)
      index += 1
    }
    return code
  }

  /// Steps over digits; false where there are none.
  private mutating func skipDigits() -> Bool {
    let start = index
    while let byte = current, (0x30...0x39).contains(byte) { index += 1 }
    return index > start
  }

  private mutating func number() throws(JSONFault) -> JSONValue {
    let start = index
    _ = take("-")
    guard let first = current, (0x30...0x39).contains(first) else {
      throw index == start || current == nil ? surprise : fault(.number)
    }
    let digits = index
    _ = skipDigits()
    guard first != 0x30 || index == digits + 1 else { throw JSONFault(kind: .number, offset: start) }
    var isInteger = true
    if take(".") {
      isInteger = false
      guard skipDigits() else { throw fault(current == nil ? .unfinished : .number) }
    }
    if take("e") || take("E") {
      isInteger = false
      if !take("+") { _ = take("-") }
      guard skipDigits() else { throw fault(current == nil ? .unfinished : .number) }
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard index - start <= Self.mostNumberBytes else { throw JSONFault(kind: .number, offset: start) }
    if isInteger, let integer = Int(text) { return .integer(integer) }
    if !isInteger, let number = Double(text), number.isFinite { return .number(number) }
    throw JSONFault(kind: .number, offset: start)
  }
}

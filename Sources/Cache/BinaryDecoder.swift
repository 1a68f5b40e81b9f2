/// Reads what `BinaryEncoder` wrote; bytes that are not of the type are a fault, never a crash.
package struct BinaryDecoder {
  private let context: [CodingUserInfoKey: any Sendable]

  package init(context: [CodingUserInfoKey: any Sendable] = [:]) { self.context = context }

  package func value<T: Decodable>(of type: T.Type, in bytes: [UInt8]) throws(CodingFault) -> T {
    let reader = Reader(bytes, context)
    do {
      let value = try reader.read(type)
      guard reader.left == 0 else { throw CodingFault.trailing(reader.left) }
      return value
    } catch {
      throw (error as? CodingFault) ?? .malformed
    }
  }
}

/// All that is read comes from here.
final class Reader: Decoder {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any]

  /// Values in values at most, so that no bytes exhaust the stack.
  private static let deepest = 200

  init(_ bytes: [UInt8], _ context: [CodingUserInfoKey: any Sendable]) {
    self.bytes = bytes
    userInfo = context
  }

  var left: Int { bytes.count - position }

  func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
    let size = MemoryLayout<T>.size
    guard left >= size else { throw CodingFault.truncated }
    var value: T = 0
    withUnsafeMutableBytes(of: &value) { $0.copyBytes(from: bytes[position..<position + size]) }
    position += size
    return T(littleEndian: value)
  }

  /// Whether the next byte is a flag that says no; then it is read.
  func takesNil() -> Bool {
    guard left > 0, bytes[position] == 0 else { return false }
    position += 1
    return true
  }

  func flag() throws -> Bool {
    switch try integer(UInt8.self) {
    case 0: return false
    case 1: return true
    default: throw CodingFault.malformed
    }
  }

  /// How many things of at least so many bytes follow.
  func count(ofSize size: Int) throws -> Int {
    guard let count = Int(exactly: try integer(UInt64.self)), count <= left / max(1, size) else {
      throw CodingFault.truncated
    }
    return count
  }

  func text() throws -> String {
    let count = try count(ofSize: 1)
    defer { position += count }
    guard let text = String(validating: bytes[position..<position + count], as: UTF8.self) else {
      throw CodingFault.malformed
    }
    return text
  }

  private func numbers<Number: BitwiseCopyable>(_ zero: Number) throws -> [Number] {
    let size = MemoryLayout<Number>.stride
    let count = try count(ofSize: size)
    defer { position += count * size }
    return [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
      buffer.initialize(repeating: zero)
      UnsafeMutableRawBufferPointer(buffer).copyBytes(from: bytes[position..<position + count * size])
      initialized = count
    }
  }

  func read<T: Decodable>(_ type: T.Type) throws -> T {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw CodingFault.malformed }
    if let known = try known(type), let value = known as? T { return value }
    return try T(from: self)
  }

  /// What is not read by asking its type; nil for all else.
  private func known(_ type: Any.Type) throws -> Any? {
    switch type {
    case is Bool.Type: return try flag()
    case is Int.Type: return Int(truncatingIfNeeded: try integer(Int64.self))
    case is Double.Type: return Double(bitPattern: try integer(UInt64.self))
    case is Float.Type: return Float(bitPattern: try integer(UInt32.self))
    case is UInt8.Type: return try integer(UInt8.self)
    case is Int32.Type: return try integer(Int32.self)
    case is UInt64.Type: return try integer(UInt64.self)
    case is String.Type: return try text()
    case is [UInt8].Type: return try numbers(UInt8(0))
    case is [Float].Type: return try numbers(Float(0))
    case is [Double].Type: return try numbers(Double(0))
    case is [Int].Type: return try numbers(Int(0))
    default: return nil
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(ReadFields(reader: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try ReadItems(self) }
  func singleValueContainer() throws -> any SingleValueDecodingContainer { ReadSingle(reader: self) }

  /// The name of an enumeration's case, which is read again by who takes it.
  func caseName() -> String? {
    let before = position
    defer { position = before }
    return try? text()
  }
}

private struct ReadFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let reader: Reader
  let codingPath: [any CodingKey] = []

  /// Only enumerations ask, and have one.
  var allKeys: [Key] { reader.caseName().flatMap(Key.init(stringValue:)).map { [$0] } ?? [] }

  func contains(_ key: Key) -> Bool { true }
  func decodeNil(forKey key: Key) throws -> Bool { throw CodingFault.unsuitable }
  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try reader.read(type) }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? { try optional(type) }
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try optional(type) }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try optional(type) }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try optional(type) }
  func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? { try optional(type) }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try optional(type) }
  func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? { try optional(type) }
  func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? { try optional(type) }
  func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? { try optional(type) }

  private func optional<T: Decodable>(_ type: T.Type) throws -> T? { try reader.flag() ? try reader.read(type) : nil }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    guard try reader.text() == key.stringValue else { throw CodingFault.malformed }
    return KeyedDecodingContainer(ReadFields<NestedKey>(reader: reader))
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try ReadItems(reader) }
  func superDecoder() throws -> any Decoder { reader }
  func superDecoder(forKey key: Key) throws -> any Decoder { reader }
}

private struct ReadItems: UnkeyedDecodingContainer {
  let reader: Reader
  let codingPath: [any CodingKey] = []
  let count: Int?
  private let total: Int
  private(set) var currentIndex = 0

  init(_ reader: Reader) throws {
    self.reader = reader
    // Something empty takes no byte, but a list of such things has no use here.
    total = try reader.count(ofSize: 1)
    count = total
  }

  var isAtEnd: Bool { currentIndex >= total }

  private mutating func next() throws {
    guard !isAtEnd else { throw CodingFault.truncated }
    currentIndex += 1
  }

  mutating func decodeNil() throws -> Bool { throw CodingFault.unsuitable }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    try next()
    return try reader.read(type)
  }

  mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    try next()
    return KeyedDecodingContainer(ReadFields<Key>(reader: reader))
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next()
    return try ReadItems(reader)
  }

  mutating func superDecoder() throws -> any Decoder { reader }
}

private struct ReadSingle: SingleValueDecodingContainer {
  let reader: Reader
  let codingPath: [any CodingKey] = []

  func decodeNil() -> Bool { reader.takesNil() }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    guard try reader.flag() else { throw CodingFault.malformed }
    return try reader.read(type)
  }
}

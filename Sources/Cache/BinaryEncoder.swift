/// Writes values as bytes: fields one after another in the order in which their type names them, numbers as eight bytes
/// or as many as they have, least first, the counts of texts and lists before them.
///
/// Keys are not written but those of the cases of an enumeration: the reader is of the same version (`Store.format`).
/// Dictionaries, whose order is not fixed, are refused.
package struct BinaryEncoder {
  private let context: [CodingUserInfoKey: any Sendable]

  package init(context: [CodingUserInfoKey: any Sendable] = [:]) { self.context = context }

  package func bytes(of value: some Encodable) throws(CodingFault) -> [UInt8] {
    let writer = Writer(context)
    do {
      try writer.write(value)
    } catch {
      throw (error as? CodingFault) ?? .unsuitable
    }
    return writer.bytes
  }
}

/// Why bytes are no value of a type, or a value cannot be written.
package enum CodingFault: Error, Sendable, Equatable {
  /// The bytes end before the value does.
  case truncated
  /// So many bytes follow the value.
  case trailing(Int)
  /// A count, a case or a text that cannot be.
  case malformed
  /// A type that this form has no place for.
  case unsuitable
}

/// An optional, whatever it holds.
protocol OptionalValue {
  func encodeWrapped(_ writer: Writer) throws
  static func decodeWrapped(_ reader: Reader) throws -> Self
}

extension Optional: OptionalValue where Wrapped: Codable {
  func encodeWrapped(_ writer: Writer) throws {
    switch self {
    case nil: writer.append(UInt8(0))
    case .some(let value):
      writer.append(UInt8(1))
      try writer.write(value)
    }
  }

  static func decodeWrapped(_ reader: Reader) throws -> Wrapped? {
    try reader.flag() ? try reader.read(Wrapped.self) : nil
  }
}

/// A list of optionals, whatever they hold.
private protocol OptionalList {}

extension Array: OptionalList where Element: OptionalValue {}

/// All that is written goes here.
final class Writer: Encoder {
  private(set) var bytes: [UInt8] = []
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any]

  init(_ context: [CodingUserInfoKey: any Sendable]) { userInfo = context }

  func append(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  func append(_ text: String) {
    append(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// A list of numbers as they are in memory, which is least byte first on all machines that this runs on.
  private func append<Number>(numbers: [Number]) {
    append(UInt64(numbers.count))
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Writes a count over the place that was kept for it.
  func put(_ count: Int, at place: Int) {
    withUnsafeBytes(of: UInt64(count).littleEndian) { bytes.replaceSubrange(place..<place + 8, with: $0) }
  }

  func write<T: Encodable>(_ value: T) throws {
    // First of all: what an optional holds is of its own type too.
    if T.self is any OptionalValue.Type, let value = value as? any OptionalValue {
      return try value.encodeWrapped(self)
    }
    // Nor may a list of optionals, all of them there, pass for a list of what they hold.
    if T.self is any OptionalList.Type { return try value.encode(to: self) }
    switch value {
    case let value as Bool: append(UInt8(value ? 1 : 0))
    case let value as Int: append(Int64(value))
    case let value as Double: append(value.bitPattern)
    case let value as Float: append(value.bitPattern)
    case let value as UInt8: append(value)
    case let value as Int32: append(value)
    case let value as UInt64: append(value)
    case let value as String: append(value)
    case let value as [UInt8]: append(numbers: value)
    case let value as [Float]: append(numbers: value)
    case let value as [Double]: append(numbers: value)
    case let value as [Int]: append(numbers: value)
    default: try value.encode(to: self)
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(Fields(writer: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { Items(self) }
  func singleValueContainer() -> any SingleValueEncodingContainer { Single(writer: self) }
}

private struct Fields<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let writer: Writer
  let codingPath: [any CodingKey] = []

  mutating func encodeNil(forKey key: Key) throws { throw CodingFault.unsuitable }
  mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try writer.write(value) }

  mutating func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws {
    writer.append(UInt8(value == nil ? 0 : 1))
    if let value { try writer.write(value) }
  }

  mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try optional(value) }
  mutating func encodeIfPresent(_ value: String?, forKey key: Key) throws { try optional(value) }
  mutating func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try optional(value) }
  mutating func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try optional(value) }
  mutating func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try optional(value) }
  mutating func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try optional(value) }
  mutating func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try optional(value) }
  mutating func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try optional(value) }

  private func optional<T: Codable>(_ value: T?) throws { try value.encodeWrapped(writer) }

  /// The case of an enumeration and what it carries.
  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    writer.append(key.stringValue)
    return KeyedEncodingContainer(Fields<NestedKey>(writer: writer))
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { Items(writer) }
  mutating func superEncoder() -> any Encoder { writer }
  mutating func superEncoder(forKey key: Key) -> any Encoder { writer }
}

private struct Items: UnkeyedEncodingContainer {
  let writer: Writer
  let codingPath: [any CodingKey] = []
  private let place: Int
  private(set) var count = 0

  init(_ writer: Writer) {
    self.writer = writer
    place = writer.bytes.count
    writer.append(UInt64(0))
  }

  private mutating func more() {
    count += 1
    writer.put(count, at: place)
  }

  mutating func encodeNil() throws { throw CodingFault.unsuitable }

  mutating func encode<T: Encodable>(_ value: T) throws {
    more()
    try writer.write(value)
  }

  mutating func nestedContainer<Key: CodingKey>(keyedBy keyType: Key.Type) -> KeyedEncodingContainer<Key> {
    more()
    return KeyedEncodingContainer(Fields<Key>(writer: writer))
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    more()
    return Items(writer)
  }

  mutating func superEncoder() -> any Encoder { writer }
}

private struct Single: SingleValueEncodingContainer {
  let writer: Writer
  let codingPath: [any CodingKey] = []

  mutating func encodeNil() throws { throw CodingFault.unsuitable }
  mutating func encode<T: Encodable>(_ value: T) throws { try writer.write(value) }
}

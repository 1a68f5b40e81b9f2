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
    if let value = exactly(value, Bool.self) { return append(flag: value) }
    if let value = exactly(value, Int.self) { return append(Int64(value)) }
    if let value = exactly(value, Double.self) { return append(value.bitPattern) }
    if let value = exactly(value, Float.self) { return append(value.bitPattern) }
    if let value = exactly(value, UInt8.self) { return append(value) }
    if let value = exactly(value, Int32.self) { return append(value) }
    if let value = exactly(value, UInt64.self) { return append(value) }
    if let value = exactly(value, String.self) { return append(value) }
    if let value = exactly(value, [UInt8].self) { return append(numbers: value) }
    if let value = exactly(value, [Float].self) { return append(numbers: value) }
    if let value = exactly(value, [Double].self) { return append(numbers: value) }
    if let value = exactly(value, [Int].self) { return append(numbers: value) }
    try value.encode(to: self)
  }

  /// A value as one of a type, where it is declared as such: a list of optionals, all of them there, is no list of what
  /// they hold, though a cast would make it one.
  private func exactly<T, Known>(_ value: T, _ known: Known.Type) -> Known? {
    T.self == known ? value as? Known : nil
  }

  func append(flag: Bool) { append(UInt8(flag ? 1 : 0)) }

  func write(optional value: (some Encodable)?) throws {
    append(flag: value != nil)
    if let value { try write(value) }
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

  mutating func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws { try writer.write(optional: value) }
  mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try writer.write(optional: value) }
  mutating func encodeIfPresent(_ value: String?, forKey key: Key) throws { try writer.write(optional: value) }
  mutating func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try writer.write(optional: value) }
  mutating func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try writer.write(optional: value) }
  mutating func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try writer.write(optional: value) }
  mutating func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try writer.write(optional: value) }
  mutating func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try writer.write(optional: value) }
  mutating func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try writer.write(optional: value) }

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

/// What has one value, or none: an optional is such a thing too, and does not say so. A flag tells which.
private struct Single: SingleValueEncodingContainer {
  let writer: Writer
  let codingPath: [any CodingKey] = []

  mutating func encodeNil() throws { writer.append(flag: false) }

  mutating func encode<T: Encodable>(_ value: T) throws {
    writer.append(flag: true)
    try writer.write(value)
  }
}

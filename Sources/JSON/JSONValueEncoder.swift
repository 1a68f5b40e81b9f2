import Encoding

/// Writes values as JSON that `JSONValueDecoder` reads back to the same bits: objects with their keys in the order in
/// which the type names them, nothing under the key of an optional that is nil.
///
/// A finite double is a number, in the shortest form that reads back as the same; what is not finite is a text, `inf`,
/// `-inf` or `nan`; bytes are a text in base 64; a `JSONValue` stands for itself. Dictionaries, whose order is not
/// fixed, are refused.
package struct JSONValueEncoder {
  private let context: [CodingUserInfoKey: any Sendable]

  package init(context: [CodingUserInfoKey: any Sendable] = [:]) { self.context = context }

  package func value(of value: some Encodable) throws(JSONCodingFault) -> JSONValue {
    do {
      return try Slot(context).written(value)
    } catch {
      throw (error as? JSONCodingFault) ?? .unsuitable
    }
  }
}

/// Why JSON is no value of a type, or a value cannot be written.
package enum JSONCodingFault: Error, Sendable, Equatable {
  /// A key that the type does not have.
  case unknownKey(String)
  case missingKey(String)
  /// Another kind of value than the type's.
  case malformed
  /// Values one inside another beyond any type's need.
  case tooDeep
  /// A type that this form has no place for.
  case unsuitable
}

/// Where one value is put together: its container writes here.
private final class Slot: Encoder {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any]
  private var members: [JSONMember]?
  private var items: [JSONValue]?
  private var single: JSONValue?
  /// Containers within this one's, which are whole when they are asked for.
  private var nested: [(place: Int, slot: Slot)] = []

  init(_ userInfo: [CodingUserInfoKey: Any]) { self.userInfo = userInfo }

  /// What was written.
  var value: JSONValue {
    if var members {
      for (place, slot) in nested { members[place].value = slot.value }
      return .object(members)
    }
    if var items {
      for (place, slot) in nested { items[place] = slot.value }
      return .array(items)
    }
    return single ?? .null
  }

  func written<T: Encodable>(_ value: T) throws -> JSONValue {
    switch value {
    case let value as JSONValue: return value
    case let value as Bool: return .bool(value)
    case let value as Int: return .integer(value)
    case let value as UInt8: return .integer(Int(value))
    case let value as Int32: return .integer(Int(value))
    case let value as UInt64: return Int(exactly: value).map(JSONValue.integer) ?? .string(String(value))
    case let value as Double: return JSONValue(double: value)
    case let value as Float: return JSONValue(double: Double(value))
    case let value as String: return .string(value)
    default: break
    }
    // By the type, as an empty list is one of anything.
    if T.self == [UInt8].self, let bytes = value as? [UInt8] { return .string(Base64.text(bytes)) }
    guard !(value is any DictionaryValue) else { throw JSONCodingFault.unsuitable }
    let slot = Slot(userInfo)
    try value.encode(to: slot)
    return slot.value
  }

  func append(_ value: JSONValue, _ key: String) { members?.append(JSONMember(key, value)) }
  func append(_ value: JSONValue) { items?.append(value) }
  func set(_ value: JSONValue) { single = value }
  var count: Int { items?.count ?? 0 }

  func nestedSlot(_ key: String? = nil) -> Slot {
    let slot = Slot(userInfo)
    nested.append((key == nil ? count : members?.count ?? 0, slot))
    if let key { append(.null, key) } else { append(.null) }
    return slot
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    members = members ?? []
    return KeyedEncodingContainer(Members(slot: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    items = items ?? []
    return Elements(slot: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(slot: self) }
}

/// A value stands for itself in these forms, and has a place in no other.
extension JSONValue: Codable {
  package init(from decoder: any Decoder) throws { throw JSONCodingFault.unsuitable }
  package func encode(to encoder: any Encoder) throws { throw JSONCodingFault.unsuitable }
}

/// A dictionary, whatever it holds.
protocol DictionaryValue {}

extension Dictionary: DictionaryValue {}

extension JSONValue {
  /// A number where it is finite, else a text; of what is no number the bits count too.
  fileprivate init(double: Double) {
    if double.isFinite {
      self = .number(double)
    } else if double.isNaN {
      let isUsual = double.bitPattern == Double.nan.bitPattern
      self = .string(isUsual ? "nan" : "nan " + String(double.bitPattern, radix: 16))
    } else {
      self = .string(double > 0 ? "inf" : "-inf")
    }
  }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let slot: Slot
  let codingPath: [any CodingKey] = []

  mutating func encodeNil(forKey key: Key) throws { slot.append(.null, key.stringValue) }

  mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    slot.append(try slot.written(value), key.stringValue)
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    slot.nestedSlot(key.stringValue).container(keyedBy: keyType)
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    slot.nestedSlot(key.stringValue).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { slot.nestedSlot("super") }
  mutating func superEncoder(forKey key: Key) -> any Encoder { slot.nestedSlot(key.stringValue) }
}

private struct Elements: UnkeyedEncodingContainer {
  let slot: Slot
  let codingPath: [any CodingKey] = []

  var count: Int { slot.count }

  mutating func encodeNil() throws { slot.append(.null) }
  mutating func encode<T: Encodable>(_ value: T) throws { slot.append(try slot.written(value)) }

  mutating func nestedContainer<Key: CodingKey>(keyedBy keyType: Key.Type) -> KeyedEncodingContainer<Key> {
    slot.nestedSlot().container(keyedBy: keyType)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { slot.nestedSlot().unkeyedContainer() }
  mutating func superEncoder() -> any Encoder { slot.nestedSlot() }
}

private struct Single: SingleValueEncodingContainer {
  let slot: Slot
  let codingPath: [any CodingKey] = []

  mutating func encodeNil() throws { slot.set(.null) }
  mutating func encode<T: Encodable>(_ value: T) throws { slot.set(try slot.written(value)) }
}

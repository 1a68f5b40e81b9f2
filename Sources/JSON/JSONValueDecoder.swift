import Encoding

/// Reads what `JSONValueEncoder` wrote; what is not of the type, a key that is missing and a key that the type does not
/// have are faults, so that nothing is misread that another version wrote.
package struct JSONValueDecoder {
  private let context: [CodingUserInfoKey: any Sendable]

  package init(context: [CodingUserInfoKey: any Sendable] = [:]) { self.context = context }

  package func value<T: Decodable>(of type: T.Type, in value: JSONValue) throws(JSONCodingFault) -> T {
    do {
      return try Node(value, depth: 0, context).read(type)
    } catch {
      throw (error as? JSONCodingFault) ?? .malformed
    }
  }
}

/// A value that is being read, and which of its keys were asked for.
private final class Node: Decoder {
  let value: JSONValue
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any]
  private let depth: Int
  private var isKeyed = false
  private var taken: Set<String> = []
  /// How many items of a list have been read; nil where it is not read as one.
  var itemsTaken: Int?
  private var nested: [Node] = []

  /// Values in values at most, so that no text exhausts the stack.
  private static let deepest = 200

  init(_ value: JSONValue, depth: Int, _ userInfo: [CodingUserInfoKey: Any]) {
    self.value = value
    self.depth = depth
    self.userInfo = userInfo
  }

  /// The node of a value within this one.
  func node(_ value: JSONValue) throws -> Node {
    guard depth < Self.deepest else { throw JSONCodingFault.tooDeep }
    return Node(value, depth: depth + 1, userInfo)
  }

  /// The same of one that is read piece by piece.
  func nestedNode(_ value: JSONValue) throws -> Node {
    let node = try node(value)
    nested.append(node)
    return node
  }

  func read<T: Decodable>(_ type: T.Type) throws -> T {
    // First whether there is one: nothing would count as an optional's nil.
    if let known = try known(type) {
      guard let known = known as? T else { throw JSONCodingFault.malformed }
      return known
    }
    let result = try T(from: self)
    try ensureAllIsTaken()
    return result
  }

  private func ensureAllIsTaken() throws {
    if isKeyed, case .object(let members) = value {
      for member in members where !taken.contains(member.key) { throw JSONCodingFault.unknownKey(member.key) }
    }
    if let itemsTaken, itemsTaken != value.array?.count { throw JSONCodingFault.malformed }
    for node in nested { try node.ensureAllIsTaken() }
  }

  /// What is not read by asking its type; nil for all else.
  private func known(_ type: Any.Type) throws -> Any? {
    switch type {
    case is JSONValue.Type: return value
    case is Bool.Type:
      guard case .bool(let flag) = value else { throw JSONCodingFault.malformed }
      return flag
    case is Int.Type: return try integer(Int.self)
    case is UInt8.Type: return try integer(UInt8.self)
    case is Int32.Type: return try integer(Int32.self)
    case is UInt64.Type:
      if let text = value.string, let number = UInt64(text), Int(exactly: number) == nil { return number }
      return try integer(UInt64.self)
    case is Double.Type: return try double()
    case is Float.Type:
      let double = try double()
      guard double.isNaN || Double(Float(double)) == double else { throw JSONCodingFault.malformed }
      return Float(double)
    case is String.Type:
      guard let text = value.string else { throw JSONCodingFault.malformed }
      return text
    case is [UInt8].Type:
      guard let bytes = value.string.flatMap(Base64.bytes) else { throw JSONCodingFault.malformed }
      return bytes
    case is any DictionaryValue.Type: throw JSONCodingFault.unsuitable
    default: return nil
    }
  }

  private func integer<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    guard let number = value.integer.flatMap(Number.init(exactly:)) else { throw JSONCodingFault.malformed }
    return number
  }

  private func double() throws -> Double {
    switch value {
    case .number(let number): return number
    case .string("inf"): return .infinity
    case .string("-inf"): return -.infinity
    case .string("nan"): return .nan
    case .string(let text):
      let bits = text.hasPrefix("nan ") ? UInt64(text.dropFirst(4), radix: 16) : nil
      guard let number = bits.map(Double.init(bitPattern:)), number.isNaN else { throw JSONCodingFault.malformed }
      return number
    default: throw JSONCodingFault.malformed
    }
  }

  func member(_ key: String) -> JSONValue? {
    taken.insert(key)
    return value[key]
  }

  var keys: [String] {
    guard case .object(let members) = value else { return [] }
    return members.map(\.key)
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object = value else { throw JSONCodingFault.malformed }
    isKeyed = true
    return KeyedDecodingContainer(ReadMembers(node: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard let items = value.array else { throw JSONCodingFault.malformed }
    itemsTaken = itemsTaken ?? 0
    return ReadElements(node: self, items: items)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { ReadSingle(node: self) }
}

private struct ReadMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let node: Node
  let codingPath: [any CodingKey] = []

  /// Those that the type knows: enumerations ask, and have one.
  var allKeys: [Key] { node.keys.compactMap(Key.init(stringValue:)) }

  func contains(_ key: Key) -> Bool { node.member(key.stringValue) != nil }
  func decodeNil(forKey key: Key) throws -> Bool { try value(key) == .null }
  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try node.node(value(key)).read(type) }

  private func value(_ key: Key) throws -> JSONValue {
    guard let value = node.member(key.stringValue) else { throw JSONCodingFault.missingKey(key.stringValue) }
    return value
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try node.nestedNode(value(key)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try node.nestedNode(value(key)).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { throw JSONCodingFault.unsuitable }
  func superDecoder(forKey key: Key) throws -> any Decoder { try node.nestedNode(value(key)) }
}

private struct ReadElements: UnkeyedDecodingContainer {
  let node: Node
  let items: [JSONValue]
  let codingPath: [any CodingKey] = []
  private(set) var currentIndex = 0 {
    didSet { node.itemsTaken = currentIndex }
  }

  init(node: Node, items: [JSONValue]) {
    self.node = node
    self.items = items
  }

  var count: Int? { items.count }
  var isAtEnd: Bool { currentIndex >= items.count }

  private mutating func next() throws -> JSONValue {
    guard !isAtEnd else { throw JSONCodingFault.malformed }
    defer { currentIndex += 1 }
    return items[currentIndex]
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, items[currentIndex] == .null else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try node.node(next()).read(type) }

  mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    try node.nestedNode(next()).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try node.nestedNode(next()).unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try node.nestedNode(next()) }
}

private struct ReadSingle: SingleValueDecodingContainer {
  let node: Node
  let codingPath: [any CodingKey] = []

  func decodeNil() -> Bool { node.value == .null }
  func decode<T: Decodable>(_ type: T.Type) throws -> T { try node.node(node.value).read(type) }
}

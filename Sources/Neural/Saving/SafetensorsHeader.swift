import JSON

/// What a safetensors file says of its tensors before their numbers.
///
///     8 bytes: the header's length n, least byte first
///     n bytes: JSON, {"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, …}, then spaces
///     numbers, row-major, each range where the one before ends
///
/// An entry `__metadata__` holds texts. Strict: every byte of numbers belongs to one tensor, and every range is as long
/// as its shape and type need. Source: the format's description at github.com/huggingface/safetensors.
package struct SafetensorsHeader: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    package let name: String
    package let type: StoredType
    package let shape: [Int]
    /// Where its numbers lie, in bytes from the start of the file.
    package let range: Range<Int>
  }

  /// Bytes that say the header's length.
  package static let lengthSize = 8
  /// The longest header that is read.
  package static let mostBytes = JSONLimits.savedFile.bytes
  package static let mostDimensions = 8
  static let metadataName = "__metadata__"

  /// In the order of their ranges.
  package let entries: [Entry]
  package let metadata: [String: String]

  /// Where the numbers start, as the first eight bytes of a file say.
  package static func end(_ start: [UInt8]) throws(SavingError) -> Int {
    guard start.count >= lengthSize else { throw .truncated(expected: lengthSize, found: start.count) }
    var length: UInt64 = 0
    for (index, byte) in start.prefix(lengthSize).enumerated() { length |= UInt64(byte) << UInt64(8 * index) }
    // {} is the shortest.
    guard length >= 2, length <= UInt64(mostBytes) else { throw .headerSize(length) }
    return lengthSize + Int(length)
  }

  /// Reads a header out of the start of a file, which must hold it all; `fileSize` counts the bytes of the whole file.
  package init(_ start: [UInt8], fileSize: Int) throws(SavingError) {
    let end = try Self.end(start)
    let available = min(start.count, fileSize)
    guard available >= end else { throw .truncated(expected: end, found: available) }
    let root: JSONValue
    do throws(JSONFault) {
      root = try JSONReader.read(Array(start[Self.lengthSize..<end]))
    } catch {
      throw .header(error)
    }
    // The format wants the brace first: nothing before it.
    guard start[Self.lengthSize] == UInt8(ascii: "{"), case .object(let members) = root else {
      throw .malformedEntry("")
    }
    var metadata: [String: String] = [:]
    var entries: [Entry] = []
    for member in members {
      if member.key == Self.metadataName {
        metadata = try Self.texts(member.value)
      } else {
        entries.append(try Self.entry(member, base: end))
      }
    }
    self.metadata = metadata
    self.entries = entries.enumerated().sorted { left, right in
      let (first, second) = (left.element.range, right.element.range)
      return (first.lowerBound, first.upperBound, left.offset) < (second.lowerBound, second.upperBound, right.offset)
    }.map(\.element)
    var next = end
    for entry in self.entries {
      guard entry.range.lowerBound == next else {
        throw .rangeStart(tensor: entry.name, expected: next - end, found: entry.range.lowerBound - end)
      }
      next = entry.range.upperBound
    }
    guard fileSize >= next else { throw .truncated(expected: next, found: fileSize) }
    guard fileSize == next else { throw .trailingBytes(fileSize - next) }
  }

  private static func texts(_ node: JSONValue) throws(SavingError) -> [String: String] {
    guard case .object(let members) = node else { throw .malformedEntry(metadataName) }
    var texts: [String: String] = [:]
    for member in members {
      guard case .string(let text) = member.value else { throw .malformedEntry(metadataName) }
      texts[member.key] = text
    }
    return texts
  }

  private static func entry(_ member: JSONMember, base: Int) throws(SavingError) -> Entry {
    let (name, node) = (member.key, member.value)
    guard case .object(let parts) = node, parts.count == 3, let typeName = node["dtype"]?.name,
      let shape = node["shape"]?.sizes, let offsets = node["data_offsets"]?.sizes, offsets.count == 2
    else { throw .malformedEntry(name) }
    guard let type = StoredType(rawValue: typeName) else { throw .unknownType(tensor: name, type: typeName) }
    guard let count = numberCount(of: shape) else { throw .tooLarge(tensor: name) }
    // No sum below can overflow: a file of more bytes than this is beyond every tensor.
    guard offsets[0] <= offsets[1], offsets[1] <= Int.max - base else { throw .malformedEntry(name) }
    let found = offsets[1] - offsets[0]
    guard found == count * type.size else {
      throw .rangeSize(tensor: name, expected: count * type.size, found: found)
    }
    return Entry(name: name, type: type, shape: shape, range: base + offsets[0]..<base + offsets[1])
  }

  /// Numbers of a shape, any of whose sizes may be zero; nil for more than `largestCount`, or too many dimensions.
  private static func numberCount(of shape: [Int]) -> Int? {
    guard shape.count <= mostDimensions, shape.allSatisfy({ $0 <= largestCount }) else { return nil }
    return shape.contains(0) ? 0 : product(of: shape)
  }
}

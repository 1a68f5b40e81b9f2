import JSON

/// Named float32 tensors and texts, as a safetensors file holds them.
package struct Safetensors: Sendable, Equatable {
  package struct Item: Sendable, Equatable {
    package let name: String
    package let tensor: Tensor

    package init(_ name: String, _ tensor: Tensor) {
      self.name = name
      self.tensor = tensor
    }
  }

  /// In the order of their numbers in the file.
  package let items: [Item]
  package let metadata: [String: String]

  package init(items: [Item], metadata: [String: String] = [:]) {
    self.items = items
    self.metadata = metadata
  }

  /// Reads a whole file; a number that is not finite is refused.
  package init(_ bytes: [UInt8]) throws(SavingError) {
    let header = try SafetensorsHeader(bytes, fileSize: bytes.count)
    metadata = header.metadata
    var items: [Item] = []
    for entry in header.entries {
      guard let values = Self.values(of: entry, in: bytes) else { throw .notFinite(tensor: entry.name) }
      items.append(Item(entry.name, Tensor(shape: entry.shape, values: values)))
    }
    self.items = items
  }

  /// The numbers of an entry, which the header has found to lie within the bytes; nil if one is not finite.
  private static func values(of entry: SafetensorsHeader.Entry, in bytes: [UInt8]) -> [Float]? {
    var values: [Float] = []
    values.reserveCapacity(entry.range.count / entry.type.size)
    var areFinite = true
    bytes.withUnsafeBytes { buffer in
      for offset in stride(from: entry.range.lowerBound, to: entry.range.upperBound, by: entry.type.size) {
        let value = entry.type.value(in: buffer, at: offset)
        areFinite = areFinite && value.isFinite
        values.append(value)
      }
    }
    return areFinite ? values : nil
  }

  /// The file: one sequence of bytes for one value. The header's texts are in the order of their keys, its tensors in
  /// the order of the items, and spaces bring its end to a multiple of eight.
  ///
  /// Refuses names that are not distinct, shapes that are not those of the values, numbers that are not finite, and
  /// more names than a header holds: what could not be read back.
  package func encoded() throws(SavingError) -> [UInt8] {
    var members: [JSONMember] = []
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      members.append(
        JSONMember(SafetensorsHeader.metadataName, .object(texts.map { JSONMember($0.key, .string($0.value)) })))
    }
    var names: Set = [SafetensorsHeader.metadataName]
    var size = 0
    for item in items {
      let values = item.tensor.values
      guard item.name.utf8.count <= JSONLimits.savedFile.keyBytes, names.insert(item.name).inserted,
        item.tensor.shape.allSatisfy({ $0 >= 0 }),
        item.tensor.shape.contains(0) ? values.isEmpty : product(of: item.tensor.shape) == values.count
      else { throw .malformedEntry(item.name) }
      guard values.allSatisfy(\.isFinite) else { throw .notFinite(tensor: item.name) }
      let end = size + values.count * StoredType.float32.size
      members.append(
        JSONMember(
          item.name,
          .object([
            JSONMember("dtype", .string(StoredType.float32.rawValue)),
            JSONMember("shape", JSONValue(sizes: item.tensor.shape)),
            JSONMember("data_offsets", JSONValue(sizes: [size, end])),
          ])))
      size = end
    }
    var header = Array(JSONValue.object(members).text(isIndented: false).utf8)
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
    guard header.count <= SafetensorsHeader.mostBytes else { throw .headerSize(UInt64(header.count)) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(SafetensorsHeader.lengthSize + header.count + size)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes += header
    for item in items {
      for value in item.tensor.values {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      }
    }
    return bytes
  }
}

package import JSON

/// Why a network cannot be saved, or a saved file cannot be read; told in words elsewhere.
package enum SavingError: Error, Sendable, Equatable {
  /// Both counts are bytes of the file.
  case truncated(expected: Int, found: Int)
  /// Bytes after the last number.
  case trailingBytes(Int)
  /// The header says to be so long: less than any, or more than `SafetensorsHeader.mostBytes`.
  case headerSize(UInt64)
  case header(JSONFault)
  /// A header that is no object, or an entry without just a type, a shape and a range of bytes.
  case malformedEntry(String)
  /// A type of number that is not read, as the file names it.
  case unknownType(tensor: String, type: String)
  /// More numbers or dimensions than a tensor may have.
  case tooLarge(tensor: String)
  /// The range is not as long as the shape and the type need; both counts are bytes.
  case rangeSize(tensor: String, expected: Int, found: Int)
  /// The range overlaps the one before, or leaves a gap.
  case rangeStart(tensor: String, expected: Int, found: Int)
  /// A number that is infinite or none, or beyond float32.
  case notFinite(tensor: String)

  case architecture(ArchitectureFault)

  /// A tensor that the network has and the file has not.
  case missingTensor(String, shape: [Int])
  /// A tensor that the file has and the network has not.
  case unexpectedTensor(String)
  case tensorShape(String, expected: [Int], found: [Int])
}

/// What is wrong with the layers that a file describes, or with those that should be saved.
package enum ArchitectureFault: Error, Sendable, Equatable {
  /// The file holds tensors alone.
  case absent
  case json(JSONFault)
  /// Not an object of a version, an input shape and layers, or a layer without a kind.
  case malformed
  case unknownVersion(Int)
  case tooManyLayers(Int)
  case unknownKind(layer: Int, kind: String)
  case unknownOption(layer: Int, kind: String, option: String)
  /// The option is missing, of another type, or out of its range.
  case badOption(layer: Int, kind: String, option: String)
  case shape(ShapeError)
  /// A layer that is not in `allLayers`.
  case unsavable(layer: Int)
}

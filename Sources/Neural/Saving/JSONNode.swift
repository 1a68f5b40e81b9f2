/// A JSON value of a saved file, keys in their order.
package enum JSONNode: Sendable, Equatable {
  case object([JSONEntry])
  case array([JSONNode])
  case string(String)
  case integer(Int)
  /// A finite number written with a point or an exponent.
  case number(Double)
  case bool(Bool)
  case null

  /// The value of a key; nil in what is no object.
  package subscript(_ key: String) -> JSONNode? {
    guard case .object(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// A string that may be one of some names; nil for one that is too long to be compared.
  package var name: String? {
    if case .string(let text) = self, text.utf8.count <= JSONReader.mostKeyBytes { text } else { nil }
  }

  /// Sizes that are not negative; nil for anything else.
  package var sizes: [Int]? {
    guard case .array(let nodes) = self else { return nil }
    let sizes = nodes.compactMap { node in
      if case .integer(let size) = node, size >= 0 { size } else { nil }
    }
    return sizes.count == nodes.count ? sizes : nil
  }

  /// A list of sizes.
  package init(sizes: [Int]) { self = .array(sizes.map(JSONNode.integer)) }
}

/// A key of an object and its value.
package struct JSONEntry: Sendable, Equatable {
  package var key: String
  package var value: JSONNode

  package init(_ key: String, _ value: JSONNode) {
    self.key = key
    self.value = value
  }
}

extension JSONNode {
  /// The value as JSON without a space (RFC 8259): one text for one value. Numbers have the fewest digits that read
  /// back as the same number; one that is not finite, which JSON cannot say, is null.
  package var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.isFinite ? value.description : "null"
    case .string(let value): JSONNode.write(value, to: &text)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object(let entries):
      text += "{"
      for (index, entry) in entries.enumerated() {
        if index > 0 { text += "," }
        JSONNode.write(entry.key, to: &text)
        text += ":"
        entry.value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\u{0}"..."\u{1F}":
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

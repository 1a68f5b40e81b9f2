/// A JSON value that keeps the order of its keys.
package enum JSONValue: Sendable, Equatable {
  case object([JSONMember])
  case array([JSONValue])
  case string(String)
  case integer(Int)
  /// Written with the fewest digits that read back as the same number; infinities and NaN as null.
  case number(Double)
  case bool(Bool)
  case null

  /// An object from pairs, in their order.
  package static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(members.map { JSONMember($0.key, $0.value) })
  }

  /// The value of a key; nil in what is no object.
  package subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var integer: Int? { if case .integer(let number) = self { number } else { nil } }
  package var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
}

/// A key of an object and its value.
package struct JSONMember: Sendable, Equatable {
  package var key: String
  package var value: JSONValue

  package init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}

extension JSONValue {
  /// The value as JSON text without a last line's end (RFC 8259); indented by two spaces, or on one line.
  package func text(isIndented: Bool = true) -> String { text(depthOfLines: isIndented ? .max : 0) }

  /// The same with a line for each value that lies less deep than this, and deeper ones on the lines of those.
  package func text(depthOfLines: Int) -> String {
    var writer = JSONWriter(depthOfLines: depthOfLines)
    writer.write(self, depth: 0)
    return writer.text
  }
}

private struct JSONWriter {
  private(set) var text = ""
  private let depthOfLines: Int

  init(depthOfLines: Int) {
    self.depthOfLines = depthOfLines
  }

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.isFinite ? value.description : "null"
    case .string(let value): writeString(value)
    case .array(let values):
      writeItems("[", "]", count: values.count, depth) { $0.write(values[$1], depth: depth + 1) }
    case .object(let members):
      writeItems("{", "}", count: members.count, depth) {
        $0.writeString(members[$1].key)
        $0.text += depth < $0.depthOfLines ? ": " : ":"
        $0.write(members[$1].value, depth: depth + 1)
      }
    }
  }

  private mutating func writeItems(
    _ open: String, _ close: String, count: Int, _ depth: Int, _ item: (inout JSONWriter, Int) -> Void
  ) {
    text += open
    for index in 0..<count {
      if index > 0 { text += "," }
      if depth < depthOfLines { breakLine(depth + 1) }
      item(&self, index)
    }
    if count > 0, depth < depthOfLines { breakLine(depth) }
    text += close
  }

  private mutating func breakLine(_ depth: Int) { text += "\n" + String(repeating: "  ", count: depth) }

  private mutating func writeString(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // Line ends to JavaScript, and controls that could drive a terminal.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

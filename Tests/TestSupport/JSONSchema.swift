package import JSON

/// Holds a JSON document to a schema: what JSON Schema draft 4 says of the keywords below, and no other keyword passes.
///
/// Formats are notes, as that draft allows. References lead into the schema itself: `#/definitions/…`.
package struct JSONSchema: Sendable {
  private let root: JSONValue

  private static let annotations: Set = ["$schema", "id", "title", "description", "default", "definitions", "format"]
  /// References one inside another without a step into the document.
  private static let mostReferences = 32

  package init(_ root: JSONValue) {
    self.root = root
  }

  /// What is wrong with a document, each with its place; empty where it is valid.
  package func faults(of document: JSONValue) -> [String] {
    faults(of: document, by: root, at: "", references: 0)
  }

  private func faults(of value: JSONValue, by schema: JSONValue, at place: String, references: Int) -> [String] {
    guard case .object(let members) = schema else { return ["\(place): esquema que no es un objeto"] }
    // Beside a reference nothing else counts in draft 4.
    if let reference = schema["$ref"]?.string {
      guard references < Self.mostReferences, let target = target(of: reference) else {
        return ["\(place): la referencia \(reference) no lleva a nada"]
      }
      return faults(of: value, by: target, at: place, references: references + 1)
    }
    return members.flatMap { member in
      faults(of: value, keyword: member.key, member.value, in: schema, at: place, references: references)
    }
  }

  private func target(of reference: String) -> JSONValue? {
    guard reference.hasPrefix("#/") else { return nil }
    var value: JSONValue? = root
    for name in reference.dropFirst(2).split(separator: "/") { value = value?[String(name)] }
    return value
  }

  private func faults(
    of value: JSONValue, keyword: String, _ wanted: JSONValue, in schema: JSONValue, at place: String, references: Int
  ) -> [String] {
    func told(_ holds: Bool) -> [String] { holds ? [] : ["\(place): \(keyword) \(wanted.text(isIndented: false))"] }
    func count(_ alternatives: JSONValue) -> Int {
      (alternatives.array ?? []).count {
        faults(of: value, by: $0, at: place, references: references + 1).isEmpty
      }
    }
    switch keyword {
    case "type": return told((wanted.array ?? [wanted]).contains { value.isOf(type: $0.string ?? "") })
    case "enum": return told(wanted.array?.contains(value) ?? false)
    case "minimum": return told(value.double.map { $0 >= wanted.double ?? .nan } ?? true)
    case "maximum": return told(value.double.map { $0 <= wanted.double ?? .nan } ?? true)
    case "pattern": return told(value.string.map { matches($0, wanted.string ?? "") } ?? true)
    case "minItems": return told(value.array.map { $0.count >= wanted.integer ?? .max } ?? true)
    case "uniqueItems":
      guard wanted == .bool(true), let items = value.array else { return told(wanted != .null) }
      return told(items.indices.allSatisfy { !items[..<$0].contains(items[$0]) })
    case "items":
      return (value.array ?? []).enumerated().flatMap {
        faults(of: $1, by: wanted, at: "\(place)/\($0)", references: 0)
      }
    case "required":
      guard case .object = value else { return [] }
      return told((wanted.array ?? []).allSatisfy { value[$0.string ?? ""] != nil })
    case "properties":
      guard case .object(let members) = value else { return [] }
      return members.flatMap { member in
        wanted[member.key].map { faults(of: member.value, by: $0, at: "\(place)/\(member.key)", references: 0) } ?? []
      }
    case "additionalProperties":
      guard case .object(let members) = value else { return [] }
      let others = members.filter { schema["properties"]?[$0.key] == nil }
      switch wanted {
      case .bool(true): return []
      case .bool(false): return others.map { "\(place)/\($0.key): no se espera" }
      default:
        return others.flatMap { faults(of: $0.value, by: wanted, at: "\(place)/\($0.key)", references: 0) }
      }
    case "anyOf": return told(count(wanted) > 0)
    case "oneOf": return told(count(wanted) == 1)
    case "allOf": return told(count(wanted) == wanted.array?.count)
    case _ where Self.annotations.contains(keyword): return []
    default: return ["\(place): no sé comprobar «\(keyword)»"]
    }
  }

  /// Whether an expression is found anywhere in a text; one that cannot be read is found nowhere.
  private func matches(_ text: String, _ pattern: String) -> Bool {
    guard let expression = try? Regex(pattern) else { return false }
    return text.firstMatch(of: expression) != nil
  }
}

extension JSONValue {
  fileprivate func isOf(type: String) -> Bool {
    switch (type, self) {
    case ("object", .object), ("array", .array), ("string", .string), ("boolean", .bool), ("null", .null),
      ("integer", .integer), ("number", .integer), ("number", .number):
      true
    default: false
    }
  }

  fileprivate var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }
}

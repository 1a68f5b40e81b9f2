package import JSON
package import Lesson

extension Cell {
  /// The cell's value with its type: numbers as numbers (a percentage as a share of one), dimensions as an array.
  package var json: JSONValue {
    switch self {
    case .text(let text), .code(let text): .string(text)
    case .integer(let value): .integer(value)
    case .decimal(let value, _), .percent(let value, _): .number(value)
    case .shape(let dimensions): .array(dimensions.map(JSONValue.integer))
    case .missing: .null
    }
  }
}

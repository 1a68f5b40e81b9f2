/// Dimensions for people: `28×28`; a single size stands alone.
package func shapeText(_ shape: [Int]) -> String {
  shape.isEmpty ? "un solo número" : shape.map(String.init).joined(separator: "×")
}

/// Dimensions as the language writes a list: `[28, 28]`.
package func shapeList(_ shape: [Int]) -> String {
  "[" + shape.map(String.init).joined(separator: ", ") + "]"
}

import Typography

/// A text as a literal of Python, between single quotes.
package func pythonString(_ text: String) -> String {
  var result = "'"
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": result += "\\\\"
    case "'": result += "\\'"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case _ where scalar.value < 32 || scalar.value == 127: result += "\\x" + hexadecimal(scalar.value)
    // Marks that turn the direction of what follows would make the code read as another.
    case _ where scalar.properties.generalCategory == .format: result += "\\U" + hexadecimal(scalar.value, digits: 8)
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "'"
}

/// A text that cannot end a literal between three quotes: not even one of more quotes in a row.
func withoutTripleQuotes(_ text: String) -> String {
  var text = text
  while text.contains("\"\"\"") { text = text.replacing("\"\"\"", with: "\"\" \"") }
  return text
}

private func hexadecimal(_ value: UInt32, digits: Int = 2) -> String {
  let text = String(value, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}

/// A list of texts.
package func pythonList(_ texts: [String]) -> String { "[" + texts.map(pythonString).joined(separator: ", ") + "]" }

/// A list of integers.
package func pythonList(_ values: [Int]) -> String { "[" + values.map(String.init).joined(separator: ", ") + "]" }

/// A tuple of integers: `(28, 28)`, `(10,)`.
package func pythonTuple(_ values: [Int]) -> String {
  "(" + values.map(String.init).joined(separator: ", ") + (values.count == 1 ? ",)" : ")")
}

/// A number as Python reads it: `0.001`, `1e-07` as `1e-7`, `2` for whole numbers.
package func pythonNumber(_ value: Double) -> String {
  if value.isNaN { return "float('nan')" }
  if value.isInfinite { return value < 0 ? "-float('inf')" : "float('inf')" }
  let text = "\(value)"
  if text.hasSuffix(".0") { return String(text.dropLast(2)) }
  return text.replacing("e-0", with: "e-").replacing("e+0", with: "e").replacing(".0e", with: "e")
}

/// The same, with its point where it is whole: `1.0`.
package func pythonDecimal(_ value: Double) -> String {
  let text = pythonNumber(value)
  return text.allSatisfy { $0.isNumber || $0 == "-" } ? text + ".0" : text
}

/// `sí` and `no` in Python.
package func pythonBool(_ value: Bool) -> String { value ? "True" : "False" }

/// A call over as many lines as its arguments need: one where they fit.
package func pythonCall(_ function: String, _ arguments: [String], width: Int = 88) -> [String] {
  let line = "\(function)(\(arguments.joined(separator: ", ")))"
  if line.count <= width && !line.contains("\n") { return [line] }
  return [function + "("] + arguments.flatMap { argument -> [String] in
    let lines = argument.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { "    \($1)" + ($0 == lines.count - 1 ? "," : "") }
  } + [")"]
}

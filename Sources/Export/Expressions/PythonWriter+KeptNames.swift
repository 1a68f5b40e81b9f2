import Diagnostics
import Lesson
import Runner

/// A function keeps what the names in its body are where the lesson makes it. One of Python looks them up when it is
/// called: it is given what the lesson changes.
extension PythonWriter {
  /// `a=a` for each name in the body of a function that stands here, where the lesson gives it another value somewhere.
  mutating func keptNames(of body: Expression, besides parameters: [String]) -> [String] {
    let rebound = memory.outlook.rebound
    guard !rebound.isEmpty else { return [] }
    var result: [String] = []
    for name in body.names(besides: parameters) where rebound.contains(name) && value(name) != nil {
      let identifier = identifier(name)
      result.append("\(identifier)=\(identifier)")
    }
    return result
  }

  /// The same of a function that stands further up: `a=2` where the name is another value by now. What cannot be
  /// written so is not said.
  mutating func keptNames(of function: UserFunction) -> [String] {
    var result: [String] = []
    for name in function.body.names(besides: function.parameters) {
      guard let value = function.scope[name] else { continue }
      if isStill(name, of: function.body) {
        guard memory.outlook.rebound.contains(name) else { continue }
        // Data is no single name of Python.
        if value.isOfDataset { isUnsaid = true }
        let identifier = identifier(name)
        result.append("\(identifier)=\(identifier)")
      } else if let text = literal(value) {
        restored.insert(name)
        result.append("\(memory.names.identifier(name))=\(text)")
      } else {
        isUnsaid = true
      }
    }
    return result
  }

  /// Whether a name is what it was where a function was made whose body, or a part of it, is given: what was bound
  /// above that was not bound anew since.
  func isStill(_ name: String, of body: Expression) -> Bool {
    guard let now = binding(name) else { return false }
    return now.range.lower < body.range.lower
  }

  /// A value in Python, written out; nil for what is not known before the run, or long.
  private mutating func literal(_ value: Value) -> String? {
    switch value {
    case .numbers(let numbers):
      guard let values = numbers.values, (1...Self.mostNumbers).contains(values.count) else { return nil }
      let texts = values.map { pythonText($0, numbers.kind) }
      if numbers.isScalar { return texts[0] }
      need(.numpy)
      return "np.array(\(nested(texts[...], numbers.shape[...])))"
    case .function(let function): return definition(of: function)
    default: return nil
    }
  }

  /// More would be no line that one reads.
  private static let mostNumbers = 16

  private func pythonText(_ number: Double, _ kind: ElementKind) -> String {
    switch kind {
    case .boolean: pythonBool(number != 0)
    case .integer: Int(exactly: number).map { "\($0)" } ?? pythonDecimal(number)
    case .decimal: pythonDecimal(number)
    }
  }

  /// Lists in lists, one for each axis; there is at least one element.
  private func nested(_ texts: ArraySlice<String>, _ shape: ArraySlice<Int>) -> String {
    guard let size = shape.first else { return texts.joined() }
    let step = texts.count / size
    let parts = (0..<size).map { index in
      let start = texts.startIndex + index * step
      return nested(texts[start..<start + step], shape.dropFirst())
    }
    return "[\(parts.joined(separator: ", "))]"
  }
}

extension Value {
  /// Whether it is examples or what holds them.
  fileprivate var isOfDataset: Bool {
    switch self {
    case .dataset, .split, .inputs: true
    default: false
    }
  }
}

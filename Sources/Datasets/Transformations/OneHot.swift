package import Neural

extension Examples {
  /// The same inputs, and of each class number a row of zeros with 1 at its place; values stay as they are.
  package func oneHot(classes: Int) -> Examples {
    guard case .classes(let labels) = targets else { return self }
    var values = [Float](repeating: 0, count: count * classes)
    for (row, label) in labels[range].enumerated() where Int(label) < classes {
      values[row * classes + Int(label)] = 1
    }
    let stored = range.lowerBound * inputSize..<range.upperBound * inputSize
    let own: Inputs =
      switch inputs {
      case .bytes(let bytes, let divisor): .bytes(Array(bytes[stored]), divisor: divisor)
      case .floats(let floats): .floats(Array(floats[stored]))
      }
    return Examples(inputs: own, targets: .values(values, size: classes), inputShape: inputShape)
  }
}

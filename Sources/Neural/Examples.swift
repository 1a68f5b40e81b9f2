/// Inputs with their class labels; slicing shares the storage.
package struct Examples: Sendable {
  package enum Inputs: Sendable {
    /// Each byte stands for itself over the divisor (1 or 255 as a rule): images stay bytes until a batch is made.
    case bytes([UInt8], divisor: Float)
    case floats([Float])
  }

  package let inputs: Inputs
  package let labels: [UInt8]
  /// The shape of one input.
  package let inputShape: [Int]
  /// Which of the stored examples these are.
  package let range: Range<Int>

  package var count: Int { range.count }

  package init(inputs: Inputs, labels: [UInt8], inputShape: [Int]) {
    self.inputs = inputs
    self.labels = labels
    self.inputShape = inputShape
    range = 0..<labels.count
  }

  private init(_ base: Examples, inputs: Inputs, range: Range<Int>) {
    self.inputs = inputs
    labels = base.labels
    inputShape = base.inputShape
    self.range = range
  }

  /// A part of these examples, counted from 0 within them and clamped to them.
  package subscript(part: Range<Int>) -> Examples {
    let within = part.clamped(to: 0..<count)
    let shifted = range.lowerBound + within.lowerBound..<range.lowerBound + within.upperBound
    return Examples(self, inputs: inputs, range: shifted)
  }

  /// Other inputs of the same storage, scaled by another divisor.
  package func divided(by divisor: Float) -> Examples {
    guard case .bytes(let bytes, _) = inputs else { return self }
    return Examples(self, inputs: .bytes(bytes, divisor: divisor), range: range)
  }
}

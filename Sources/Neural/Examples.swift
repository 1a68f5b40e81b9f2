/// Inputs with their targets; slicing shares the storage.
package struct Examples: Sendable {
  package enum Inputs: Sendable {
    /// Each byte stands for itself over the divisor (1 or 255 as a rule): images stay bytes until a batch is made.
    case bytes([UInt8], divisor: Float)
    case floats([Float])
  }

  /// What a network is to answer.
  package enum Targets: Sendable {
    /// A class number for each example.
    case classes([UInt8])
    /// `size` numbers for each example, one for each output.
    case values([Float], size: Int)

    /// How many examples these are for.
    package var count: Int {
      switch self {
      case .classes(let labels): labels.count
      case .values(let values, let size): size > 0 ? values.count / size : 0
      }
    }
  }

  package let inputs: Inputs
  package let targets: Targets
  /// The shape of one input.
  package let inputShape: [Int]
  /// Which of the stored examples these are.
  package let range: Range<Int>

  package var count: Int { range.count }

  /// The class numbers of all stored examples; empty where targets are values.
  package var labels: [UInt8] {
    if case .classes(let labels) = targets { labels } else { [] }
  }

  package init(inputs: Inputs, labels: [UInt8], inputShape: [Int]) {
    self.init(inputs: inputs, targets: .classes(labels), inputShape: inputShape)
  }

  package init(inputs: Inputs, targets: Targets, inputShape: [Int]) {
    self.inputs = inputs
    self.targets = targets
    self.inputShape = inputShape
    range = 0..<targets.count
  }

  private init(_ base: Examples, inputs: Inputs, range: Range<Int>) {
    self.inputs = inputs
    targets = base.targets
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

internal import CKernels

extension Examples {
  /// Refuses examples that a network cannot take: of another shape, too few numbers, or labels beyond its outputs.
  func check(for network: Network, labelled: Bool) throws(TrainingError) {
    guard count > 0 else { throw .empty }
    guard inputShape == network.inputShape else { throw .inputShape(expected: network.inputShape, found: inputShape) }
    let stored =
      switch inputs {
      case .bytes(let bytes, _): bytes.count
      case .floats(let floats): floats.count
      }
    let size = network.blueprint.inputSize
    guard range.upperBound <= labels.count, stored / size >= range.upperBound, range.upperBound <= Int(Int32.max) else {
      throw .inputShape(expected: [range.upperBound] + inputShape, found: [stored])
    }
    guard labelled else { return }
    let outputs = network.blueprint.outputSize
    let largest = labels[range].max() ?? 0
    guard Int(largest) < outputs else { throw .label(Int(largest), outputs: outputs) }
  }

  /// Runs a body with the examples as the kernels read them; nothing is copied.
  func withSource<Result>(
    _ body: (lec_source) throws(TrainingError) -> Result
  ) throws(TrainingError) -> Result {
    var source = lec_source()
    source.divisor = 1
    source.size = inputShape.reduce(1, *)
    return try labels.withUnsafeBufferPointer { labels throws(TrainingError) -> Result in
      source.labels = labels.baseAddress
      switch inputs {
      case .bytes(let bytes, let divisor):
        source.divisor = divisor
        return try bytes.withUnsafeBufferPointer { bytes throws(TrainingError) -> Result in
          source.bytes = bytes.baseAddress
          return try body(source)
        }
      case .floats(let floats):
        return try floats.withUnsafeBufferPointer { floats throws(TrainingError) -> Result in
          source.floats = floats.baseAddress
          return try body(source)
        }
      }
    }
  }
}

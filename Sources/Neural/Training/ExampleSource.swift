internal import CKernels

extension Examples {
  /// Refuses examples that a network cannot take: of another shape, too few numbers, numbers that stand for nothing
  /// that it could look up, or, where a loss compares them, targets that are not for its outputs.
  func check(for network: Network, loss: Loss?) throws(TrainingError) {
    guard count > 0 else { throw .empty }
    guard inputShape == network.inputShape else { throw .inputShape(expected: network.inputShape, found: inputShape) }
    let stored =
      switch inputs {
      case .bytes(let bytes, _): bytes.count
      case .floats(let floats): floats.count
      }
    let size = network.blueprint.inputSize
    guard range.upperBound <= targets.count, stored / size >= range.upperBound, range.upperBound <= Int(Int32.max)
    else {
      throw .inputShape(expected: [range.upperBound] + inputShape, found: [stored])
    }
    if let limit = network.blueprint.indexLimit { try checkIndices(below: limit, size: size) }
    try loss?.check(targets, range: range, outputs: network.blueprint.outputSize)
  }

  /// Refuses inputs that are not whole numbers from 0 on and below a limit.
  private func checkIndices(below limit: Int, size: Int) throws(TrainingError) {
    let places = range.lowerBound * size..<range.upperBound * size
    switch inputs {
    case .bytes(let bytes, let divisor):
      var isSuitable: [Bool] = []
      for byte in UInt8.min...UInt8.max { isSuitable.append((Float(byte) / divisor).isIndex(below: limit)) }
      for place in places where !isSuitable[Int(bytes[place])] {
        throw .index(Float(bytes[place]) / divisor, limit: limit)
      }
    case .floats(let floats):
      for place in places where !floats[place].isIndex(below: limit) { throw .index(floats[place], limit: limit) }
    }
  }

  /// Runs a body with the examples as the kernels read them; nothing is copied.
  func withSource<Result>(
    _ body: (lec_source) throws(TrainingError) -> Result
  ) throws(TrainingError) -> Result {
    var source = lec_source()
    source.divisor = 1
    source.size = inputShape.reduce(1, *)
    switch inputs {
    case .bytes(let bytes, let divisor):
      source.divisor = divisor
      return try bytes.withUnsafeBufferPointer { bytes throws(TrainingError) -> Result in
        source.bytes = bytes.baseAddress
        return try withTargets(source, body)
      }
    case .floats(let floats):
      return try floats.withUnsafeBufferPointer { floats throws(TrainingError) -> Result in
        source.floats = floats.baseAddress
        return try withTargets(source, body)
      }
    }
  }

  private func withTargets<Result>(
    _ source: lec_source, _ body: (lec_source) throws(TrainingError) -> Result
  ) throws(TrainingError) -> Result {
    var source = source
    switch targets {
    case .classes(let labels):
      return try labels.withUnsafeBufferPointer { labels throws(TrainingError) -> Result in
        source.labels = labels.baseAddress
        return try body(source)
      }
    case .values(let values, let size):
      source.target_size = size
      return try values.withUnsafeBufferPointer { values throws(TrainingError) -> Result in
        source.targets = values.baseAddress
        return try body(source)
      }
    }
  }
}

extension Float {
  /// Exact in double precision, and false for a NaN.
  fileprivate func isIndex(below limit: Int) -> Bool {
    self >= 0 && Double(self) < Double(limit) && rounded(.towardZero) == self
  }
}

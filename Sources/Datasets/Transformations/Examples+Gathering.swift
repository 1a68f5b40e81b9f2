package import Neural

extension Examples {
  /// Numbers of one input.
  package var inputSize: Int { inputShape.reduce(1, *) }

  /// Copies of the examples at these places, counted within these and in this order.
  package func gathered(_ places: [Int]) -> Examples {
    let rows = places.map { range.lowerBound + $0 }
    let picked: Inputs =
      switch inputs {
      case .bytes(let bytes, let divisor): .bytes(Self.rows(rows, of: bytes, size: inputSize), divisor: divisor)
      case .floats(let floats): .floats(Self.rows(rows, of: floats, size: inputSize))
      }
    return Examples(inputs: picked, targets: targets.gathered(rows), inputShape: inputShape)
  }

  private static func rows<Element>(_ rows: [Int], of values: [Element], size: Int) -> [Element] {
    var result: [Element] = []
    result.reserveCapacity(rows.count * size)
    for row in rows { result += values[row * size..<(row + 1) * size] }
    return result
  }

  /// The inputs as the network sees them, bytes divided; only those of these examples.
  package var floats: [Float] {
    let stored = range.lowerBound * inputSize..<range.upperBound * inputSize
    switch inputs {
    case .bytes(let bytes, let divisor): return bytes[stored].map { Float($0) / divisor }
    case .floats(let floats): return Array(floats[stored])
    }
  }
}

extension Examples.Targets {
  /// The targets of these stored examples, in this order.
  package func gathered(_ rows: [Int]) -> Examples.Targets {
    switch self {
    case .classes(let labels): .classes(rows.map { labels[$0] })
    case .values(let values, let size):
      .values(rows.flatMap { values[$0 * size..<($0 + 1) * size] }, size: size)
    }
  }
}

/// A function of many numbers to one.
package enum Reduction: Sendable, Equatable {
  case sum
  case mean
  case maximum
  case minimum
  case indexOfMaximum
  case indexOfMinimum

  fileprivate func kind(of kind: ElementKind) -> ElementKind {
    switch self {
    case .sum: kind == .decimal ? .decimal : .integer
    case .mean: .decimal
    case .maximum, .minimum: kind
    case .indexOfMaximum, .indexOfMinimum: .integer
    }
  }

  /// Sums run in order; of equal extremes the first counts; NaN is an extreme, so that it is seen.
  fileprivate func apply(_ values: [Double]) -> Double {
    switch self {
    case .sum: values.reduce(0, +)
    case .mean: values.reduce(0, +) / Double(values.count)
    case .maximum: values[extreme(values, >)]
    case .minimum: values[extreme(values, <)]
    case .indexOfMaximum: Double(extreme(values, >))
    case .indexOfMinimum: Double(extreme(values, <))
    }
  }

  private func extreme(_ values: [Double], _ isBetter: (Double, Double) -> Bool) -> Int {
    var best = 0
    for index in values.indices.dropFirst() {
      if values[best].isNaN { break }
      if values[index].isNaN || isBetter(values[index], values[best]) { best = index }
    }
    return best
  }
}

extension Numbers {
  /// Reduces all elements, or those along one axis.
  package func reduced(by reduction: Reduction, axis: Int? = nil) throws(NumbersFault) -> Numbers {
    let kind = reduction.kind(of: kind)
    guard let axis else {
      guard count > 0 || reduction == .sum else { throw .empty }
      return Numbers(shape: [], kind: kind, values: values.map { [reduction.apply($0)] })
    }
    guard axis >= -rank, axis < rank else { throw .axis(axis, rank: rank) }
    let position = axis < 0 ? axis + rank : axis
    let size = shape[position]
    guard size > 0 || reduction == .sum else { throw .empty }
    var shape = shape
    shape.remove(at: position)
    guard let values else { return Numbers(shape: shape, kind: kind, values: nil) }
    let inner = strides[position]
    let outer = self.shape.prefix(position).reduce(1, *)
    var result: [Double] = []
    for block in 0..<outer {
      for offset in 0..<inner {
        let start = block * size * inner + offset
        result.append(reduction.apply((0..<size).map { values[start + $0 * inner] }))
      }
    }
    return Numbers(shape: shape, kind: kind, values: result)
  }
}

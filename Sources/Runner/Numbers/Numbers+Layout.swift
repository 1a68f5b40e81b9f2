extension Numbers {
  /// The same elements with the axes in the opposite order.
  package var transposed: Numbers { transposed((0..<rank).reversed()) }

  /// The same elements with the axes in another order, which names each once.
  package func transposed(_ axes: [Int]) -> Numbers {
    let strides = strides
    let shape = axes.map { self.shape[$0] }
    guard let values else { return Numbers(shape: shape, kind: kind, values: nil) }
    var places = [0]
    for axis in axes { places = places.flatMap { base in (0..<self.shape[axis]).map { base + $0 * strides[axis] } } }
    return Numbers(shape: shape, kind: kind, values: places.map { values[$0] })
  }

  /// The same elements in order under another shape, of which one size may be -1: whatever is left.
  package func reshaped(_ wanted: [Int]) throws(NumbersFault) -> Numbers {
    guard wanted.count <= Self.maximumRank else { throw .tooLarge(wanted) }
    var shape = wanted
    if let place = wanted.firstIndex(of: -1) {
      shape[place] = 1
      guard let known = elementCount(shape), known > 0, count % known == 0 else { throw .reshape(self.shape, wanted) }
      shape[place] = count / known
    }
    guard elementCount(shape) == count else { throw .reshape(self.shape, wanted) }
    return Numbers(shape: shape, kind: kind, values: values)
  }

  /// Arrays one after another along an axis, in which alone their shapes may differ.
  package static func concatenated(_ parts: [Numbers], axis: Int) throws(NumbersFault) -> Numbers {
    guard let first = parts.first else { throw .empty }
    guard axis >= -first.rank, axis < first.rank else { throw .axis(axis, rank: first.rank) }
    let axis = axis < 0 ? axis + first.rank : axis
    var shape = first.shape
    var kind = first.kind
    for part in parts.dropFirst() {
      var matching = part.shape
      if matching.indices.contains(axis) { matching[axis] = first.shape[axis] }
      guard matching == first.shape else { throw .joins(first.shape, part.shape, axis: axis) }
      let (size, overflow) = shape[axis].addingReportingOverflow(part.shape[axis])
      shape[axis] = overflow ? Int.max : size
      kind = kind == part.kind ? kind : kind.joined(with: part.kind)
    }
    guard let count = elementCount(shape), count <= maximumCount else { throw .tooLarge(shape) }
    let known = parts.compactMap(\.values)
    guard known.count == parts.count else { return Numbers(shape: shape, kind: kind, values: nil) }
    let blocks = shape.prefix(axis).reduce(1, *)
    let sizes = parts.map { $0.shape.suffix(from: axis).reduce(1, *) }
    var values: [Double] = []
    values.reserveCapacity(count)
    for block in 0..<blocks {
      for (part, size) in zip(known, sizes) { values += part[block * size..<(block + 1) * size] }
    }
    return Numbers(shape: shape, kind: kind, values: values)
  }
}

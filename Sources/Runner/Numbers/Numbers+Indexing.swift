/// One part of an index, its ends known.
package enum IndexPart: Sendable, Equatable {
  /// A negative position counts from the end.
  case at(Int)
  case slice(Int?, Int?)
}

extension Numbers {
  /// The elements that an index selects; missing parts take the whole axis.
  package func selecting(_ parts: [IndexPart]) throws(NumbersFault) -> Numbers {
    guard parts.count <= rank else { throw .rank(needed: parts.count, found: rank) }
    var shape: [Int] = []
    var places = [0]
    let strides = strides
    for axis in 0..<rank {
      let size = self.shape[axis]
      switch axis < parts.count ? parts[axis] : .slice(nil, nil) {
      case .at(let index):
        let position = try resolvedIndex(index, size: size, axis: axis)
        if values != nil { places = places.map { $0 + position * strides[axis] } }
      case .slice(let lower, let upper):
        let range = resolvedSlice(lower, upper, size: size)
        shape.append(range.count)
        if values != nil {
          places = places.flatMap { base in range.map { base + $0 * strides[axis] } }
        }
      }
    }
    return Numbers(shape: shape, kind: kind, values: values.map { values in places.map { values[$0] } })
  }
}

/// A position from the start, for one that may count from the end.
func resolvedIndex(_ index: Int, size: Int, axis: Int) throws(NumbersFault) -> Int {
  guard index >= -size, index < size else { throw .index(index, size: size, axis: axis) }
  return index < 0 ? index + size : index
}

/// The range of a slice, clamped to the axis as NumPy does.
func resolvedSlice(_ lower: Int?, _ upper: Int?, size: Int) -> Range<Int> {
  func clamped(_ index: Int) -> Int { min(max(index < 0 ? index + size : index, 0), size) }
  let start = clamped(lower ?? 0)
  return start..<max(start, upper.map(clamped) ?? size)
}

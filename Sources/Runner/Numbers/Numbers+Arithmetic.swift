extension Numbers {
  /// Applies a function to each element.
  package func map(kind: ElementKind? = nil, _ function: (Double) -> Double) -> Numbers {
    Numbers(shape: shape, kind: kind ?? self.kind, values: values?.map(function))
  }

  /// Applies a function to each pair of elements, stretching axes of size one as NumPy's broadcasting does.
  package func combined(
    with other: Numbers, kind: ElementKind, _ function: (Double, Double) -> Double
  ) throws(NumbersFault) -> Numbers {
    if shape == other.shape {
      guard let left = values, let right = other.values else { return Numbers(shape: shape, kind: kind, values: nil) }
      return Numbers(shape: shape, kind: kind, values: zip(left, right).map(function))
    }
    let shape = try Self.broadcast(shape, other.shape)
    guard let count = elementCount(shape), count <= Self.maximumCount else { throw .tooLarge(shape) }
    guard let left = values, let right = other.values else { return Numbers(shape: shape, kind: kind, values: nil) }
    let leftPlaces = Self.places(of: self, in: shape)
    let rightPlaces = Self.places(of: other, in: shape)
    let result = (0..<count).map { function(left[leftPlaces[$0]], right[rightPlaces[$0]]) }
    return Numbers(shape: shape, kind: kind, values: result)
  }

  private static func broadcast(_ left: [Int], _ right: [Int]) throws(NumbersFault) -> [Int] {
    var result: [Int] = []
    for position in 0..<max(left.count, right.count) {
      let a = position < left.count ? left[left.count - 1 - position] : 1
      let b = position < right.count ? right[right.count - 1 - position] : 1
      guard a == b || a == 1 || b == 1 else { throw .shapes(left, right) }
      result.append(a == 1 ? b : a)
    }
    return result.reversed()
  }

  /// For each element of the broadcast shape, where its value stands in the smaller array.
  private static func places(of array: Numbers, in shape: [Int]) -> [Int] {
    let offset = shape.count - array.rank
    let strides = array.strides
    var places = [0]
    for axis in 0..<shape.count {
      let step = axis < offset || array.shape[axis - offset] == 1 ? 0 : strides[axis - offset]
      places = places.flatMap { base in (0..<shape[axis]).map { base + $0 * step } }
    }
    return places
  }

  /// The matrix product; a vector is a row on the left and a column on the right.
  ///
  /// Shapes: `[m, k] @ [k, n] → [m, n]`, `[k] @ [k, n] → [n]`, `[m, k] @ [k] → [m]`, `[k] @ [k] → []`.
  package func matrixProduct(_ other: Numbers) throws(NumbersFault) -> Numbers {
    guard (1...2).contains(rank), (1...2).contains(other.rank) else { throw .products(shape, other.shape) }
    let rows = rank == 2 ? shape[0] : 1
    let inner = shape[rank - 1]
    let columns = other.rank == 2 ? other.shape[1] : 1
    guard other.shape[0] == inner else { throw .products(shape, other.shape) }
    let result = (rank == 2 ? [rows] : []) + (other.rank == 2 ? [columns] : [])
    let kind = self.kind.joined(with: other.kind)
    guard let count = elementCount(result), count <= Self.maximumCount else { throw .tooLarge(result) }
    guard let left = values, let right = other.values else { return Numbers(shape: result, kind: kind, values: nil) }
    var sums = [Double](repeating: 0, count: count)
    for row in 0..<rows {
      for k in 0..<inner {
        let factor = left[row * inner + k]
        for column in 0..<columns { sums[row * columns + column] += factor * right[k * columns + column] }
      }
    }
    return Numbers(shape: result, kind: kind, values: sums)
  }
}

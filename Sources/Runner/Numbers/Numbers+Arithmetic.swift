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
    let leftPlaces = Self.places(ofShape: self.shape, in: shape)
    let rightPlaces = Self.places(ofShape: other.shape, in: shape)
    let result = (0..<count).map { function(left[leftPlaces[$0]], right[rightPlaces[$0]]) }
    return Numbers(shape: shape, kind: kind, values: result)
  }

  /// The shape of two arrays together.
  static func broadcast(_ left: [Int], _ right: [Int]) throws(NumbersFault) -> [Int] {
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
  static func places(ofShape own: [Int], in shape: [Int]) -> [Int] {
    let offset = shape.count - own.count
    let strides = Numbers(shape: own, kind: .integer, values: nil).strides
    var places = [0]
    for axis in 0..<shape.count {
      let step = axis < offset || own[axis - offset] == 1 ? 0 : strides[axis - offset]
      places = places.flatMap { base in (0..<shape[axis]).map { base + $0 * step } }
    }
    return places
  }
}

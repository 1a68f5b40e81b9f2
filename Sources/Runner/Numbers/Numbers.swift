/// What the elements of an array of numbers are.
package enum ElementKind: Sendable, Equatable, Codable {
  case boolean
  case integer
  case decimal

  /// The kind that holds both.
  func joined(with other: ElementKind) -> ElementKind {
    if self == .decimal || other == .decimal { return .decimal }
    return .integer
  }
}

/// An array of numbers of any rank in row-major order; rank 0 is a single number.
///
/// Before a lesson runs the values of data are not known: then `values` is nil and shape and kind alone are computed,
/// by the same code, so that check and execution cannot disagree.
package struct Numbers: Sendable, Equatable, Codable {
  package var shape: [Int]
  package var kind: ElementKind
  package var values: [Double]?

  package init(shape: [Int], kind: ElementKind, values: [Double]?) {
    self.shape = shape
    self.kind = kind
    self.values = values
  }

  package init(_ value: Int) {
    self.init(shape: [], kind: .integer, values: [Double(value)])
  }

  package init(_ value: Double) {
    self.init(shape: [], kind: .decimal, values: [value])
  }

  package init(_ value: Bool) {
    self.init(shape: [], kind: .boolean, values: [value ? 1 : 0])
  }

  package init(_ values: [Int]) {
    self.init(shape: [values.count], kind: .integer, values: values.map(Double.init))
  }

  package init(_ values: [Double]) {
    self.init(shape: [values.count], kind: .decimal, values: values)
  }

  /// The largest count of elements that a lesson may make.
  package static let maximumCount = 16_777_216
  /// The most axes that an array of a lesson may have.
  package static let maximumRank = 8
  /// Integers beyond this magnitude are not exact in a double.
  static let largestInteger = 9_007_199_254_740_992.0

  package var rank: Int { shape.count }

  package var count: Int { shape.reduce(1, *) }

  package var isScalar: Bool { shape.isEmpty }

  /// The single number, where there is one and it is known.
  package var scalar: Double? { isScalar ? values?.first : nil }

  /// The single integer, where there is one and it is known.
  package var integer: Int? {
    guard kind == .integer, let scalar, scalar.magnitude <= Self.largestInteger else { return nil }
    return Int(scalar)
  }

  /// The place along each axis of an element, given its place in row-major order.
  func position(of index: Int) -> [Int] {
    zip(shape, strides).map { size, stride in index / stride % max(size, 1) }
  }

  /// One for each axis: how far apart its neighbours stand.
  var strides: [Int] {
    var result = [Int](repeating: 1, count: rank)
    for axis in stride(from: rank - 2, through: 0, by: -1) { result[axis] = result[axis + 1] * shape[axis + 1] }
    return result
  }
}

/// Why an operation on numbers cannot be done; the evaluator adds the place and the words.
package enum NumbersFault: Error, Sendable, Equatable {
  case shapes([Int], [Int])
  case products([Int], [Int])
  /// Arrays that cannot stand one after another along an axis.
  case joins([Int], [Int], axis: Int)
  case reshape([Int], [Int])
  /// A kernel that does not fit an image.
  case window([Int], [Int])
  case rank(needed: Int, found: Int)
  case index(Int, size: Int, axis: Int)
  case axis(Int, rank: Int)
  case empty
  case tooLarge([Int])
}

/// The product of sizes, nil where it overflows.
package func elementCount(_ shape: [Int]) -> Int? {
  var product = 1
  for size in shape {
    let (next, overflow) = product.multipliedReportingOverflow(by: size)
    if overflow || size < 0 { return nil }
    product = next
  }
  return product
}

/// Float32 numbers in row-major order.
package struct Tensor: Sendable, Equatable, Codable {
  package let shape: [Int]
  /// As many as the product of the shape's sizes.
  package let values: [Float]

  package init(shape: [Int], values: [Float]) {
    self.shape = shape
    self.values = values
  }
}

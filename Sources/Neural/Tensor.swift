/// Float32 numbers in row-major order.
package struct Tensor: Sendable, Equatable {
  package let shape: [Int]
  package let values: [Float]

  package init(shape: [Int], values: [Float]) {
    self.shape = shape
    self.values = values
  }
}

internal import CKernels

/// A batch's numbers at some place of a plan: a matrix of one row for each example, and its gradient.
package struct PlanValue {
  /// Numbers of one example.
  let size: Int
  /// The shape of one example's numbers.
  var shape: [Int] = []
  var values: lec_panels
  /// Only where something below has parameters to train.
  var gradient: lec_panels?
  /// Whether the gradient is zero where the value is not positive, as before a ReLU.
  var masksGradient = false
  /// The product that the value comes from, while a ReLU can still become part of it.
  var producer: Producer?
  /// Whether each example's numbers lie in one piece, where `stride` is the distance between examples, rather than
  /// in panels.
  var isImages = false

  var images: lec_images { lec_images(at: values.at, stride: values.stride) }
  var imageGradient: lec_images? { gradient.map { lec_images(at: $0.at, stride: $0.stride) } }

  init(size: Int, values: lec_panels, gradient: lec_panels?) {
    self.size = size
    self.values = values
    self.gradient = gradient
  }

  /// The values that close the gradient, if any do.
  var mask: UnsafePointer<Float>? { masksGradient ? UnsafePointer(values.at) : nil }
}

/// A product whose kernel can take the ReLU of its results.
enum Producer {
  case dense(UnsafeMutablePointer<lec_dense_forward>)
  case convolution(UnsafeMutablePointer<lec_convolution>)

  func takeReLU() {
    switch self {
    case .dense(let place): place.pointee.relu = 1
    case .convolution(let place): place.pointee.relu = 1
    }
  }
}

internal import CKernels

/// A batch's numbers at some place of a plan: a matrix of one row for each example, and its gradient.
package struct PlanValue {
  /// Numbers of one example.
  let size: Int
  var values: lec_panels
  /// Only where something below has parameters to train.
  var gradient: lec_panels?
  /// Whether the gradient is zero where the value is not positive, as before a ReLU.
  var closesGradient = false
  /// The product that the value comes from, while a ReLU can still become part of it.
  var producer: UnsafeMutablePointer<lec_dense_forward>?

  /// The values that close the gradient, if any do.
  var mask: UnsafePointer<Float>? { closesGradient ? UnsafePointer(values.at) : nil }
}

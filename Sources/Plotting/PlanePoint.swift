/// A point of a plane.
package struct PlanePoint: Sendable, Equatable, Codable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// Whether an axis can show both numbers.
  package var isDrawable: Bool { x.isDrawable && y.isDrawable }
}

extension Double {
  /// Whether it is finite and no larger than an axis with some air around it can mark.
  package var isDrawable: Bool { magnitude <= 1e14 }
}

extension ClosedRange<Double> {
  var span: Double { upperBound - lowerBound }
}

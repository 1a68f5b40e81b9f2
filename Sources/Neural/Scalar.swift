package enum Scalar {
  package static func exp(_ x: Double) -> Double { x }
  package static func log(_ x: Double) -> Double { x }
}

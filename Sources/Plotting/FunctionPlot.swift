/// Graphs of functions of one variable over one another: the figure `función`.
package struct FunctionPlot: Sendable, Equatable, Codable {
  package struct Curve: Sendable, Equatable, Codable {
    package var name: String
    /// From left to right; a point without a finite height parts the line.
    package var line: [PlanePoint]
    /// The function's value at each of the plot's `positions`.
    package var values: [Double]
    /// Points of the curve to look at.
    package var marks: [PlanePoint]

    package init(name: String, line: [PlanePoint], values: [Double], marks: [PlanePoint] = []) {
      self.name = name
      self.line = line
      self.values = values
      self.marks = marks
    }
  }

  package var curves: [Curve]
  /// The variable's name: «x».
  package var variable: String
  /// From where to where the variable goes.
  package var range: ClosedRange<Double>
  /// The heights that are shown.
  package var window: ClosedRange<Double>
  /// Where the table gives the functions' values.
  package var positions: [Double]
  /// Points that belong to no curve.
  package var points: [PlanePoint]

  package init(
    curves: [Curve], variable: String, range: ClosedRange<Double>, window: ClosedRange<Double>,
    positions: [Double], points: [PlanePoint] = []
  ) {
    self.curves = curves
    self.variable = variable
    self.range = range
    self.window = window
    self.positions = positions
    self.points = points
  }

  /// The most functions that one figure shows.
  package static let mostCurves = 8
}

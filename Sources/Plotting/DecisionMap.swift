/// Which class a model says at each point of a plane, with examples over it: the figure `frontera`.
package struct DecisionMap: Sendable, Equatable, Codable {
  /// The names of the classes that the model can say.
  package var classes: [String]
  /// Points across and down of the grid at which the model was asked.
  package var columns: Int
  package var rows: Int
  /// A byte for each point of the grid, rows from the top: the class that wins, and how sure the model is in so many
  /// shades, as it is drawn; the last byte where the model says no number.
  let pixels: [UInt8]
  /// The lines between the regions.
  package var borders: [[PlanePoint]]
  package var horizontal: ClosedRange<Double>
  package var vertical: ClosedRange<Double>
  /// The examples, by their true class.
  package var examples: ScatterPlot

  /// Reads a model's outputs on the grid of `Grid`, as many numbers a point as there are classes: the largest wins, of
  /// equal ones the first. What the numbers of one point lack to the largest tells where regions meet.
  package init(_ grid: Grid, scores: [Double], certainties: [Double], classes: [String], examples: ScatterPlot) {
    let count = max(1, classes.count)
    let points = min(grid.columns * grid.rows, scores.count / count)
    pixels = (0..<points).map { point in
      let own = scores[point * count..<(point + 1) * count]
      guard own.allSatisfy({ !$0.isNaN }),
        let winner = own.indices.max(by: { (own[$0], $1) < (own[$1], $0) }).map({ $0 - own.startIndex }),
        winner < Self.mostClasses
      else { return Self.nobody }
      let certainty = certainties.indices.contains(point) ? certainties[point] : 1
      let shade = (min(max(certainty.isNaN ? 0 : certainty, 0), 1) * Double(Self.shades - 1)).rounded()
      return UInt8(winner * Self.shades + Int(shade))
    }
    self.classes = classes
    columns = grid.columns
    rows = grid.rows
    horizontal = grid.horizontal
    vertical = grid.vertical
    self.examples = examples
    borders = []
    borders = DecisionBorders(self, grid, scores: scores, classes: count).lines
  }

  /// How many shades of certainty a class has.
  static let shades = 20
  private static let nobody: UInt8 = 255

  /// The class at each point of the grid; nil where the model says no number.
  package var winners: [Int?] { pixels.map { $0 == Self.nobody ? nil : Int($0) / Self.shades } }

  /// How sure the model is at each point, from 0 (all classes alike) to 1, in as many steps as there are shades.
  package var certainties: [Double] {
    pixels.map { $0 == Self.nobody ? 0 : Double(Int($0) % Self.shades) / Double(Self.shades - 1) }
  }

  /// The points at which a model is asked, in the middle of the cells of a raster.
  package struct Grid: Sendable, Equatable {
    package let horizontal: ClosedRange<Double>
    package let vertical: ClosedRange<Double>
    package let columns: Int
    package let rows: Int

    /// The grid that fills a figure around points.
    package init(around points: ScatterPlot) {
      let frame = points.frame
      self.init(
        frame.horizontal, frame.vertical, columns: Int(ScatterPlot.size.width) / 3,
        rows: Int(ScatterPlot.size.height) / 3)
    }

    package init(_ horizontal: ClosedRange<Double>, _ vertical: ClosedRange<Double>, columns: Int, rows: Int) {
      self.horizontal = horizontal
      self.vertical = vertical
      self.columns = max(2, columns)
      self.rows = max(2, rows)
    }

    /// Rows from the top.
    package var points: [PlanePoint] {
      (0..<rows).flatMap { row in (0..<columns).map { column in point(column, row) } }
    }

    func point(_ column: Int, _ row: Int) -> PlanePoint {
      PlanePoint(
        horizontal.lowerBound + horizontal.span * ((Double(column) + 0.5) / Double(columns)),
        vertical.upperBound - vertical.span * ((Double(row) + 0.5) / Double(rows)))
    }
  }
}

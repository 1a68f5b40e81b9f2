/// The lines where the class that wins changes, by marching squares over the points of a grid.
///
/// Between two neighbours with other winners the border lies where the two classes' scores, taken as straight, meet.
/// A square with two such places has a piece of border between them; one with more has them all lead to its middle.
struct DecisionBorders {
  private let grid: DecisionMap.Grid
  private let winners: [Int?]
  private let scores: [Double]
  private let classes: Int

  init(_ map: DecisionMap, _ grid: DecisionMap.Grid, scores: [Double], classes: Int) {
    self.grid = grid
    winners = map.winners
    self.scores = scores
    self.classes = classes
  }

  /// One end of a piece of border: a place between two neighbours of the grid, or the middle of a square.
  private struct Node: Hashable, Comparable {
    let row: Int
    let column: Int
    /// 0: towards the right neighbour, 1: towards the lower one, 2: the middle.
    let kind: Int

    static func < (left: Node, right: Node) -> Bool {
      (left.row, left.column, left.kind) < (right.row, right.column, right.kind)
    }
  }

  /// The pieces joined into lines as long as they go.
  var lines: [[PlanePoint]] {
    var neighbours: [Node: [Node]] = [:]
    for row in 0..<grid.rows - 1 {
      for column in 0..<grid.columns - 1 {
        for (first, second) in pieces(row, column) {
          neighbours[first, default: []].append(second)
          neighbours[second, default: []].append(first)
        }
      }
    }
    // Ends and forks first, so that what is left are rings.
    let nodes = neighbours.keys.sorted()
    let starts = nodes.filter { neighbours[$0]?.count != 2 } + nodes
    var result: [[PlanePoint]] = []
    for start in starts {
      while let next = take(from: start, in: &neighbours) {
        var line = [start, next]
        while let last = line.last, neighbours[last]?.count == 1, let next = take(from: last, in: &neighbours) {
          line.append(next)
        }
        result.append(smooth(line.compactMap(place)))
      }
    }
    return result
  }

  /// Walks one piece from a node and forgets it.
  private func take(from node: Node, in neighbours: inout [Node: [Node]]) -> Node? {
    guard let next = neighbours[node]?.popLast() else { return nil }
    if let back = neighbours[next]?.firstIndex(of: node) { neighbours[next]?.remove(at: back) }
    return next
  }

  private func pieces(_ row: Int, _ column: Int) -> [(Node, Node)] {
    let sides = [
      Node(row: row, column: column, kind: 0), Node(row: row, column: column + 1, kind: 1),
      Node(row: row + 1, column: column, kind: 0), Node(row: row, column: column, kind: 1),
    ]
    let crossed = sides.filter { place($0) != nil }
    if crossed.count == 2 { return [(crossed[0], crossed[1])] }
    let middle = Node(row: row, column: column, kind: 2)
    return crossed.map { ($0, middle) }
  }

  /// Where a node stands; nil between neighbours of one class, or where the model says no number.
  private func place(_ node: Node) -> PlanePoint? {
    let here = grid.point(node.column, node.row)
    if node.kind == 2 {
      let across = grid.point(node.column + 1, node.row + 1)
      return PlanePoint((here.x + across.x) / 2, (here.y + across.y) / 2)
    }
    let (row, column) = node.kind == 0 ? (node.row, node.column + 1) : (node.row + 1, node.column)
    guard row < grid.rows, column < grid.columns else { return nil }
    let (first, second) = (node.row * grid.columns + node.column, row * grid.columns + column)
    guard winners.indices.contains(second), let a = winners[first], let b = winners[second], a != b else { return nil }
    let lead = scores[first * classes + a] - scores[first * classes + b]
    let loss = scores[second * classes + b] - scores[second * classes + a]
    let share = lead + loss > 0 && (lead + loss).isFinite ? lead / (lead + loss) : 0.5
    let there = grid.point(column, row)
    return PlanePoint(here.x + (there.x - here.x) * share, here.y + (there.y - here.y) * share)
  }

  /// Without the points that a line of the figure would not show.
  private func smooth(_ line: [PlanePoint]) -> [PlanePoint] {
    let unit = PlanePoint(grid.horizontal.span / ScatterPlot.size.width, grid.vertical.span / ScatterPlot.size.height)
    return Polyline.simplified(line, unit: unit, tolerance: 0.15)
  }
}

/// Lines through points.
enum Polyline {
  /// The pieces of a line that lie between two heights, cut where it crosses them; a point without height parts it.
  static func clipped(_ line: [PlanePoint], to window: ClosedRange<Double>) -> [[PlanePoint]] {
    var pieces: [[PlanePoint]] = []
    var piece: [PlanePoint] = []
    func end() {
      if !piece.isEmpty { pieces.append(piece) }
      piece = []
    }
    for (index, point) in line.enumerated() {
      guard point.y.isFinite else {
        end()
        continue
      }
      if index > 0, line[index - 1].y.isFinite {
        piece += crossings(from: line[index - 1], to: point, of: window)
      }
      if window.contains(point.y) {
        piece.append(point)
      } else {
        end()
      }
    }
    end()
    return pieces
  }

  /// Where a segment crosses the two heights of a window, in its own order.
  private static func crossings(
    from first: PlanePoint, to second: PlanePoint, of window: ClosedRange<Double>
  ) -> [PlanePoint] {
    let rise = second.y - first.y
    let heights = rise > 0 ? [window.lowerBound, window.upperBound] : [window.upperBound, window.lowerBound]
    return heights.compactMap { height in
      guard min(first.y, second.y) < height, height < max(first.y, second.y) else { return nil }
      return PlanePoint(first.x + (height - first.y) / rise * (second.x - first.x), height)
    }
  }

  /// The line without the points that lie closer than `tolerance` to it (Douglas and Peucker, 1973), once an x and a
  /// y are divided by what `unit` is of each.
  static func simplified(_ line: [PlanePoint], unit: PlanePoint, tolerance: Double) -> [PlanePoint] {
    guard line.count > 2 else { return line }
    var isKept = [Bool](repeating: false, count: line.count)
    isKept[0] = true
    isKept[line.count - 1] = true
    var open = [(first: 0, last: line.count - 1)]
    while let (first, last) = open.popLast() {
      var farthest = first
      var largest = tolerance
      for index in first + 1..<max(first + 1, last) {
        let distance = distance(of: line[index], from: line[first], line[last], unit: unit)
        if distance > largest { (farthest, largest) = (index, distance) }
      }
      guard farthest > first else { continue }
      isKept[farthest] = true
      open += [(first, farthest), (farthest, last)]
    }
    return line.indices.filter { isKept[$0] }.map { line[$0] }
  }

  /// How far a point is from a segment.
  private static func distance(
    of point: PlanePoint, from first: PlanePoint, _ last: PlanePoint, unit: PlanePoint
  ) -> Double {
    let (dx, dy) = ((last.x - first.x) / unit.x, (last.y - first.y) / unit.y)
    let (px, py) = ((point.x - first.x) / unit.x, (point.y - first.y) / unit.y)
    let length = dx * dx + dy * dy
    let share = length > 0 ? min(max((px * dx + py * dy) / length, 0), 1) : 0
    let (ex, ey) = (px - share * dx, py - share * dy)
    return (ex * ex + ey * ey).squareRoot()
  }
}

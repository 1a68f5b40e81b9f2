/// A name beside the end of its line, moved as little as needed to touch no other.
package struct EndLabel: Equatable {
  package var index: Int
  package var name: String
  package var value: String
  package var pointX: Double
  package var pointY: Double
  /// Where the label's middle stands.
  package var y: Double

  package init(index: Int, name: String, value: String, pointX: Double, pointY: Double) {
    self.index = index
    self.name = name
    self.value = value
    self.pointX = pointX
    self.pointY = pointY
    y = pointY
  }

  /// Moves labels as little as possible (least squares) so that they stand `spacing` apart within a range, in order.
  ///
  /// Without the spacing that each must keep, places in order are an isotonic regression: neighbours in the wrong
  /// order share the mean of their group (pool adjacent violators).
  package static func spread(_ labels: [EndLabel], spacing: Double, within range: ClosedRange<Double>) -> [EndLabel] {
    var sorted = labels.sorted { $0.pointY == $1.pointY ? $0.index < $1.index : $0.pointY < $1.pointY }
    var groups: [(mean: Double, count: Int)] = []
    for (rank, label) in sorted.enumerated() {
      var group = (mean: label.pointY - Double(rank) * spacing, count: 1)
      while let last = groups.last, last.mean > group.mean {
        let count = last.count + group.count
        group = ((last.mean * Double(last.count) + group.mean * Double(group.count)) / Double(count), count)
        groups.removeLast()
      }
      groups.append(group)
    }
    let highest = max(range.lowerBound, range.upperBound - Double(sorted.count - 1) * spacing)
    let places = groups.flatMap { Array(repeating: min(max($0.mean, range.lowerBound), highest), count: $0.count) }
    for (rank, place) in places.enumerated() { sorted[rank].y = place + Double(rank) * spacing }
    return sorted
  }
}

extension Canvas {
  /// Draws a label beside the plot, with a line to where its curve ends if it had to move or the curve ends early.
  mutating func label(_ label: EndLabel, beside plotRight: Double, hasLeader: Bool, hasTwoLines: Bool = false) {
    let pen = SeriesLook(label.index).pen
    let x = plotRight + 12
    if (label.y - label.pointY).magnitude > 4 || hasLeader {
      let from = "M\(decimal(label.pointX + 5)) \(decimal(label.pointY))"
      path(from + "L\(decimal(x - 3)) \(decimal(label.y))", "k-line", opacity: 0.8)
    }
    guard hasTwoLines else {
      text(label.name, x, label.y + 4, "f12 b s\(pen)")
      return
    }
    text(label.name, x, label.y - 1, "f12 b s\(pen)")
    text(label.value, x, label.y + 13, "f12")
  }
}

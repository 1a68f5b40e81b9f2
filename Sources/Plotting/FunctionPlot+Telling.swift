import Typography

extension FunctionPlot {
  /// The most turns that are told one by one.
  private static let mostTurns = 4

  /// «relu sube de 0 a 4»; of a curve that turns, also where it does, from left to right.
  func told(_ curve: Curve, _ numbers: NumberStyle) -> String {
    let name = cleaned(curve.name)
    let course = CurveCourse(of: curve, at: positions, showing: window)
    let heights = course.points.map(\.y)
    guard let (first, last) = course.ends, let low = heights.min(), let high = heights.max() else {
      return "\(name), sin valores finitos"
    }
    let gaps = curve.line.count { !$0.isDrawable }
    let broken = gaps == 0 ? "" : ", con \(counted(gaps, "corte", "cortes", style: numbers))"
    guard numbers.short(low) != numbers.short(high) else {
      return "\(name) vale \(numbers.short(low)) en todas partes\(broken)"
    }
    let (start, end) = (numbers.short(first.y), numbers.short(last.y))
    guard !course.turns.isEmpty else {
      return "\(name) \(first.y < last.y ? "sube" : "baja") de \(start) a \(end)\(broken)"
    }
    let middle =
      course.turns.count > Self.mostTurns
      ? told(manyTurns: course.turns, from: first, to: last, numbers)
      : course.turns.map { told($0, numbers) }.joined(separator: ", ")
    return "\(name) empieza en \(start), \(middle) y acaba en \(end)\(broken)"
  }

  private func told(_ turn: CurveCourse.Turn, _ numbers: NumberStyle) -> String {
    if turn.point.y < window.lowerBound, !turn.isHigh { return "se sale por abajo" }
    if turn.point.y > window.upperBound, turn.isHigh { return "se sale por arriba" }
    let place = "\(numbers.short(turn.point.y)) (en \(cleaned(variable)) = \(numbers.short(turn.point.x)))"
    return "\(turn.isHigh ? "sube" : "baja") hasta \(place)"
  }

  /// «cambia de sentido 6 veces, entre −1 y 1,»: the curve goes no farther.
  private func told(
    manyTurns turns: [CurveCourse.Turn], from first: PlanePoint, to last: PlanePoint, _ numbers: NumberStyle
  ) -> String {
    let heights = turns.map(\.point.y) + [first.y, last.y]
    let (low, high) = (heights.min() ?? first.y, heights.max() ?? last.y)
    let times = "cambia de sentido \(counted(turns.count, "vez", "veces", style: numbers))"
    return switch (low < window.lowerBound, high > window.upperBound) {
    case (false, false): "\(times), entre \(numbers.short(low)) y \(numbers.short(high)),"
    case (true, false): "\(times), se sale por abajo"
    case (false, true): "\(times), se sale por arriba"
    case (true, true): "\(times), se sale por abajo y por arriba,"
    }
  }
}

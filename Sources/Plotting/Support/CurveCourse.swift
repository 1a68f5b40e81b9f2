/// How a curve goes, from left to right: its points, and where it stops rising or falling.
struct CurveCourse {
  struct Turn {
    var point: PlanePoint
    var isHigh: Bool
  }

  /// Those of the line, and the ones at round places that lie on it.
  private(set) var points: [PlanePoint] = []
  private(set) var turns: [Turn] = []
  /// Whether each point stands at a round place.
  private var areRound: [Bool] = []
  /// How high the part that is shown is.
  private var span = 0.0

  init(of curve: FunctionPlot.Curve, at positions: [Double], showing window: ClosedRange<Double>) {
    gather(curve, positions)
    span = height(showing: window)
    turns = turningPlaces().map { Turn(point: turningPoint($0.place), isHigh: $0.isHigh) }
  }

  /// Where the curve begins and ends; what only rounding keeps from being zero is zero.
  var ends: (first: PlanePoint, last: PlanePoint)? {
    guard let first = points.first, let last = points.last else { return nil }
    let (second, penultimate) = (points.dropFirst().first ?? first, points.dropLast().last ?? last)
    return (Self.settled(first, beside: second.y), Self.settled(last, beside: penultimate.y))
  }

  // MARK: Points

  /// A round place within a gap is not on the line.
  private mutating func gather(_ curve: FunctionPlot.Curve, _ positions: [Double]) {
    let round = zip(positions, curve.values).map { PlanePoint($0, $1) }.filter(\.isDrawable)
    var next = 0
    var isOpen = false
    for point in curve.line {
      guard point.isDrawable else {
        isOpen = false
        continue
      }
      while next < round.count, round[next].x < point.x {
        if isOpen { append(round[next], isRound: true) }
        next += 1
      }
      let isRound = next < round.count && round[next].x == point.x
      append(point, isRound: isRound)
      if isRound { next += 1 }
      isOpen = true
    }
  }

  private mutating func append(_ point: PlanePoint, isRound: Bool) {
    points.append(point)
    areRound.append(isRound)
  }

  private func height(showing window: ClosedRange<Double>) -> Double {
    guard let low = points.map(\.y).min(), let high = points.map(\.y).max() else { return 0 }
    let shown = min(high, window.upperBound) - max(low, window.lowerBound)
    return shown > 0 ? shown : high - low
  }

  // MARK: Turns

  /// The lowest and highest points between two ways; a way back that nobody would see is none.
  private func turningPlaces() -> [(place: Int, isHigh: Bool)] {
    var result: [(place: Int, isHigh: Bool)] = []
    var (lowest, highest) = (0, 0)
    var isRising: Bool?
    for (place, point) in points.enumerated() {
      if point.y < points[lowest].y { lowest = place }
      if point.y > points[highest].y { highest = place }
      let least = span * 1e-4 + point.y.magnitude * 1e-9
      if isRising != true, point.y - points[lowest].y > least {
        if isRising == false { result.append((place: lowest, isHigh: false)) }
        isRising = true
        highest = place
      } else if isRising != false, points[highest].y - point.y > least {
        if isRising == true { result.append((place: highest, isHigh: true)) }
        isRising = false
        lowest = place
      }
    }
    return result
  }

  /// Where a turn is. A smooth one lies between the points of the line: at the vertex of the parabola through the
  /// nearest three, told with the digits that are sure.
  private func turningPoint(_ place: Int) -> PlanePoint {
    let point = points[place]
    guard place > 0, place + 1 < points.count else { return point }
    let (left, right) = (points[place - 1], points[place + 1])
    let (before, after) = (point.x - left.x, right.x - point.x)
    let (rise, fall) = (point.y - left.y, point.y - right.y)
    let step = max(rise.magnitude, fall.magnitude)
    let exact = Self.settled(point, beside: rise.magnitude > fall.magnitude ? left.y : right.y)
    let corner =
      areRound[place]
      ? exact
      : PlanePoint(Self.rounded(point.x, within: (before + after) * 1e-9), Self.rounded(exact.y, within: span / 4000))
    // Beside a corner the line goes away at once.
    guard before > 0, after > 0, step > 0, step < span / 400 else { return corner }
    let bend = -(rise / before + fall / after) / (before + after)
    let slope = rise / before + bend * before
    guard bend != 0 else { return corner }
    let (offset, reach) = (-slope / (2 * bend), max(before, after) / 8)
    if areRound[place], offset.magnitude <= reach { return corner }
    return PlanePoint(
      Self.rounded(point.x + offset, within: reach),
      Self.rounded(point.y - slope * slope / (4 * bend), within: span / 4000))
  }

  private static func settled(_ point: PlanePoint, beside height: Double) -> PlanePoint {
    let isZero = point.y.magnitude < 1e-12 * (point.y - height).magnitude
    return isZero ? PlanePoint(point.x, 0) : point
  }

  /// The number with the fewest decimals that is as near as this.
  private static func rounded(_ value: Double, within reach: Double) -> Double {
    for scale in [1.0, 10, 100, 1000, 10_000] {
      let round = (value * scale).rounded() / scale
      if (round - value).magnitude <= reach { return round }
    }
    return value
  }
}

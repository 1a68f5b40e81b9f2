/// How many numbers lie in each of a row of intervals: the figure `histograma`.
package struct Histogram: Sendable, Equatable, Codable {
  package struct Bin: Sendable, Equatable, Codable {
    /// The interval has its lower end; the upper one belongs to the next, and the last interval has both.
    package var low: Double
    package var high: Double
    package var count: Int
  }

  package var bins: [Bin]
  /// Whether each bar stands for one whole number, its `low`.
  package var isOfSingleNumbers: Bool
  /// Whether all numbers are whole.
  package var isInteger: Bool
  /// Numbers that no axis can show: not finite, or beyond 10¹⁴.
  package var missing: Int
  package var least: Double
  package var greatest: Double
  package var mean: Double
  /// What the numbers are.
  package var valueTitle: String

  package static let mostBins = 100
  /// How many whole numbers have a bar each.
  private static let mostSingleNumbers = 40
  /// Beyond it the texts of an axis would not tell one whole number from the next.
  private static let largestSingleNumber = 1e8

  /// Counts numbers in about `wanted` intervals with round ends; whole numbers that are few have a bar each where
  /// nobody asks for intervals.
  package init(_ values: [Double], bins wanted: Int? = nil, isInteger: Bool = false, valueTitle: String = "") {
    var (count, sum, least, greatest) = (0, 0.0, Double.infinity, -Double.infinity)
    for value in values where value.isDrawable {
      count += 1
      sum += value
      least = min(least, value)
      greatest = max(greatest, value)
    }
    missing = values.count - count
    self.isInteger = isInteger
    self.valueTitle = valueTitle
    (self.least, self.greatest) = count > 0 ? (least, greatest) : (0, 0)
    mean = count > 0 ? sum / Double(count) : 0
    let areFew = isInteger && wanted == nil && greatest - least < Double(Self.mostSingleNumbers)
    isOfSingleNumbers = areFew && max(least.magnitude, greatest.magnitude) < Self.largestSingleNumber
    guard count > 0 else {
      bins = []
      return
    }
    let most = min(max(wanted ?? 20, 1), Self.mostBins)
    let edges =
      isOfSingleNumbers
      ? (0...Int(greatest - least) + 1).map { least + Double($0) }
      : Self.edges(from: least, to: greatest, count: most, isInteger: isInteger)
    bins = zip(edges, edges.dropFirst()).map { Bin(low: $0, high: $1, count: 0) }
    let width = (edges[edges.count - 1] - edges[0]) / Double(bins.count)
    for value in values where value.isDrawable {
      var place = min(max(Int((value - edges[0]) / width), 0), bins.count - 1)
      // The quotient may be rounded over an edge.
      while place + 1 < bins.count, value >= bins[place].high { place += 1 }
      while place > 0, value < bins[place].low { place -= 1 }
      bins[place].count += 1
    }
  }

  /// Round ends of about so many intervals.
  private static func edges(from least: Double, to greatest: Double, count: Int, isInteger: Bool) -> [Double] {
    let size = max(least.magnitude, greatest.magnitude)
    // Numbers that are all alike, or nearly, have one interval around them.
    guard greatest - least > size * 1e-9, greatest - least > 1e-14 else {
      let isOne = size < 1e-12 || isInteger && size < largestSingleNumber
      let reach = isOne ? 0.5 : size * 0.05
      return [least - reach, greatest + reach]
    }
    var (step, decimals) = NiceTicks.step(for: (greatest - least) / Double(count))
    if isInteger, step < 1 { (step, decimals) = (1, 0) }
    let first = (least / step).rounded(.down)
    var last = (greatest / step).rounded(.up)
    // Of whole numbers each interval has as many, so that the greatest does not join the last.
    if isInteger, last * step <= greatest { last += 1 }
    if last <= first { last = first + 1 }
    let scale = (0..<decimals).reduce(1.0) { value, _ in value * 10 }
    let steps = Int(min(last - first, Double(2 * mostBins)))
    // Of several tenths the double nearest to each.
    return (0...steps).map { ((first + Double($0)) * step * scale).rounded() / scale }
  }
}

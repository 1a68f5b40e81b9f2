/// What is known of numbers to predict without training on them.
package struct TargetNumbers: Sendable, Equatable {
  package var lowest: Double
  package var highest: Double
  /// The different ones, in order, where they are whole and few: they may stand for classes. Else empty.
  package var codes: [Int]
  private let total: Int
  /// How many are no probability.
  private let outside: Int

  /// As they are stored, with 32 bits; nil where there are none, or some are not finite.
  package init?(_ values: [Double]) {
    let stored = values.map { Double(Float($0)) }
    guard let lowest = stored.min(), let highest = stored.max(), stored.allSatisfy(\.isFinite) else { return nil }
    self.lowest = lowest
    self.highest = highest
    codes = Self.codes(stored)
    total = stored.count
    outside = stored.count { $0 < 0 || $0 > 1 }
  }

  /// Whether one at least of any so many of them lies below 0 or above 1.
  package func surelyLeaveUnitInterval(_ count: Int) -> Bool { outside > total - count }

  private static let mostCodes = 20
  private static let largestCode = 1_000_000.0
  /// Numbers that are hardly ever repeated count something, and name nothing.
  private static let leastRepeats = 2

  private static func codes(_ values: [Double]) -> [Int] {
    var different: Set<Int> = []
    for value in values {
      guard value.magnitude <= largestCode, let code = Int(exactly: value) else { return [] }
      different.insert(code)
      if different.count > mostCodes { return [] }
    }
    return different.count > 1 && different.count * leastRepeats <= values.count ? different.sorted() : []
  }
}

import Export
import TestSupport
import Testing

/// Writing takes time in proportion to a lesson's length.
@Suite struct LinearityTests {
  private static let largest = 256 << 10
  private static let factor = 8
  /// What an eighth may take more of than an eighth of the time: caches, and the clock.
  private static let slack = 2.0

  private func time(_ lesson: String) -> Double { threadTime { _ = exported(lesson) } }

  @Test(arguments: [
    // In one step, after what Python cannot say.
    ("```{calcular}\nd(w, x) = derivada(w)(x)\n", "a§ = §\n", "```\n"),
    ("```{calcular}\n", "f§(x) = x^2\nd§ = derivada(f§)\n", "```\n"),
    // In many.
    ("", "```{calcular}\na§ = §\n```\n\n", ""),
  ])
  func eightTimesTheLengthTakesEightTimesTheTime(_ begin: String, _ part: String, _ end: String) {
    let small = begin + repeated(part, bytes: Self.largest / Self.factor) + end
    let large = begin + repeated(part, bytes: Self.largest) + end
    let before = (0..<3).map { _ in time(small) }.min() ?? 0
    let after = time(large)
    #expect(after < Double(Self.factor) * Self.slack * before, "\(before) s, \(after) s")
  }
}

import Neural
import Testing

@Suite struct LearningRateTests {
  static let schedules: [String: LearningRate] = [
    "steps": .steps(boundaries: [1, 3], rates: [0.2, 0.1, 0.05]),
    "cosine": .cosine(rate: 0.05, steps: 5, floor: 0.1),
    "warm-up": .warmUp(from: 0.001, steps: 3, then: .cosine(rate: 0.01, steps: 4, floor: 0)),
  ]

  /// Against Reference/optimizers.py.
  @Test(arguments: schedules.keys.sorted())
  func isThatOfTheReference(name: String) throws {
    let reference: OptimizerTests.Reference = try reference("optimizers.json")
    let expected = try #require(reference.schedules[name])
    let schedule = try #require(Self.schedules[name])
    #expect(expected.count == 8)
    for (step, rate) in expected.enumerated() { #expect(abs(schedule.rate(at: step) - rate) < 1e-17 + 1e-15 * rate) }
  }

  @Test func endsAndEdges() {
    #expect(LearningRate.constant(0.5).rate(at: 1_000_000) == 0.5)
    #expect(LearningRate.cosine(rate: 2, steps: 10, floor: 0).rate(at: 10) == 0)
    #expect(LearningRate.cosine(rate: 2, steps: 10, floor: 0.25).rate(at: Int.max) == 0.5)
    #expect(LearningRate.cosine(rate: 2, steps: 10, floor: 0).rate(at: 5) == 1)
    #expect(LearningRate.cosine(rate: 2, steps: 0, floor: 0.5).rate(at: 0) == 1)
    #expect(LearningRate.steps(boundaries: [], rates: []).rate(at: 3) == 0)
    #expect(LearningRate.steps(boundaries: [2, 5], rates: [1]).rate(at: 9) == 1)
    #expect(LearningRate.steps(boundaries: [2], rates: [1, 2, 3]).rate(at: 3) == 2)
    for steps in [0, -3, Int.min] {
      #expect(LearningRate.warmUp(from: 1, steps: steps, then: .constant(7)).rate(at: 0) == 7)
    }
  }
}

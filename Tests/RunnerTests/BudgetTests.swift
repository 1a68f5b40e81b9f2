import Diagnostics
import Neural
import Runner
import Testing

@Suite struct BudgetTests {
  @Test("quien ejecuta tiene la última palabra", arguments: [
    (nil, nil, 600), (nil, 5, 5), (nil, 5000, 600), (5000, nil, 5000), (5000, 5, 5000), (1, 5000, 1),
  ] as [(Int?, Int?, Int)])
  func whoRunsHasTheLastWord(person: Int?, lesson: Int?, seconds: Int) {
    let budget = Budget(of: person, lesson: lesson)
    #expect(budget.seconds == seconds)
    #expect(!budget.isExhausted)
  }

  @Test func comesToItsEnd() {
    #expect(Budget(of: 0, lesson: nil).isExhausted)
  }

  @Test func isExhaustedWhereTheProcessHoldsMore() {
    #expect(Engine.ownMemory > 1 << 20)
    let budget = Budget(of: nil, lesson: nil, memory: 1 << 20)
    #expect(budget.isExhausted)
    let problem = budget.end(at: SourceRange(0, 1))
    #expect(problem.message == "se agotó la memoria de la lección: el programa puede ocupar 1 MiB")
  }
}

import Diagnostics
import Lesson
import Runner
import Testing

@Suite struct StopSignalTests {
  @Test func endsABudget() {
    let stop = StopSignal()
    let budget = Budget(of: nil, lesson: nil, stop: stop)
    #expect(!budget.isExhausted && !budget.isStopped)
    stop.set()
    #expect(budget.isExhausted && budget.isStopped)
    #expect(budget.end(at: SourceRange(0, 1)).code == .interrupted)
    #expect(Budget(of: 0, lesson: nil).end(at: SourceRange(0, 1)).code == .tooMuchWork)
  }
}

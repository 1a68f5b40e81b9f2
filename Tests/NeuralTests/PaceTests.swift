import Neural
import Testing

@Suite struct PaceTests {
  /// The share of examples that one thread takes alone during some seconds, when these are the costs of an example.
  private func share(
    _ pace: inout Pace, _ now: inout Double, seconds: Double, together: Double, alone: Double
  ) -> Double {
    let end = now + seconds
    var isAlone = false
    var examples = (alone: 0, all: 0)
    while now < end {
      now += 32 * (isAlone ? alone : together)
      examples.all += 32
      if isAlone { examples.alone += 32 }
      isAlone = pace.isAlone(after: 32, now: now)
    }
    return Double(examples.alone) / Double(examples.all)
  }

  @Test func followsTheFaster() {
    var now = 100.0
    var pace = Pace(now: now)
    #expect(share(&pace, &now, seconds: 2, together: 3e-6, alone: 5e-6) < 0.02)
    // Another program comes, and goes.
    #expect(share(&pace, &now, seconds: 2, together: 20e-6, alone: 6e-6) > 0.8)
    #expect(share(&pace, &now, seconds: 10, together: 3e-6, alone: 5e-6) < 0.25)
    #expect(share(&pace, &now, seconds: 2, together: 3e-6, alone: 5e-6) < 0.02)
  }

  /// Steps longer than a block.
  @Test func slowSteps() {
    var now = 0.0
    var pace = Pace(now: now)
    #expect(share(&pace, &now, seconds: 60, together: 0.002, alone: 0.004) < 0.04)
  }

  /// What happens between epochs does not count.
  @Test func pausesDoNotCount() {
    var now = 0.0
    var pace = Pace(now: now)
    _ = share(&pace, &now, seconds: 1, together: 3e-6, alone: 5e-6)
    for _ in 0..<20 {
      now += 5
      pace.restart(now: now)
      #expect(share(&pace, &now, seconds: 0.3, together: 3e-6, alone: 5e-6) < 0.05)
    }
  }
}

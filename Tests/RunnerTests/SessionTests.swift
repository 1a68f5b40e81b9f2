import Lesson
import Runner
import Testing

/// Each step has a random stream of its own: what stands beside it does not move its numbers.
@Suite struct SessionTests {
  /// What each `azar` of a lesson drew.
  private func draws(_ text: String, seed: UInt64? = nil) -> [[Double]] {
    executed(text, seed: seed).steps.map { step in
      step.outputs.flatMap { output in
        if case .value(let value) = output { value.numbers } else { [Double]() }
      }
    }
  }

  private let named = "```{azar #a}\n```\n"
  private let other = "```{azar #b}\n```\n"
  private let ofModel = "```{azar red}\n```\n"
  private let note = "```{nota #x}\nvalor: 1\n```\n"

  @Test func runsAreRepeatable() {
    #expect(draws(named) == draws(named))
    #expect(draws(named)[0].count == 2)
    #expect(draws(named)[0][0] != draws(named)[0][1])
  }

  @Test func theSeedMovesThem() {
    #expect(draws(named, seed: 1) != draws(named, seed: 2))
    #expect(draws("---\nsemilla: 5\n---\n\n" + named) == draws(named, seed: 5))
  }

  @Test func otherStepsDoNotMoveThem() {
    let alone = draws(named)[0]
    #expect(draws(other + "\n" + named)[1] == alone)
    #expect(draws(note + "\n" + ofModel + "\n" + named)[2] == alone)
    #expect(draws(named + "\n" + other)[0] == alone)
    #expect(draws(other + "\n" + named)[0] != alone)
  }

  @Test func stepsWithoutANameAreCountedByTheirModel() {
    let both = draws(ofModel + "\n" + ofModel)
    #expect(both[0] != both[1])
    #expect(draws("```{azar otra}\n```\n\n" + ofModel)[1] == both[0])
    #expect(draws(named + "\n" + ofModel)[1] == both[0])
    #expect(draws("```{AZAR red}\n```\n")[0] == both[0], "cómo se escriba la directiva no importa")
  }

  /// A solution is a branch: streams go on after it as if it had not been, and another solution has the same.
  @Test func solutionsDoNotMoveTheStreamsBelow() {
    let solution = "> [!SOLUCIÓN]\n> ```{azar red}\n> ```\n> ```{azar red}\n> ```\n\n"
    let plain = draws(ofModel + "\n" + ofModel)
    let branched = draws(ofModel + "\n" + solution + solution + ofModel)
    #expect(branched.count == 6)
    #expect(branched[0] == plain[0])
    #expect(branched[5] == plain[1])
    #expect(branched[1] == plain[1] && branched[3] == plain[1], "una solución sigue desde donde empieza")
    #expect(branched[2] != branched[1] && branched[4] == branched[2])
  }
}

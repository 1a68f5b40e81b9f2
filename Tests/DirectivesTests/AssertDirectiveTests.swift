import Diagnostics
import Lesson
import Testing

@Suite struct AssertDirectiveTests {
  @Test func tellsEachAssertion() {
    let lesson = executed("```{afirmar}\n1 + 1 == 2\n1 == 2\n```\n")
    let assertions = lesson.steps[0].outputs.assertions
    #expect(assertions.map(\.source) == ["1 + 1 == 2", "1 == 2"])
    #expect(assertions.map(\.holds) == [true, false])
    #expect(lesson.problems.map(\.code) == [.assertionFails])
  }

  @Test func comparesWithTheLessonsNumbers() {
    let assertions = executed("---\ndecimal: punto\n---\n\n```{afirmar}\n1/4 > 0.5\n```\n").steps[0].outputs.assertions
    #expect(assertions.map(\.observed) == ["0.25"])
  }

  @Test func ofPredictionsTellsTheLeastAndTheGreatest() throws {
    let lesson = executed(ready + trained + predicted + "```{afirmar}\np en [-1000, 1000]\n```\n")
    let assertion = try #require(lesson.steps.last?.outputs.assertions.first)
    #expect(assertion.holds)
    #expect(assertion.observed.hasPrefix("de ") && assertion.observed.contains(" a "))
  }

  @Test func whatCannotBeEvaluatedDoesNotHideTheOthers() {
    let lesson = executed(ready + trained + predicted + "```{afirmar}\n1 == 1\np.aciertos[40] == 3\n1 == 2\n```\n")
    let outputs = lesson.steps.last?.outputs ?? []
    #expect(outputs.assertions.map(\.holds) == [true, false])
    #expect(outputs.problems.map(\.code) == [.outOfRange])
    #expect(Set(lesson.problems.map(\.code)) == [.outOfRange, .assertionFails])
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("", ["L011"]), ("3", ["T004"]), ("x = 3", ["L017"]), ("0.1 + 0.2 == 0.3", ["T012"]),
      ("nada == 3\nnadie == 4", ["T001", "T001"]),
      ("1 == 1 ==", ["L016"]),
    ])
  func refuses(body: String, expected: [String]) {
    #expect(codes("```{afirmar}\n\(body)\n```\n") == expected)
  }
}

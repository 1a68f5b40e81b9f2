import Diagnostics
import Lesson
import Runner
import Testing
import Typography

@Suite struct ExecuteTests {
  private func texts(_ lesson: ExecutedLesson) -> [[String]] {
    lesson.steps.map { step in
      step.outputs.map { output in
        switch output {
        case .value(let value): value.text
        case .problem(let problem): problem.code.rawValue
        case .assertions(let assertions): assertions.map { $0.holds ? "✓" : "✗" }.joined()
        default: "?"
        }
      }
    }
  }

  @Test func doesTheStepsInOrder() {
    let lesson = executed(
      "`{= 1 }`\n\n```{nota #x}\nvalor: 2\n```\n\n`{= x }`\n\n```{nota #y}\nvalor: x * 3\n```\n\n`{= y }`\n")
    #expect(texts(lesson) == [["2"], ["6"]])
    #expect(lesson.inlineTexts.map(\.text) == ["1", "2", "6"])
    #expect(lesson.steps.map(\.label) == ["nota · x", "nota · y"])
    #expect(lesson.problems.isEmpty)
  }

  @Test func aFailedStepDoesNotHideTheOthers() {
    let lesson = executed(
      """
      ```{nota #x}
      valor: 1
      falla: sí
      ```

      ```{nota #y}
      valor: x + 1
      ```

      ```{nota #z}
      valor: 3
      ```

      `{= x }` `{= y }` `{= z }`
      """)
    #expect(texts(lesson) == [["E001"], ["E003"], ["3"]])
    #expect(lesson.problems.map(\.code) == [.notFinite], "lo que depende del fallo no es otro fallo")
    #expect(lesson.inlineTexts.map { $0.problem?.code } == [.notRun, .notRun, nil])
    #expect(lesson.inlineTexts.map(\.text) == ["x", "y", "3"])
  }

  @Test func aNewBindingHealsAName() {
    let lesson = executed("```{nota #x}\nvalor: 1\nfalla: sí\n```\n\n```{nota #y}\nvalor: 4\n```\n\n`{= y }`\n")
    #expect(lesson.inlineTexts.first?.problem == nil)
  }

  @Test func withErrorsNothingIsDone() {
    let lesson = executed("```{nota #x}\nvalor: 1\n```\n\n```{nota #y}\nvalor: nada\n```\n\n`{= x }` `{= nadie }`\n")
    #expect(texts(lesson) == [[], ["T001"]])
    #expect(lesson.inlineTexts.map { $0.problem?.code } == [.notRun, .unknownName])
    #expect(lesson.problems.map(\.code) == [.unknownName, .unknownName])
  }

  @Test func failedAssertionsAreProblems() {
    let lesson = executed("```{pretende}\n1 == 1\n1 == 2\n2 < 1\n```\n")
    #expect(texts(lesson) == [["✓✗✗"]])
    #expect(lesson.problems.map(\.code) == [.assertionFails, .assertionFails])
    #expect(lesson.problems.map(\.code.exitStatus) == [.differs, .differs])
  }

  @Test func tellsEachStep() {
    var events: [String] = []
    _ = executed("```{nota #x}\nvalor: 1\n```\n\n```{azar red}\n```\n") { event in
      switch event {
      case .started(let label): events.append("+" + label)
      case .finished(let step): events.append("-" + step.label)
      case .training, .notKept: events.append("?")
      }
    }
    #expect(events == ["+nota · x", "-nota · x", "+azar red", "-azar red"])
  }

  @Test func aLessonWithoutDirectivesIsRun() {
    let lesson = executed("Dos y dos son `{= 2 + 2 }`.\n")
    #expect(lesson.steps.isEmpty)
    #expect(lesson.inlineTexts.map(\.text) == ["4"])
    #expect(lesson.seed == defaultSeed)
  }

  @Test func theSeedIsTheCallersOrTheLessonsOrOurs() {
    let text = "---\nsemilla: 7\n---\n\nHola.\n"
    #expect(executed(text).seed == 7)
    #expect(executed(text, seed: 9).seed == 9)
    #expect(executed("Hola.\n").seed == 42)
  }

  @Test func theLessonSaysHowNumbersAreWritten() {
    #expect(executed("`{= 1/2 }`\n").inlineTexts.map(\.text) == ["0,5"])
    #expect(executed("---\ndecimal: punto\n---\n\n`{= 1/2 }`\n").inlineTexts.map(\.text) == ["0.5"])
    #expect(executed("---\ndecimal: coma\n---\n\n`{= 1/2 }`\n").numbers == NumberStyle())
  }

  @Test func aSolutionChangesNothingBelow() {
    let lesson = executed(
      """
      ```{nota #x}
      valor: 1
      ```

      > [!SOLUCIÓN]
      > ```{nota #y}
      > valor: x + 1
      > ```
      >
      > `{= y }`

      > [!SOLUCIÓN]
      > ```{nota #y}
      > valor: x + 5
      > ```
      >
      > `{= y }`

      ```{nota #y}
      valor: x + 2
      ```

      `{= y }`
      """)
    #expect(texts(lesson) == [["1"], ["2"], ["6"], ["3"]])
    #expect(lesson.inlineTexts.map(\.text) == ["2", "6", "3"])
    #expect(lesson.problems.isEmpty)
  }

  @Test func whatFailsInASolutionIsToldAndHarmsNothingBelow() {
    let lesson = executed(
      """
      > [!SOLUCIÓN]
      > ```{nota #x}
      > valor: 1
      > falla: sí
      > ```
      >
      > ```{pretende}
      > 1 == 2
      > x == 1
      > ```

      ```{nota #x}
      valor: 2
      ```

      `{= x }`
      """)
    #expect(texts(lesson).last == ["2"])
    #expect(lesson.problems.map(\.code) == [.notFinite])
    #expect(lesson.inlineTexts.map(\.text) == ["2"])
  }

  @Test func assertionsInASolutionCount() {
    let lesson = executed("> [!SOLUCIÓN]\n> ```{pretende}\n> 1 == 1\n> 1 == 2\n> ```\n")
    #expect(texts(lesson) == [["✓✗"]])
    #expect(lesson.problems.map(\.code) == [.assertionFails])
  }
}

import Datasets
import Diagnostics
import Directives
import Lesson
import Preview
import Runner
import TestSupport
import Testing

@Suite struct LiveLessonTests {
  private let lesson = """
    ---
    semilla: 3
    ---

    Prosa, con `{= x }`.

    ```{calcular #a}
    x = 1
    ```

    > [!NOTA]
    > ```{calcular #b}
    > y = x + 1
    >
    > z = 2
    > ```

    - lista

      ~~~{calcular #c}
      w = 5
      ~~~

    ```{calcular #d}
    z + 1
    ```

    """

  // MARK: Writing in a step

  @Test func anEditChangesItsBytesAndNoOthers() {
    var live = liveLesson(lesson)
    live.write(0, "{calcular #a}\nx = 100\nv = 2")
    #expect(live.text == lesson.replacing("x = 1\n", with: "x = 100\nv = 2\n", maxReplacements: 1))
    #expect(live.isUnsaved)
    live.write(0, "{calcular #a}\nx = 1")
    #expect(live.text == lesson)
    #expect(!live.isUnsaved)
  }

  @Test func linesKeepTheMarksOfWhatHoldsThem() {
    var live = liveLesson(lesson)
    #expect(live.steps[1].text == "{calcular #b}\ny = x + 1\n\nz = 2")
    live.write(1, "{calcular #b}\ny = x\n\nz = 3\nu = 4")
    #expect(live.text.contains("> ```{calcular #b}\n> y = x\n>\n> z = 3\n> u = 4\n> ```\n"))
    live.write(2, "{calcular #c}\nw = 6\n\nt = 7")
    #expect(live.text.contains("  ~~~{calcular #c}\n  w = 6\n\n  t = 7\n  ~~~\n"))
    #expect(live.steps.map(\.text).last == "{calcular #d}\nz + 1")
  }

  @Test func otherLineEndsStay() {
    let windows = lesson.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    var live = liveLesson(windows)
    #expect(live.steps[1].text == "{calcular #b}\ny = x + 1\n\nz = 2")
    live.write(1, "{calcular #b}\ny = 0")
    #expect(live.text.contains("> ```{calcular #b}\r\n> y = 0\r\n> ```\r\n"))
    #expect(live.steps.count == 4)
  }

  @Test func fencesGrowWhereALineWouldCloseThem() {
    var live = liveLesson("```{salida de=a}\nuno\n```\n\nfin\n")
    live.write(0, "{salida de=a}\n```\ndos")
    #expect(live.text == "````{salida de=a}\n```\ndos\n````\n\nfin\n")
    #expect(live.steps.count == 1)
  }

  /// While the header is being written the lesson stays what it was.
  @Test func whatIsNoDirectiveYetIsADraft() {
    var live = liveLesson(lesson)
    for text in ["", "{", "calcular\ny = 1", "hola"] {
      live.write(1, text)
      #expect(live.text == lesson)
      #expect(live.steps[1].text == text)
      #expect(live.isUnsaved && live.steps[1].isStale)
    }
    live.write(1, "{calcular #b}\ny = 7")
    #expect(live.steps[1].draft == nil)
    #expect(live.text.contains("> y = 7\n"))
    let isDone = live.edit("nadie", "{calcular}", by: 0)
    #expect(!isDone)
  }

  /// It is not its first line that is wrong.
  @Test func aStepThatMakesTheLessonTooLargeIsToldThat() {
    var live = liveLesson(lesson)
    live.write(0, "{calcular #a}\nx = 1\n# " + String(repeating: "x", count: 1 << 20))
    #expect(live.steps[0].draft?.problem?.code == .lessonTooLarge)
    #expect(live.text == lesson && live.isUnsaved)
    live.write(0, "hola")
    #expect(live.steps[0].draft?.text == "hola" && live.steps[0].draft?.problem == nil)
  }

  // MARK: What is to be run

  @Test func onlyWhatDependsOnAChangeIsToBeRun() {
    var live = liveLesson(lesson)
    #expect(live.stale == ["a", "b", "c", "d"])
    live.runAll()
    #expect(live.stale == [])
    _ = live.edit(live.steps[0].uid, "{calcular #a}\nx = 9", by: 0)
    // `d` reads `z`, which `b` binds, and `b` reads `x`.
    #expect(live.stale == ["a", "b", "d"])
    _ = live.edit(live.steps[0].uid, "{calcular #a}\nx = 1", by: 0)
    #expect(live.stale == [])
    _ = live.edit(live.steps[3].uid, "{calcular #d}\nz + 2", by: 0)
    #expect(live.stale == ["d"])
  }

  @Test func theSeedChangesAllAndProseNothing() {
    var live = liveLesson(lesson)
    live.runAll()
    live.adopt(Array(lesson.replacing("Prosa", with: "Otra prosa").utf8))
    #expect(live.stale == [])
    live.adopt(Array(lesson.replacing("semilla: 3", with: "semilla: 4").utf8))
    #expect(live.stale.count == 4)
  }

  @Test func trainingChangesItsModel() {
    let evaluated = "```{evaluar red #prueba}\ndatos: flores.entrenamiento\n```\n\n```{resumen flores}\n```\n"
    var live = liveLesson(trainingLesson + evaluated)
    live.runAll()
    _ = live.edit(live.steps[3].uid, "{entrenar red #ajuste}\ndatos: flores.entrenamiento\népocas: 3", by: 0)
    #expect(live.stale == ["ajuste", "prueba"])
    _ = live.edit(live.steps[4].uid, "{evaluar red #prueba}\ndatos: flores.prueba", by: 0)
    #expect(live.stale == ["ajuste", "prueba"])
  }

  @Test func whatIsWrongBelowStandsInNobodysWay() {
    var live = liveLesson(lesson)
    #expect(live.runnableCount == 4)
    _ = live.edit(live.steps[2].uid, "{calcular #c}\nw = nada", by: 0)
    #expect(live.runnableCount == 2)
    #expect(live.problems(of: 2).map(\.code) == [.unknownName])
    #expect(live.problems(of: 0).isEmpty)
    #expect(liveLesson("---\nsemilla: x\n---\n\n" + lesson).runnableCount == 0)
  }

  /// Functions that each call the one above twice: what would take seconds at each letter is left to the run.
  @Test func whatTakesLongToCheckIsLeftToTheRun() {
    let doubling = (1..<40).map { "f\($0)(x) = f\($0 - 1)(x) + f\($0 - 1)(x)\n" }.joined()
    let text = "```{calcular #a}\nf0(x) = x\n\(doubling)f39(1)\n```\n\n```{calcular #b}\n2\n```\n"
    let hurried: @Sendable (SourceText) -> CheckedLesson = { source in
      let parsed = parseLesson(source)
      return check(
        parsed.document, problems: parsed.problems, directives: allDirectives,
        library: DatasetLibrary(environment: [:]), patience: .milliseconds(20))
    }
    let live = LiveLesson("a.md", SourceText(path: "a.md", text), check: hurried)
    #expect(live.problems(of: 0).map(\.code) == [.tooMuchWork])
    #expect(live.problems(of: 0).map(\.severity) == [.warning])
    #expect(live.runnableCount == 2)
    #expect(liveLesson(text).runnableCount == 0)
  }

  // MARK: The file

  @Test func theFileIsTakenWhereNothingIsUnsaved() {
    var live = liveLesson(lesson)
    live.runAll()
    let uids = live.steps.map(\.uid)
    live.note(fileHolds: Array(lesson.replacing("Prosa", with: "Nueva\n\n```{calcular}\n7\n```\n\nProsa").utf8))
    #expect(live.steps.count == 5)
    #expect(Array(live.steps.map(\.uid)[1...]) == uids)
    #expect(live.stale == ["calcular"])
    #expect(live.file == .same && !live.isUnsaved)
  }

  @Test func unsavedStepsStayWhereTheFileSaysTheSame() {
    var live = liveLesson(lesson)
    _ = live.edit(live.steps[0].uid, "{calcular #a}\nx = 9", by: 0)
    live.note(fileHolds: Array(lesson.replacing("z + 1", with: "z + 8").utf8))
    #expect(live.file == .same)
    #expect(live.text.contains("x = 9") && live.text.contains("z + 8"))
    #expect(live.isUnsaved)
  }

  @Test func twoChangesOfOneStepAreAskedAbout() {
    var live = liveLesson(lesson)
    _ = live.edit(live.steps[0].uid, "{calcular #a}\nx = 9", by: 0)
    let other = Array(lesson.replacing("x = 1", with: "x = 5").utf8)
    live.note(fileHolds: other)
    #expect(live.file == .changed(other))
    #expect(live.text.contains("x = 9"))
    live.adopt(other)
    #expect(live.file == .same && live.text.contains("x = 5") && !live.isUnsaved)
  }

  @Test("lo que ya no es una lección no borra nada", arguments: ["vacía", "binaria", "enorme"])
  func whatIsNoLessonIsNotTaken(kind: String) {
    let bytes: [UInt8] =
      switch kind {
      case "vacía": []
      case "binaria": [0xFF, 0xFE, 0x00]
      default: [UInt8](repeating: 0x61, count: 3 << 20)
      }
    var live = liveLesson(lesson)
    live.runAll()
    live.note(fileHolds: bytes)
    guard case .invalid = live.file else {
      Issue.record("debería decirse")
      return
    }
    #expect(live.steps.count == 4 && live.text == lesson)
    live.note(fileHolds: Array(lesson.utf8))
    #expect(live.file == .same && live.stale == [])
  }
}

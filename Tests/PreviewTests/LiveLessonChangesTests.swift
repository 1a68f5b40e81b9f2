import Diagnostics
import Lesson
import Preview
import Runner
import Testing

@Suite struct LiveLessonChangesTests {
  private let lesson = """
    # Cuentas

    Una cuenta.

    ```{calcular #a}
    a = 1
    ```

    > [!NOTA]
    > ```{calcular #b}
    > b = a + 1
    > ```

    Fin.

    """

  private func block(_ live: LiveLesson, _ index: Int) -> LiveLesson.Target {
    .block(index: index, text: live.blocks.text(index))
  }

  @Test func proseIsWrittenAndStepsStayWhoTheyAre() {
    var live = liveLesson(lesson)
    live.runAll()
    let uids = live.steps.map(\.uid)
    let outcome = live.change(block(live, 1), .write("Otra.\n\n## Con título\n\n```{calcular #c}\n3\n```\n"))
    #expect(outcome == .done(1..<4))
    #expect(Array(live.steps.map(\.uid).dropFirst()) == uids)
    #expect(live.stale == ["c"] && live.isUnsaved)
    #expect(live.text == lesson.replacing("Una cuenta.", with: "Otra.\n\n## Con título\n\n```{calcular #c}\n3\n```"))
  }

  @Test func whatIsNotThereAnyMoreIsNotWritten() {
    var live = liveLesson(lesson)
    live.changing(.block(index: 1, text: "Otra cosa."), .write("x"), gives: .gone)
    live.changing(.step(uid: "nadie"), .remove, gives: .gone)
    live.changing(.head(text: "# Otro"), .write("# Nuevo"), gives: .gone)
    #expect(live.text == lesson && !live.canUndo)
    // Where it moved to, it is found.
    live.changing(.block(index: 40, text: "Fin."), .write("Final."), gives: .done(4..<5))
    live.changing(.block(index: -9, text: "Final."), .remove, gives: .done(4..<4))
  }

  @Test func aStepIsMovedWithWhatItLeft() {
    var live = liveLesson(lesson)
    live.runAll()
    let uids = live.steps.map(\.uid)
    live.changing(.step(uid: uids[0]), .move(isUp: false), gives: .done(3..<4))
    #expect(live.steps.map(\.uid) == [uids[1], uids[0]])
    live.changing(.step(uid: uids[0]), .move(isUp: true), gives: .done(2..<3))
    #expect(live.text == lesson && live.steps.map(\.uid) == uids && live.stale == [])
    // Not above the title, nor below the end.
    live.changing(block(live, 1), .move(isUp: true), gives: .refused("no puede ir más lejos"))
    live.changing(block(live, 4), .move(isUp: false), gives: .refused("no puede ir más lejos"))
  }

  @Test func stepsAreAddedAndTakenAway() {
    var live = liveLesson(lesson)
    let uids = live.steps.map(\.uid)
    let text = LiveLesson.fenced("{salida de=a}\n```\nuno")
    #expect(text == "````{salida de=a}\n```\nuno\n````")
    live.changing(.step(uid: uids[0]), .insert(text), gives: .done(3..<4))
    #expect(live.steps.map(\.text) == ["{calcular #a}\na = 1", "{salida de=a}\n```\nuno", "{calcular #b}\nb = a + 1"])
    live.changing(.step(uid: live.steps[1].uid), .remove, gives: .done(3..<3))
    #expect(live.text == lesson && live.steps.map(\.uid) == uids)
    live.changing(.start, .insert("Al principio."), gives: .done(1..<2))
    #expect(live.text.hasPrefix("# Cuentas\n\nAl principio.\n\nUna cuenta."))
  }

  @Test func theTitleAndTheSettings() {
    var live = liveLesson(lesson)
    live.changing(.head(text: "# Cuentas"), .write("---\nsemilla: 4\n---\n\n# Otras"), gives: .done(0..<0))
    #expect(live.text.hasPrefix("---\nsemilla: 4\n---\n\n# Otras\n\nUna"))
    let head = LiveLesson.Target.head(text: live.blocks.headText)
    guard case .refused(let words) = live.change(head, .write("---\nsemilla 4\n---\n\n# Otras")) else {
      Issue.record("debería decirse")
      return
    }
    #expect(!words.isEmpty)
    let unclosed = live.change(head, .write("---\nsemilla: 4\n\n# Otras"))
    #expect(unclosed != .done(0..<0))
    live.changing(head, .remove, gives: .refused("el título no se quita ni se mueve: cámbialo"))
    #expect(live.text.hasPrefix("---\nsemilla: 4\n---\n\n# Otras\n\nUna"))
  }

  @Test func whatIsNoLessonIsRefused() {
    var live = liveLesson(lesson)
    let deep = String(repeating: "> ", count: 400) + "x"
    guard case .refused = live.change(block(live, 1), .write(deep)) else {
      Issue.record("debería decirse")
      return
    }
    let long = String(repeating: "a b\n", count: 800_000)
    guard case .refused = live.change(block(live, 1), .write(long)) else {
      Issue.record("debería decirse")
      return
    }
    #expect(live.text == lesson)
  }

  @Test func allCanBeTakenAwayAndBegunAgain() {
    var live = liveLesson("Uno.\n\n```{calcular}\n1\n```\n")
    for _ in 0..<2 { _ = live.change(block(live, 0), .remove) }
    #expect(live.text == "" && live.steps.isEmpty)
    live.changing(.start, .insert("# De nuevo"), gives: .done(0..<1))
    #expect(live.text == "# De nuevo\n")
  }

  // MARK: Undoing

  @Test func changesAreUndoneOneByOneAndDoneAgain() {
    var live = liveLesson(lesson)
    live.runAll()
    let uids = live.steps.map(\.uid)
    var texts = [live.text]
    _ = live.change(block(live, 1), .write("Otra."))
    texts.append(live.text)
    live.write(0, "{calcular #a}\na = 10")
    live.write(0, "{calcular #a}\na = 100")
    texts.append(live.text)
    _ = live.change(.step(uid: uids[0]), .remove)
    texts.append(live.text)
    for text in texts.dropLast().reversed() {
      let isDone = live.undo()
      #expect(isDone && live.text == text)
    }
    #expect(!live.canUndo && !live.isUnsaved && live.stale == [] && live.steps.map(\.uid) == uids)
    let isMore = live.undo()
    #expect(!isMore)
    for text in texts.dropFirst() {
      let isDone = live.redo()
      #expect(isDone && live.text == text)
    }
    #expect(!live.canRedo)
    _ = live.undo()
    _ = live.change(block(live, 1), .write("Y otra."))
    #expect(!live.canRedo)
  }

  @Test func whatTwoWriteInAStepAreTwoChanges() {
    var live = liveLesson(lesson)
    let uid = live.steps[0].uid
    _ = live.edit(uid, "{calcular #a}\na = 111", by: 1)
    _ = live.edit(uid, "{calcular #a}\na = 22", by: 2)
    _ = live.edit(uid, "{calcular #a}\na = 222", by: 2)
    _ = live.undo()
    #expect(live.steps[0].text == "{calcular #a}\na = 111")
    _ = live.undo()
    #expect(live.text == lesson && !live.canUndo)
  }

  @Test func whatIsBeingWrittenComesBackToo() {
    var live = liveLesson(lesson)
    live.write(0, "{calc")
    let uid = live.steps[0].uid
    _ = live.change(.step(uid: uid), .remove)
    #expect(live.steps.count == 1)
    _ = live.undo()
    #expect(live.steps[0].uid == uid && live.steps[0].text == "{calc")
  }

  /// With why it is a draft.
  @Test func whatIsTooLargeStaysToldWhereAnotherChangeIsUndone() {
    var live = liveLesson(lesson)
    _ = live.change(block(live, 1), .write("Otra."))
    live.write(0, "{calcular #a}\na = 1\n# " + String(repeating: "x", count: 1 << 20))
    _ = live.undo()
    #expect(live.text == lesson && live.steps[0].draft?.problem?.code == .lessonTooLarge)
    live.write(0, "{calcular #a}\na = 1")
    #expect(live.steps[0].draft == nil)
  }

  @Test func aHundredChangesAreKept() {
    var live = liveLesson(lesson)
    for number in 0..<150 { _ = live.change(block(live, 1), .write("Número \(number).")) }
    var count = 0
    while live.undo() { count += 1 }
    #expect(count == 100 && live.text.contains("Número 49."))
  }

  @Test("lo que dejó un paso quitado vuelve, si no hace mucho", arguments: [(5, []), (15, ["b"])])
  func whatARemovedStepLeftComesBack(changes: Int, stale: [String]) {
    var live = liveLesson(lesson)
    live.runAll()
    _ = live.change(.step(uid: live.steps[1].uid), .remove)
    for number in 0..<changes { _ = live.change(block(live, 1), .write("Número \(number).")) }
    while live.undo() {}
    #expect(live.text == lesson && live.stale == stale)
  }

  @Test func takingTheFileCanBeUndone() {
    var live = liveLesson(lesson)
    _ = live.change(block(live, 1), .write("Lo mío."))
    live.adopt(Array(lesson.utf8))
    #expect(!live.isUnsaved)
    _ = live.undo()
    #expect(live.text.contains("Lo mío.") && live.isUnsaved)
  }

  // MARK: Coming back

  @Test func whatAPageKeptIsTakenByAnotherServer() {
    var before = liveLesson(lesson)
    _ = before.change(block(before, 1), .write("Lo mío."))
    let (kept, digest) = (before.text, before.savedDigest)
    #expect(before.backup == Array(kept.utf8))
    var after = liveLesson(lesson)
    after.comingBack(kept, from: digest, gives: .taken)
    #expect(after.text == kept && after.isUnsaved && after.file == .same)
    // Another page that kept something else of the same file.
    after.comingBack(lesson.replacing("Fin.", with: "Final."), from: digest, gives: .taken)
    #expect(after.text.contains("Lo mío.") && after.text.contains("Final."))
    after.comingBack(lesson.replacing("Una cuenta.", with: "Lo suyo."), from: digest, gives: .left(["Lo suyo."]))
    #expect(after.text.contains("Lo mío."))
    // And the file changed meanwhile: both are offered.
    let changed = lesson.replacing("Fin.", with: "Otro fin.")
    var other = liveLesson(changed)
    other.comingBack(kept, from: digest, gives: .taken)
    #expect(other.text == kept && other.file == .changed(Array(changed.utf8)))
    other.note(fileHolds: Array(changed.utf8))
    #expect(other.file == .changed(Array(changed.utf8)))
  }

  @Test func aChangeOfTheFileAndOneHereAreJoined() {
    var live = liveLesson(lesson)
    _ = live.change(block(live, 1), .write("Lo mío."))
    live.write(0, "{calcular #a}\na = 7")
    live.write(1, "{calc")
    live.note(fileHolds: Array(lesson.replacing("Fin.", with: "Otro fin.").utf8))
    #expect(live.file == .same && live.isUnsaved)
    #expect(live.text.contains("Lo mío.") && live.text.contains("a = 7") && live.text.contains("Otro fin."))
    #expect(live.steps[1].text == "{calc")
    // What is being written is not lost with its step.
    let without = lesson.replacing("> ```{calcular #b}\n> b = a + 1\n> ```", with: "> Nada.")
    live.note(fileHolds: Array(without.utf8))
    #expect(live.file == .changed(Array(without.utf8)) && live.steps[1].text == "{calc")
  }

  @Test func aFileThatIsReadChangesWhatComesOfIt() {
    let text = "```{calcular #a}\na = 1\n```\n\n```{calcular #b}\nb = a\n```\n\n```{calcular #c}\n3\n```\n"
    var live = LiveLesson(
      "a.md", SourceText(path: "a.md", text),
      filesRead: { FilesOfStep(files: $0.block.index == 0 ? ["x.csv"] : []) }, check: examined)
    live.runAll()
    #expect(live.stale == [])
    live.note(changed: ["otro.csv"])
    #expect(live.stale == [])
    live.note(changed: ["x.csv"])
    #expect(live.stale == ["a", "b"])
  }
}

extension LiveLesson {
  fileprivate mutating func changing(
    _ target: Target, _ change: Change, gives expected: Outcome, at place: SourceLocation = #_sourceLocation
  ) {
    let outcome = self.change(target, change)
    #expect(outcome == expected, sourceLocation: place)
  }

  fileprivate mutating func comingBack(
    _ text: String, from digest: String, gives expected: Return, at place: SourceLocation = #_sourceLocation
  ) {
    let outcome = comeBack(text, from: digest)
    #expect(outcome == expected, sourceLocation: place)
  }
}

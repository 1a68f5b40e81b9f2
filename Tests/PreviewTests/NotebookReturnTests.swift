import JSON
import Preview
import Testing

/// A page comes back with what it has in its steps and no server saved: each text has the place where it was written,
/// or it is given back.
@Suite struct NotebookReturnTests {
  private let one = "{calcular}\n1 + 1"
  private let text = """
    # Cuentas

    ```{calcular #a}
    a = 1
    ```

    ```{calcular}
    1 + 1
    ```

    Texto.

    ```{calcular}
    1 + 1
    ```

    """
  private var bases: [String] { ["{calcular #a}\na = 1", one, one] }

  private func draft(_ index: Int, _ text: String, seen: String? = nil, uid: String? = nil) -> JSONValue {
    .object([
      "index": .integer(index), "text": .string(text), "seen": .string(seen ?? bases[index]),
      "uid": uid.map(JSONValue.string) ?? .null,
    ])
  }

  private func texts(_ room: Room) -> [String] { room.notebook.lesson("a.md")?.steps.map(\.text) ?? [] }

  private func orphans(_ room: inout Room) -> [String] {
    room.take("orphans").flatMap { $0["texts"]?.array ?? [] }.compactMap(\.string)
  }

  /// The server was killed: another one is told what was not saved.
  @Test func whatWasNotSavedComesBackWithThePage() {
    var room = Room(["a.md": text])
    room.enter(1, steps: bases, drafts: [draft(0, "{calcular #a}\na = 40\na"), draft(7, "lo mío", seen: "otra cosa")])
    #expect(texts(room) == ["{calcular #a}\na = 40\na", one, one])
    #expect(room.takeStatus()?["unsaved"] == .bool(true))
    let given = orphans(&room)
    #expect(given == ["lo mío"])
    room.runJobs()
    #expect(room.take("result").contains { $0["html"]?.string?.contains("40") == true })
  }

  /// A message holds it several times: what the file says, what the page was told and sent, and what it says now.
  @Test func aStepThatIsAlmostAWholeLessonComesBack() {
    let long = "{calcular #a}\n# " + String(repeating: "\"", count: 900_000)
    let written = long + "x"
    var room = Room(["a.md": "```" + long + "\n```\n"])
    let kept: JSONValue = .object([
      "index": .integer(0), "text": .string(written), "seen": .string(written), "sent": .string(written),
    ])
    room.enter(1, steps: [long], drafts: [kept])
    #expect(texts(room) == [written])
    #expect(room.take("problem").isEmpty)
  }

  @Test func stepsThatSayTheSameAreToldApart() {
    var room = Room(["a.md": text])
    room.enter(1, steps: bases, drafts: [draft(2, "{calcular}\n20"), draft(1, "{calcular}\n10")])
    #expect(texts(room) == [bases[0], "{calcular}\n10", "{calcular}\n20"])
    var other = Room(["a.md": text])
    other.enter(1, steps: bases, drafts: [draft(2, "{calcular}\n777")])
    #expect(texts(other) == [bases[0], one, "{calcular}\n777"])
    let given = orphans(&room) + orphans(&other)
    #expect(given == [])
  }

  @Test func aTextThatAnotherStepSaysTooIsKept() {
    var room = Room(["a.md": text])
    room.enter(1, steps: bases, drafts: [draft(0, one)])
    #expect(texts(room) == [one, one, one])
    let given = orphans(&room)
    #expect(given == [])
  }

  @Test func stepsAreFoundWhereTheyStandNow() {
    let above = text.replacing("# Cuentas\n", with: "# Cuentas\n\n```{calcular}\n5\n```\n\nMás.\n")
    var room = Room(["a.md": above])
    room.enter(1, steps: bases, drafts: [draft(2, "{calcular}\n777")])
    #expect(texts(room) == ["{calcular}\n5", bases[0], one, "{calcular}\n777"])
  }

  @Test func whatAnotherPageOrTheFileChangedIsNotWrittenOver() {
    var room = Room(["a.md": text])
    room.enter(1)
    room.say(
      1,
      .object(["type": .string("edit"), "uid": .string(room.uid(1)), "text": .string("{calcular}\n3")]))
    room.enter(2, steps: bases, drafts: [draft(1, "{calcular}\n4")])
    #expect(texts(room)[1] == "{calcular}\n3")
    #expect(room.take("orphans", 2).last?["texts"] == .array([.string("{calcular}\n4")]))
    let given = orphans(&room)
    #expect(given == [])
    var changed = Room(["a.md": text.replacing("a = 1", with: "a = 2")])
    changed.enter(1, steps: bases, drafts: [draft(0, "{calcular #a}\na = 3")])
    #expect(texts(changed)[0] == "{calcular #a}\na = 2")
    let givenBack = orphans(&changed)
    #expect(givenBack == ["{calcular #a}\na = 3"])
  }

  /// Two drafts of one step: the first has the place.
  @Test func aStepIsTakenOnce() {
    var room = Room(["a.md": text])
    room.enter(1, steps: bases, drafts: [draft(1, "{calcular}\n10"), draft(1, "{calcular}\n20")])
    #expect(texts(room) == [bases[0], "{calcular}\n10", one])
    let given = orphans(&room)
    #expect(given == ["{calcular}\n20"])
  }

  /// The same server knows the steps by their names, and what this page last wrote in them.
  @Test func whoWasAwayForAMomentGoesOn() throws {
    var room = Room(["a.md": text])
    room.enter(1)
    let session = try #require(room.take("backup").last?["session"]?.string)
    let uid = room.uid(2)
    room.say(1, .object(["type": .string("edit"), "uid": .string(uid), "text": .string("{calcular}\n7")]))
    let insert = JSONValue.object([
      "type": .string("change"), "change": .string("insert"), "target": .object(["start": .bool(true)]),
      "text": .string(one), "isStep": .bool(true),
    ])
    room.say(1, insert)
    room.enter(
      2, steps: bases, drafts: [draft(2, "{calcular}\n77", seen: "{calcular}\n7", uid: uid)], session: session)
    #expect(texts(room) == [one, bases[0], one, "{calcular}\n77"])
    #expect(room.take("orphans", 2).count == 0)
  }

  /// What this page sent got there, and then it was away before it was told so.
  @Test func whatWasSentIsKnown() throws {
    var room = Room(["a.md": text])
    room.enter(1)
    let session = try #require(room.take("backup").last?["session"]?.string)
    let uid = room.uid(1)
    room.say(1, .object(["type": .string("edit"), "uid": .string(uid), "text": .string("{calcular}\n7")]))
    let later = JSONValue.object([
      "index": .integer(1), "uid": .string(uid), "seen": .string(one), "sent": .string("{calcular}\n7"),
      "text": .string("{calcular}\n78"),
    ])
    room.enter(1, steps: bases, drafts: [later], session: session)
    #expect(texts(room)[1] == "{calcular}\n78")
    let given = orphans(&room)
    #expect(given == [])
  }

  /// Prose changes on disk while a step is being changed here: both stay, each in its place.
  @Test func aChangedFileMovesNoEdit() {
    var room = Room(["a.md": text])
    room.enter(1)
    room.say(
      1, .object(["type": .string("edit"), "uid": .string(room.uid(2)), "text": .string("{calcular}\n777")]))
    room.files["a.md"] = text.replacing("Texto", with: "Otro texto")
    room.notebook.lookAtFiles()
    room.carry()
    room.say(1, .object(["type": .string("save")]))
    let expected = text.replacing("Texto.\n\n```{calcular}\n1 + 1", with: "Otro texto.\n\n```{calcular}\n777")
    #expect(room.files["a.md"] == expected)
  }

  /// What is no directive yet was written over what the step said: where the file changes that, one has to choose.
  @Test func aDraftIsNotPutOverWhatTheFileSaysNow() {
    var room = Room(["a.md": text])
    room.enter(1)
    room.say(1, .object(["type": .string("edit"), "uid": .string(room.uid(0)), "text": .string("{calc")]))
    room.files["a.md"] = text.replacing("a = 1", with: "a = 2")
    room.notebook.lookAtFiles()
    room.carry()
    #expect(room.takeStatus()?["file"] == .string("changed"))
    #expect(texts(room)[0] == "{calc")
  }
}

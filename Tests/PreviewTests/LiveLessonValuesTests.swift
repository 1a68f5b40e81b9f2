import JSON
import Preview
import Runner
import Testing

/// The values in the prose are shown as what they are only while they are.
@Suite struct LiveLessonValuesTests {
  private let lesson = sums + """

    ```{calcular #c}
    c = 7
    ```

    Y `{= c }`, y siempre `{= 2 + 2 }`.

    """

  private func opened(_ text: String? = nil) -> Room {
    var room = Room(["a.md": text ?? lesson])
    room.enter(1)
    room.runJobs()
    return room
  }

  private func stale(_ room: Room) -> [Bool] {
    guard let lesson = room.notebook.lesson("a.md") else { return [] }
    return lesson.values.indices.map { lesson.isStale(value: $0) }
  }

  private func told(_ room: inout Room) -> [String] {
    (room.take("values").last?["values"]?.array ?? []).compactMap(\.string)
  }

  @Test func aValueIsOldOnceWhatItComesFromIsAnother() {
    var room = opened()
    #expect(stale(room) == [false, false, false])
    let fresh = told(&room)
    #expect(fresh.count == 3 && !fresh.contains { $0.contains("sin ejecutar") })
    // Two steps away.
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 500"))
    #expect(stale(room) == [true, false, false])
    let old = told(&room)
    #expect(old.map { $0.contains("sin ejecutar") } == [true, false, false])
    #expect(old.first?.contains(">2<") == true)
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 1"))
    #expect(stale(room) == [false, false, false])
    let again = told(&room)
    #expect(again == fresh)
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 500"))
    room.say(1, .object(["type": .string("run"), "all": .bool(true)]))
    room.runJobs()
    #expect(stale(room) == [false, false, false])
    let new = told(&room)
    #expect(new.first?.contains(">501<") == true)
  }

  @Test("un paso con un error, o a medias", arguments: ["{calcular #b}\nb = nada + 1\nb", "{calc"])
  func aValueOfAStepThatIsWrongIsOld(text: String) {
    var room = opened()
    room.say(1, edit(room.uid(1), text))
    #expect(stale(room) == [true, false, false])
    // What is above may run; the value is not reached.
    room.say(1, .object(["type": .string("run"), "upTo": .string(room.uid(0))]))
    room.runJobs()
    #expect(stale(room).first == true)
  }

  /// The number in the prose is computed after the step: while something long runs below, it is still the old one.
  @Test func aValueIsOldUntilItIsComputed() {
    var room = opened()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 500"))
    room.say(1, .object(["type": .string("run"), "all": .bool(true)]))
    let reports = room.jobs.first.map(allReports) ?? []
    for report in reports.dropLast() { room.notebook.note(report) }
    #expect(room.notebook.lesson("a.md")?.steps[1].isStale == false)
    #expect(stale(room) == [true, false, false])
    for report in reports.suffix(1) { room.notebook.note(report) }
    #expect(stale(room) == [false, false, false])
  }

  /// What the run comes to is kept, and what it did not have is computed after it.
  @Test func aValueThatIsWrittenWhileARunGoesOnIsComputedAfterIt() throws {
    var room = opened()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 500"))
    room.say(1, .object(["type": .string("run"), "all": .bool(true)]))
    let job = try #require(room.jobs.first)
    let before = "Y `{= c }`, y siempre `{= 2 + 2 }`."
    room.say(
      1,
      .object([
        "type": .string("change"), "change": .string("write"),
        "target": .object(["block": .integer(5), "source": .string(before)]),
        "text": .string("Y `{= c + 1 }`, y siempre `{= 2 + 2 }`, y otra vez `{= 2 + 2 }`."),
      ]))
    #expect(room.jobs.count == 1 && !job.stop.isSet)
    for report in allReports(of: job) { room.notebook.note(report) }
    room.carry()
    #expect(stale(room) == [false, true, false, false])
    #expect(room.jobs.count == 2)
    room.runJobs()
    #expect(stale(room) == [false, false, false, false])
    let values = told(&room)
    #expect(values.first?.contains(">501<") == true && values.dropFirst().first?.contains(">8<") == true)
  }

  /// What a run could not reach waits for somebody to ask for it, and is not tried for ever.
  @Test func aValueThatARunDoesNotReachIsNotTriedAgain() {
    var room = Room(["a.md": lesson + "```{calcular #d}\nd = nada\n```\n\nFin: `{= d }`.\n"])
    room.enter(1)
    let job = room.jobs.first
    for report in job.map(allReports) ?? [] { room.notebook.note(report) }
    room.carry()
    #expect(stale(room).last == true && room.jobs.count == 1)
  }

  @Test func aValueThatWasNeverComputedIsToldToo() {
    var room = Room(["a.md": lesson])
    room.enter(1)
    let first = told(&room)
    #expect(first.count == 3 && first.allSatisfy { $0.contains("…") && $0.contains("sin ejecutar") })
  }

  /// A step between changes what it says, and no step has to be run.
  @Test func aValueThatIsMovedIsComputed() {
    let text = "# T\n\n```{calcular #a}\nx = 1\n```\n\nSale `{= x }`.\n\n```{calcular #b}\nx = 2\n```\n"
    var room = opened(text)
    _ = told(&room)
    let target: JSONValue = .object(["block": .integer(2), "source": .string("Sale `{= x }`.")])
    room.say(1, .object(["type": .string("change"), "target": target, "change": .string("down")]))
    #expect(stale(room) == [true])
    room.runJobs()
    #expect(stale(room) == [false])
    let moved = told(&room)
    #expect(moved.last?.contains(">2<") == true)
  }
}

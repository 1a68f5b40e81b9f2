import Diagnostics
import JSON
import Lesson
import Preview
import Runner
import TestSupport
import Testing

@Suite struct NotebookTests {
  private func completing(_ uid: String, at offset: Int, request: Int) -> JSONValue {
    .object([
      "type": .string("complete"), "uid": .string(uid), "offset": .integer(offset), "request": .integer(request),
    ])
  }

  @Test func aPageIsToldAllAndRunsWhatIsQuick() {
    var room = openedSums()
    let patch = room.take("patch")
    #expect(patch.count == 1)
    #expect(patch.first?["pieces"]?.array?.count == 3)
    #expect(room.take("steps").first?["steps"]?.array?.count == 2)
    let results = room.take("result")
    #expect(results.last?["html"]?.string?.contains("2") == true)
    #expect(room.take("values").last?["values"]?.array?.first?.string?.contains(">2<") == true)
    #expect(room.takeStatus()?["stale"] == .integer(0))
    #expect(room.take("announce").map { $0["text"]?.string } == ["calcular · a: hecho", "calcular · b: b = 2"])
  }

  @Test func anEditIsCheckedAndTold() throws {
    var room = openedSums()
    _ = room.take("steps")
    room.say(1, edit(room.uid(0), "{calcular #a}\na = nada", revision: 7))
    let told = try #require(room.take("steps").last)
    #expect(told["edited"]?["revision"] == .integer(7))
    let view = try #require(told["steps"]?.array?.first)
    #expect(view["state"] == .string("stale"))
    let problem = try #require(view["problems"]?.array?.first)
    #expect(problem["code"] == .string("T001"))
    #expect(problem["from"] == .integer(18) && problem["to"] == .integer(22))
    #expect(room.takeStatus()?["unsaved"] == .bool(true))
    #expect(room.files["a.md"] == sums)
  }

  @Test func aStepThatMakesTheLessonTooLargeSaysSo() {
    var room = openedSums()
    _ = room.take("steps")
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 1\n# " + String(repeating: "x", count: 1_400_000)))
    let problem = room.take("steps").last?["steps"]?.array?.first?["problems"]?.array?.first
    let words = "la lección ocupa 1367 KiB y el máximo es 1024 KiB"
    #expect(problem?["code"] == .string("L007") && problem?["message"] == .string(words))
    #expect(problem?["lines"] == .array([.string("pártela en varias")]))
    room.say(1, .object(["type": .string("save")]))
    #expect(room.take("problem").last?["message"] == .string("no guardo a medias: " + words))
  }

  @Test func placesCountAsABrowserCounts() throws {
    var room = openedSums()
    _ = room.take("steps")
    room.say(1, edit(room.uid(0), "{calcular #a}\n# 𝛼 «año»\na = nada"))
    let view = try #require(room.take("steps").last?["steps"]?.array?.first)
    let written = try #require(view["text"]?.string)
    let problem = try #require(view["problems"]?.array?.first)
    let from = try #require(problem["from"]?.integer)
    #expect(Array(written.utf16)[from..<from + 4].elementsEqual("nada".utf16))
    let tokens = view["tokens"]?.array?.compactMap(\.array) ?? []
    #expect(tokens.contains { $0[2] == .string("comment") && $0[0] == .integer(14) && $0[1] == .integer(10) })
  }

  @Test func twoPagesSeeTheSame() {
    var room = openedSums()
    room.enter(2)
    _ = (room.take("steps", 1), room.take("steps", 2), room.take("result", 2))
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    #expect(room.take("steps", 2).last?["steps"]?.array?.first?["text"] == .string("{calcular #a}\na = 5"))
    room.say(2, .object(["type": .string("run"), "all": .bool(true)]))
    room.runJobs()
    #expect(room.take("result", 1).last?["html"] == room.take("result", 2).last?["html"])
    room.notebook.leave(2)
    _ = room.take("steps", 2)
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 6"))
    #expect(room.take("steps", 2).count == 0)
  }

  @Test func runningUpToAStepRunsWhatIsQuickBelow() {
    var room = openedSums()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    _ = room.take("result")
    room.say(1, .object(["type": .string("run"), "upTo": .string(room.uid(0))]))
    #expect(room.jobs.map(\.asked) == [1])
    room.runJobs()
    #expect(room.take("result").last?["html"]?.string?.contains("6") == true)
    #expect(room.takeStatus()?["stale"] == .integer(0))
  }

  @Test func whatIsWrongIsNotRun() {
    var room = openedSums()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = nada"))
    room.say(1, .object(["type": .string("run"), "upTo": .string(room.uid(1))]))
    #expect(room.jobs.isEmpty)
    #expect(
      room.take("problem").last?["message"] == .string("más arriba, «calcular · a» tiene un error: arréglalo antes"))
    room.say(1, .object(["type": .string("run"), "upTo": .string(room.uid(0))]))
    #expect(room.take("problem").last?["message"] == .string("este paso tiene un error: arréglalo y ejecútalo"))
    room.say(1, .object(["type": .string("run"), "all": .bool(true)]))
    #expect(
      room.take("problem").last?["message"] == .string("la lección tiene errores: arréglalos y ejecútala"))
    room.say(1, .object(["type": .string("run"), "upTo": .string("nadie")]))
    #expect(room.take("problem").count == 1)
  }

  @Test func oneLessonRunsAtATime() {
    var room = Room(["a.md": sums, "b.md": "# Otra\n\n```{calcular}\n2\n```\n"])
    room.enter(1)
    room.enter(2, "b.md")
    #expect(room.jobs.count == 1)
    #expect(room.takeStatus(2)?["run"] == .string("waiting"))
    room.runJobs()
    #expect(room.takeStatus(1)?["run"] == .string("idle"))
    #expect(room.takeStatus(2)?["stale"] == .integer(0))
  }

  @Test func aRunThatIsAskedForAgainStopsTheOneThatGoesOn() {
    var room = Room(["a.md": sums])
    room.enter(1)
    room.say(1, .object(["type": .string("run"), "all": .bool(true)]))
    #expect(room.jobs.count == 1 && room.jobs[0].stop.isSet)
    room.runJobs()
    #expect(room.takeStatus()?["stale"] == .integer(0))
    room.say(1, .object(["type": .string("run"), "all": .bool(true)]))
    room.say(1, .object(["type": .string("stop")]))
    #expect(room.jobs[0].stop.isSet)
    _ = room.take("result")
    room.runJobs()
    #expect(room.take("result").count == 0)
    #expect(room.takeStatus()?["run"] == .string("idle"))
  }

  /// Nobody waits for what has no place any more.
  @Test("la ejecución de un paso que se quita se para", arguments: [true, false])
  func aRunEndsWhereItsStepIsGone(isUndone: Bool) throws {
    var room = Room(["a.md": isUndone ? "# Nada\n\n```{calcular}\n1\n```\n" : trainingLesson])
    room.enter(1)
    if isUndone {
      room.runJobs()
      room.say(1, changing("insert", .object(["start": .bool(true)]), text: trainingLesson))
      room.say(1, .object(["type": .string("run"), "all": .bool(true)]))
    }
    let job = try #require(room.jobs.last)
    room.notebook.note(.started(job: job.id, step: 3))
    room.carry()
    room.say(1, edit(room.uid(0), "{datos #flores}\nfuente: iris\nprueba: 0.2"))
    #expect(!job.stop.isSet)
    if isUndone {
      for _ in 0..<2 { room.say(1, .object(["type": .string("undo")])) }
    } else {
      room.say(1, changing("remove", .object(["uid": .string(room.uid(3))])))
    }
    #expect(job.stop.isSet)
  }

  /// Up to which step was asked, or all; and how many of what is left are run as asked for.
  @Test("lo demás que se pidió se ejecuta", arguments: [(nil, 2), (2, 2), (1, 1), (0, nil)] as [(Int?, Int?)])
  func theRestOfARunWhoseStepIsGoneIsRun(upTo: Int?, asked: Int?) throws {
    let steps = (1...3).map { "```{calcular #p\($0)}\nx\($0) = \($0)\n```\n\n" }.joined()
    var room = Room(["a.md": "# T\n\n" + steps])
    room.enter(1)
    room.runJobs()
    let last = upTo.map { JSONValue.string(room.uid($0)) }
    room.say(1, .object(["type": .string("run"), "upTo": last ?? .null]))
    let job = try #require(room.jobs.last)
    room.notebook.note(.started(job: job.id, step: 0))
    room.carry()
    room.say(1, changing("remove", .object(["uid": .string(room.uid(0))])))
    #expect(job.stop.isSet)
    room.notebook.note(.ended(job: job.id, []))
    room.carry()
    #expect(room.jobs.dropFirst().map(\.asked) == [asked].compactMap(\.self))
  }

  @Test func aStepThatIsDoneMayGo() throws {
    var room = Room(["a.md": trainingLesson])
    room.enter(1)
    let job = try #require(room.jobs.last)
    let step = job.lesson.steps[3].block
    room.notebook.note(.started(job: job.id, step: 3))
    room.notebook.note(.finished(job: job.id, Step(directive: step, label: step.label, outputs: [])))
    room.say(1, changing("remove", .object(["uid": .string(room.uid(3))])))
    #expect(!job.stop.isSet)
  }

  private func changing(_ kind: String, _ target: JSONValue, text: String? = nil) -> JSONValue {
    .object([
      "type": .string("change"), "change": .string(kind), "target": target,
      "text": text.map(JSONValue.string) ?? .null,
    ])
  }

  @Test func completionsAreThoseOfTheEditor() {
    var room = openedSums()
    room.say(1, edit(room.uid(1), "{calcular #b}\nb = a.\nb"))
    room.say(1, completing(room.uid(1), at: 18, request: 3))
    let answer = room.take("completions").last
    #expect(answer?["request"] == .integer(3))
    let labels = answer?["items"]?.array?.compactMap { $0["label"]?.string } ?? []
    #expect(labels.contains("a") && labels.contains("exp"))
    // A header that is being written is no directive yet, and is completed all the same.
    room.say(1, edit(room.uid(1), "{ev"))
    room.say(1, completing(room.uid(1), at: 3, request: 4))
    let names = room.take("completions").last?["items"]?.array?.compactMap { $0["label"]?.string } ?? []
    #expect(names.contains("evaluar"))
  }

  @Test func controlsTellWhereTheirValueStands() {
    var room = Room([
      "a.md": "```{datos #flores}\nfuente: iris\nprueba: 0.2\ncontrol: prueba en [0.1, 0.5]\n```\n"
    ])
    room.enter(1)
    let view = room.take("steps").last?["steps"]?.array?.first
    let control = view?["controls"]?.array?.first
    #expect(control?["option"] == .string("prueba") && control?["value"] == .string("0.2"))
    #expect(control?["from"] == .integer(37) && control?["to"] == .integer(40))
    #expect(control?["low"] == .number(0.1) && control?["isInteger"] == .bool(false))
  }

  // MARK: Being quick

  /// Of what one page wrote in one step only the last is checked; each page is told of its own.
  @Test func onlyTheLastOfWhatWaitsIsChecked() {
    let checks = Kept()
    let counted: @Sendable (SourceText) -> CheckedLesson = { source in
      _ = checks.count()
      return examined(source)
    }
    var room = Room(["a.md": sums], check: counted)
    room.enter(1)
    room.enter(2)
    room.runJobs()
    _ = (room.take("steps", 1), room.take("steps", 2))
    let before = checks.value
    for number in 1...9 {
      let message = edit(room.uid(0), "{calcular #a}\na = \(number)", revision: number)
      room.notebook.hear(message.text(isIndented: false), from: 1)
    }
    room.say(2, edit(room.uid(1), "{calcular #b}\nb = a + 7\nb", revision: 3))
    #expect(checks.value - before == 2)
    let expected = sums.replacing("a = 1", with: "a = 9").replacing("a + 1", with: "a + 7")
    #expect(room.notebook.lesson("a.md")?.text == expected)
    let revisions = room.take("steps", 1).compactMap { $0["edited"]?["revision"]?.integer }
    #expect(revisions == [9, 3])
  }

  @Test func whatFollowsAnEditSeesIt() {
    var room = openedSums()
    room.notebook.hear(edit(room.uid(0), "{calcular #a}\na = 5").text(isIndented: false), from: 1)
    room.say(1, .object(["type": .string("save")]))
    #expect(room.files["a.md"] == sums.replacing("a = 1", with: "a = 5"))
  }

  /// What a run tells in one turn, pages are told at once.
  @Test func pagesAreToldOfARunTogether() {
    let steps = (0..<40).map { "```{calcular #p\($0)}\nx\($0) = \($0)\nx\($0)\n```\n\n" }.joined()
    var room = Room(["a.md": "# T\n\n" + steps])
    room.enter(1)
    _ = room.take("steps")
    room.runJobs()
    #expect(room.take("steps").count == 1)
    #expect(room.take("result").count == 40)
    #expect(room.takeStatus()?["stale"] == .integer(0))
  }

  /// What is marked in a step takes as long as the step, not as its square: this one took ten minutes.
  @Test func aLongStepIsToldAtOnce() {
    let body = (0..<4000).map { "x\($0) = \($0) + 1\n" }.joined()
    var room = Room(["a.md": "# T\n\n```{calcular #a}\n" + body + "```\n"])
    let start = ContinuousClock.now
    room.enter(1)
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect((room.take("steps").last?["steps"]?.array?.first?["tokens"]?.array?.count ?? 0) > 12_000)
  }
}

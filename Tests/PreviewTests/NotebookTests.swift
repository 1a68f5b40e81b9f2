import JSON
import Preview
import Runner
import Testing

@Suite struct NotebookTests {
  private let text = """
    # Cuentas

    ```{calcular #a}
    a = 1
    ```

    ```{calcular #b}
    b = a + 1
    b
    ```

    Sale `{= b }`.

    """

  private func edit(_ uid: String, _ text: String, revision: Int = 1) -> JSONValue {
    .object([
      "type": .string("edit"), "uid": .string(uid), "text": .string(text), "client": .string("yo"),
      "revision": .integer(revision),
    ])
  }

  private func completing(_ uid: String, at offset: Int, request: Int) -> JSONValue {
    .object([
      "type": .string("complete"), "uid": .string(uid), "offset": .integer(offset), "request": .integer(request),
    ])
  }

  private func opened() -> Room {
    var room = Room(["a.md": text, "b.md": "# Otra\n\n```{calcular}\n2\n```\n"])
    room.enter(1)
    room.runJobs()
    return room
  }

  @Test func aPageIsToldAllAndRunsWhatIsQuick() {
    var room = opened()
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
    var room = opened()
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
    #expect(room.files["a.md"] == text)
  }

  @Test func placesCountAsABrowserCounts() throws {
    var room = opened()
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
    var room = opened()
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
    var room = opened()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    _ = room.take("result")
    room.say(1, .object(["type": .string("run"), "upTo": .string(room.uid(0))]))
    #expect(room.jobs.map(\.asked) == [1])
    room.runJobs()
    #expect(room.take("result").last?["html"]?.string?.contains("6") == true)
    #expect(room.takeStatus()?["stale"] == .integer(0))
  }

  @Test func whatIsWrongIsNotRun() {
    var room = opened()
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
    var room = Room(["a.md": text, "b.md": "# Otra\n\n```{calcular}\n2\n```\n"])
    room.enter(1)
    room.enter(2, "b.md")
    #expect(room.jobs.count == 1)
    #expect(room.takeStatus(2)?["run"] == .string("waiting"))
    room.runJobs()
    #expect(room.takeStatus(1)?["run"] == .string("idle"))
    #expect(room.takeStatus(2)?["stale"] == .integer(0))
  }

  @Test func aRunThatIsAskedForAgainStopsTheOneThatGoesOn() {
    var room = Room(["a.md": text])
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

  @Test func completionsAreThoseOfTheEditor() {
    var room = opened()
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

  // MARK: Files

  @Test func savingWritesWhatChangedAndNothingElse() {
    var room = opened()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    room.say(1, .object(["type": .string("save")]))
    #expect(room.files["a.md"] == text.replacing("a = 1", with: "a = 5"))
    #expect(room.take("saved").count == 1)
    #expect(room.takeStatus()?["unsaved"] == .bool(false))
    room.notebook.lookAtFiles()
    room.carry()
    #expect(room.take("patch").count <= 1)
    #expect(room.lines == ["a.md: guardado desde la página"])
  }

  @Test func aFileThatChangedMeanwhileIsNotWrittenOver() {
    var room = opened()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    room.files["a.md"] = text.replacing("a = 1", with: "a = 8")
    // Even before anybody has looked at the file.
    room.say(1, .object(["type": .string("save")]))
    #expect(room.files["a.md"]?.contains("a = 8") == true)
    #expect(room.take("problem").count == 1)
    room.notebook.lookAtFiles()
    room.carry()
    #expect(room.takeStatus()?["file"] == .string("changed"))
    room.say(1, .object(["type": .string("save")]))
    #expect(room.files["a.md"]?.contains("a = 8") == true)
    room.say(1, .object(["type": .string("save"), "force": .bool(true)]))
    #expect(room.files["a.md"]?.contains("a = 5") == true)
    #expect(room.takeStatus()?["file"] == .string("same"))
  }

  /// Who chose «mine» has seen the file as it was then, and no newer one.
  @Test func aThirdVersionIsNotWrittenOver() {
    var room = opened()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    room.files["a.md"] = text.replacing("a = 1", with: "a = 8")
    room.notebook.lookAtFiles()
    let third = text.replacing("a = 1", with: "a = 9")
    room.files["a.md"] = third
    room.say(1, .object(["type": .string("save"), "force": .bool(true)]))
    #expect(room.files["a.md"] == third)
    #expect(room.take("problem").count == 1)
    #expect(room.takeStatus()?["file"] == .string("changed"))
    // Now it has been seen.
    room.say(1, .object(["type": .string("save"), "force": .bool(true)]))
    #expect(room.files["a.md"]?.contains("a = 5") == true)
  }

  @Test func aFileThatCameBackIsNotWrittenOver() {
    var room = opened()
    room.files["a.md"] = nil
    room.notebook.lookAtFiles()
    room.files["a.md"] = "# De otro\n"
    room.say(1, .object(["type": .string("save")]))
    #expect(room.files["a.md"] == "# De otro\n")
    #expect(room.take("problem").count == 1)
  }

  @Test func whatIsNoLessonIsWrittenOverOnlyAsItWasSeen() {
    var room = opened()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    room.files["a.md"] = ""
    room.notebook.lookAtFiles()
    room.carry()
    #expect(room.takeStatus()?["file"] == .string("invalid"))
    room.files["a.md"] = "\n"
    room.say(1, .object(["type": .string("save"), "force": .bool(true)]))
    #expect(room.files["a.md"] == "\n")
    room.say(1, .object(["type": .string("save"), "force": .bool(true)]))
    #expect(room.files["a.md"]?.contains("a = 5") == true)
  }

  /// Sizes and times may be the same: what the file says decides, and both are offered.
  @Test func aChangeThatTheStampDoesNotTellIsFoundBySaving() {
    var room = opened()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    room.files.change("a.md", quietlyTo: text.replacing("a = 1", with: "a = 8"))
    room.notebook.lookAtFiles()
    room.carry()
    #expect(room.takeStatus()?["file"] == .string("same"))
    room.say(1, .object(["type": .string("save")]))
    #expect(room.files["a.md"]?.contains("a = 8") == true)
    #expect(room.takeStatus()?["file"] == .string("changed"))
    room.say(1, .object(["type": .string("save"), "force": .bool(true)]))
    #expect(room.files["a.md"]?.contains("a = 5") == true)
  }

  @Test func theFileCanBeTakenInstead() {
    var room = opened()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    room.files["a.md"] = text.replacing("a = 1", with: "a = 8")
    room.notebook.lookAtFiles()
    room.say(1, .object(["type": .string("revert")]))
    #expect(room.notebook.lesson("a.md")?.steps[0].text == "{calcular #a}\na = 8")
    #expect(room.takeStatus()?["unsaved"] == .bool(false))
  }

  @Test func aLessonThatIsGoneStaysInThePageAndComesBack() {
    var room = opened()
    room.files["a.md"] = nil
    room.notebook.lookAtFiles()
    room.carry()
    #expect(room.takeStatus()?["file"] == .string("missing"))
    #expect(room.notebook.lesson("a.md")?.steps.count == 2)
    room.say(1, .object(["type": .string("save")]))
    #expect(room.files["a.md"] == text)
    #expect(room.takeStatus()?["file"] == .string("same"))
    #expect(room.lines.count == 2)
  }

  @Test func onlyPiecesThatChangedAreSent() throws {
    var room = opened()
    _ = room.take("patch")
    room.files["a.md"] = text.replacing("# Cuentas\n", with: "# Cuentas\n\nUn párrafo más.\n")
    room.notebook.lookAtFiles()
    room.carry()
    let pieces = try #require(room.take("patch").last?["pieces"]?.array)
    #expect(pieces.compactMap { $0["html"]?.string } == ["<p>Un párrafo más.</p>"])
    #expect(pieces.count == 4)
  }

  @Test func aCopyIsAPlainNameBesideTheLesson() {
    var room = opened()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    let names = [
      "", "../x", "a/b", ".oculta", "_x", "con espacio.md", "c:x", String(repeating: "x", count: 200), "b",
      "dm.\u{202E}nóicaler", "a\u{200B}b",
    ]
    for name in names {
      room.say(1, .object(["type": .string("copy"), "name": .string(name)]))
    }
    #expect(room.take("problem").count == names.count)
    #expect(room.files.names() == ["a.md", "b.md"])
    room.say(1, .object(["type": .string("copy"), "name": .string("mi-copia")]))
    #expect(room.files["mi-copia.md"]?.contains("a = 5") == true)
    #expect(room.files["a.md"] == text)
    #expect(room.take("copied").last?["address"] == .string("/leccion/mi-copia.md"))
  }

  // MARK: Coming back

  /// The server was killed: another one is told what was not saved.
  @Test func whatWasNotSavedComesBackWithThePage() {
    var room = Room(["a.md": text])
    let draft = JSONValue.object([
      "base": .string("{calcular #b}\nb = a + 1\nb"), "text": .string("{calcular #b}\nb = a + 40\nb"),
    ])
    let lost = JSONValue.object(["base": .string("otra cosa"), "text": .string("lo mío")])
    room.enter(1, drafts: [draft, lost])
    #expect(room.notebook.lesson("a.md")?.steps[1].text == "{calcular #b}\nb = a + 40\nb")
    #expect(room.takeStatus()?["unsaved"] == .bool(true))
    #expect(room.take("orphans").last?["texts"]?.array == [.string("lo mío")])
    room.runJobs()
    #expect(room.take("result").last?["html"]?.string?.contains("41") == true)
  }

  @Test(
    "lo que no se entiende no rompe nada",
    arguments: [
      "", "{", "null", "[]", "\"x\"", "{\"type\":1}", "{\"type\":\"vuela\"}", "{\"type\":\"edit\"}",
      "{\"type\":\"edit\",\"uid\":\"p1\"}", "{\"type\":\"edit\",\"uid\":\"x\",\"text\":\"y\"}",
      "{\"type\":\"complete\",\"uid\":\"p1\",\"offset\":-5}", "{\"type\":\"complete\",\"uid\":\"p1\",\"offset\":99999}",
      "{\"type\":\"complete\"}", "{\"type\":\"run\",\"upTo\":7}", "{\"type\":\"hello\",\"keys\":3,\"drafts\":{}}",
      "{\"type\":\"hello\",\"drafts\":[1,{\"base\":2}]}", "{\"type\":\"save\",\"force\":\"sí\"}",
      "{\"type\":\"copy\",\"name\":{}}", "{\"type\":\"stop\",\"type\":\"stop\"}",
      "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "{\"a\":1e999}",
    ])
  func garbageIsAnswered(message: String) {
    var room = opened()
    room.notebook.hear(message, from: 1)
    room.notebook.hear(message, from: 99)
    room.carry()
    room.runJobs()
    #expect(room.notebook.lesson("a.md")?.steps.count == 2)
    #expect(room.files["a.md"] == text)
  }

  @Test func unknownLessonsAreNotOpened() {
    var room = opened()
    let names = ["c.md", "../a.md", "/a.md", "a.md/", "A.md"]
    let opened = names.filter { room.notebook.enter(5, lesson: $0) }
    #expect(opened == [])
  }
}

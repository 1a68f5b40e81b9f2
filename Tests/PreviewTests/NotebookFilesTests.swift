import Diagnostics
import JSON
import Preview
import Runner
import Testing

/// The notebook and the files of its lessons.
@Suite struct NotebookFilesTests {
  @Test func savingWritesWhatChangedAndNothingElse() {
    var room = openedSums()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    room.say(1, .object(["type": .string("save")]))
    #expect(room.files["a.md"] == sums.replacing("a = 1", with: "a = 5"))
    #expect(room.take("saved").count == 1)
    #expect(room.takeStatus()?["unsaved"] == .bool(false))
    room.notebook.lookAtFiles()
    room.carry()
    #expect(room.take("patch").count <= 1)
    #expect(room.lines == ["a.md: guardado desde la página"])
  }

  @Test func aFileThatChangedMeanwhileIsNotWrittenOver() {
    var room = openedSums()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    room.files["a.md"] = sums.replacing("a = 1", with: "a = 8")
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
    var room = openedSums()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    room.files["a.md"] = sums.replacing("a = 1", with: "a = 8")
    room.notebook.lookAtFiles()
    let third = sums.replacing("a = 1", with: "a = 9")
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
    var room = openedSums()
    room.files["a.md"] = nil
    room.notebook.lookAtFiles()
    room.files["a.md"] = "# De otro\n"
    room.say(1, .object(["type": .string("save")]))
    #expect(room.files["a.md"] == "# De otro\n")
    #expect(room.take("problem").count == 1)
  }

  @Test func whatIsNoLessonIsWrittenOverOnlyAsItWasSeen() {
    var room = openedSums()
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
    var room = openedSums()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    room.files.change("a.md", quietlyTo: sums.replacing("a = 1", with: "a = 8"))
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
    var room = openedSums()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    room.files["a.md"] = sums.replacing("a = 1", with: "a = 8")
    room.notebook.lookAtFiles()
    room.say(1, .object(["type": .string("revert")]))
    #expect(room.notebook.lesson("a.md")?.steps[0].text == "{calcular #a}\na = 8")
    #expect(room.takeStatus()?["unsaved"] == .bool(false))
  }

  @Test func aLessonThatIsGoneStaysInThePageAndComesBack() {
    var room = openedSums()
    room.files["a.md"] = nil
    room.notebook.lookAtFiles()
    room.carry()
    #expect(room.takeStatus()?["file"] == .string("missing"))
    #expect(room.notebook.lesson("a.md")?.steps.count == 2)
    room.say(1, .object(["type": .string("save")]))
    #expect(room.files["a.md"] == sums)
    #expect(room.takeStatus()?["file"] == .string("same"))
    #expect(room.lines.count == 2)
  }

  @Test func onlyPiecesThatChangedAreSent() throws {
    var room = openedSums()
    _ = room.take("patch")
    room.files["a.md"] = sums.replacing("# Cuentas\n", with: "# Cuentas\n\nUn párrafo más.\n")
    room.notebook.lookAtFiles()
    room.carry()
    let pieces = try #require(room.take("patch").last?["pieces"]?.array)
    #expect(pieces.compactMap { $0["html"]?.string } == ["<p>Un párrafo más.</p>"])
    #expect(pieces.count == 4)
  }

  @Test func aCopyIsAPlainNameBesideTheLesson() {
    var room = openedSums()
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
    #expect(room.files["a.md"] == sums)
    #expect(room.take("copied").last?["address"] == .string("/leccion/mi-copia.md"))
  }

  /// A copy has all that one has here, also what is no directive yet.
  @Test func aCopyHoldsWhatIsBeingWritten() {
    var room = openedSums()
    room.say(1, edit(room.uid(0), "calcular #a}\nmi = 1"))
    room.say(1, edit(room.uid(1), "{calc"))
    room.say(1, .object(["type": .string("copy"), "name": .string("mi-copia")]))
    #expect(
      room.files["mi-copia.md"]
        == sums.replacing("{calcular #a}\na = 1", with: "calcular #a}\nmi = 1")
        .replacing("{calcular #b}\nb = a + 1\nb", with: "{calc"))
    #expect(room.take("copied").count == 1)
  }

  @Test(
    "lo que no se entiende no rompe nada",
    arguments: [
      "", "{", "null", "[]", "\"x\"", "{\"type\":1}", "{\"type\":\"vuela\"}", "{\"type\":\"edit\"}",
      "{\"type\":\"edit\",\"uid\":\"p1\"}", "{\"type\":\"edit\",\"uid\":\"x\",\"text\":\"y\"}",
      "{\"type\":\"complete\",\"uid\":\"p1\",\"offset\":-5}", "{\"type\":\"complete\",\"uid\":\"p1\",\"offset\":99999}",
      "{\"type\":\"complete\"}", "{\"type\":\"run\",\"upTo\":7}", "{\"type\":\"hello\",\"keys\":3,\"drafts\":{}}",
      "{\"type\":\"hello\",\"drafts\":[1,{\"text\":2},{\"text\":\"x\",\"index\":-1}]}",
      "{\"type\":\"hello\",\"drafts\":[{\"text\":\"x\",\"index\":1e9},{\"text\":\"x\",\"index\":0}]}",
      "{\"type\":\"hello\",\"steps\":[1,2],\"drafts\":[{\"text\":\"x\",\"index\":1,\"seen\":7}]}",
      "{\"type\":\"save\",\"force\":\"sí\"}",
      "{\"type\":\"copy\",\"name\":{}}", "{\"type\":\"stop\",\"type\":\"stop\"}",
      "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "{\"a\":1e999}",
    ])
  func garbageIsAnswered(message: String) {
    var room = openedSums()
    room.notebook.hear(message, from: 1)
    room.notebook.hear(message, from: 99)
    room.carry()
    room.runJobs()
    #expect(room.notebook.lesson("a.md")?.steps.count == 2)
    #expect(room.files["a.md"] == sums)
  }

  @Test func unknownLessonsAreNotOpened() {
    var room = openedSums()
    let names = ["c.md", "../a.md", "/a.md", "a.md/", "A.md"]
    let opened = names.filter { room.notebook.enter(5, lesson: $0) }
    #expect(opened == [])
  }
}

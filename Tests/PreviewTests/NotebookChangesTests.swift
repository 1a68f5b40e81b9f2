import JSON
import Preview
import Testing

@Suite struct NotebookChangesTests {
  private let text = """
    # Cuentas

    Una cuenta.

    ```{calcular #a}
    a = 1
    ```

    Sale `{= a }`.

    """

  private func opened(_ files: [String: String] = [:]) -> Room {
    var room = Room(files.isEmpty ? ["a.md": text] : files)
    room.enter(1)
    room.runJobs()
    for kind in ["patch", "steps", "status", "values", "result", "announce", "backup"] { _ = room.take(kind) }
    return room
  }

  private func change(
    _ kind: String, block: Int, _ source: String, text: String? = nil, request: Int = 1
  ) -> JSONValue {
    var members = [
      JSONMember("type", .string("change")), JSONMember("change", .string(kind)),
      JSONMember("target", .object(["block": .integer(block), "source": .string(source)])),
      JSONMember("request", .integer(request)),
    ]
    if let text { members.append(JSONMember("text", .string(text))) }
    return .object(members)
  }

  @Test func aTextIsWrittenAndAllPagesSeeIt() throws {
    var room = opened()
    room.enter(2)
    _ = (room.take("patch", 1), room.take("patch", 2))
    room.say(1, change("write", block: 1, "Una cuenta.", text: "Otra.\r\n\r\nY más: `{= 1 + 1 }`.", request: 5))
    let patch = try #require(room.take("patch", 2).last)
    #expect(patch["pieces"]?.array?.count == 4)
    #expect(patch["pieces"]?.array?[0]["source"] == .string("Otra."))
    #expect(patch["pieces"]?.array?[0]["block"] == .integer(1))
    #expect(patch["pieces"]?.array?[2]["source"] == nil)
    let placed = try #require(room.take("placed").last)
    #expect(placed["request"] == .integer(5) && placed["block"] == .integer(1) && placed["count"] == .integer(2))
    #expect(room.files["a.md"] == text)
    #expect(room.takeStatus(2)?["unsaved"] == .bool(true))
    // The value that was written is computed.
    room.runJobs()
    let values = room.take("values", 2).last?["values"]?.array ?? []
    #expect(values.first?.string?.contains(">2<") == true, "\(values)")
    room.say(2, .object(["type": .string("save")]))
    #expect(room.files["a.md"] == text.replacing("Una cuenta.", with: "Otra.\n\nY más: `{= 1 + 1 }`."))
    #expect(room.take("backup", 1).last?["source"] == .null)
  }

  @Test func aStepIsAddedAndIsOne() throws {
    var room = opened()
    room.say(
      1,
      .object([
        "type": .string("change"), "change": .string("insert"), "isStep": .bool(true), "text": .string("{calcular}"),
        "target": .object(["uid": .string(room.uid(0))]), "request": .integer(9),
      ]))
    let placed = try #require(room.take("placed").last)
    #expect(placed["uid"] == .string(room.uid(1)))
    #expect(room.notebook.lesson("a.md")?.text.contains("a = 1\n```\n\n```{calcular}\n```\n\nSale") == true)
    room.say(1, .object(["type": .string("undo")]))
    #expect(room.notebook.lesson("a.md")?.text == text)
    #expect(room.takeStatus()?["canRedo"] == .bool(true))
    room.say(1, .object(["type": .string("redo")]))
    #expect(room.notebook.lesson("a.md")?.steps.count == 2)
  }

  @Test func completionsForAStepThatIsBegun() {
    var room = opened()
    for target in [JSONValue.object(["uid": .string(room.uid(0))]), .object(["start": .bool(true)])] {
      room.say(
        1,
        .object([
          "type": .string("complete"), "target": target, "text": .string("{}"), "offset": .integer(1),
          "request": .integer(3),
        ]))
      let names = room.take("completions").last?["items"]?.array?.compactMap { $0["label"]?.string } ?? []
      #expect(names.contains("entrenar") && names.contains("datos"))
    }
    #expect(room.notebook.lesson("a.md")?.text == text)
  }

  @Test func theLateOneIsGivenItsTextBack() {
    var room = opened()
    room.enter(2)
    room.say(1, change("write", block: 1, "Una cuenta.", text: "Primera."))
    room.say(2, change("write", block: 1, "Una cuenta.", text: "Segunda."))
    #expect(room.take("orphans", 2).last?["texts"]?.array == [.string("Segunda.")])
    #expect(room.take("placed", 2).last?["block"] == nil)
    #expect(room.notebook.lesson("a.md")?.text.contains("Primera.") == true)
    // What is new has its place all the same.
    room.say(2, change("insert", block: 1, "Una cuenta.", text: "Nueva."))
    #expect(room.notebook.lesson("a.md")?.text.contains("Primera.\n\nNueva.\n\n```") == true)
    room.say(2, change("remove", block: 1, "Una cuenta."))
    // Whoever asked knows which of its requests that was.
    let refused = room.take("refused", 2)
    #expect(refused.count == 1 && refused.first?["request"] == .integer(1))
  }

  @Test("cualquier número es un lugar", arguments: [Int.min, Int.min + 1, -1, 0, 9, Int.max])
  func anyNumberIsAPlace(number: Int) {
    var room = opened(["a.md": "# T\n\nIgual.\n\nIgual.\n"])
    room.say(1, change("remove", block: number, "Igual."))
    #expect(room.notebook.lesson("a.md")?.text == "# T\n\nIgual.\n")
    room.say(1, change("insert", block: number, "Otro.", text: "Nuevo."))
    #expect(room.notebook.lesson("a.md")?.text.contains("Nuevo.") == true)
    for type in ["edit", "complete", "hello"] {
      let places = ["offset", "revision", "request", "block"].map { JSONMember($0, .integer(number)) }
      let draft = JSONValue.object([JSONMember("index", .integer(number)), JSONMember("text", .string("x"))])
      let rest = [JSONMember("type", .string(type)), JSONMember("drafts", .array([draft]))]
      let target = JSONValue.object(["block": .integer(number), "source": .string("Igual.")])
      room.say(1, .object(places + rest + [JSONMember("target", target), JSONMember("text", .string("{cal"))]))
    }
    #expect(room.take("completions").count == 1)
  }

  @Test func anotherServerTakesWhatThePageKept() throws {
    var room = opened()
    room.say(1, change("write", block: 1, "Una cuenta.", text: "Lo mío."))
    let kept = try #require(room.take("backup").last)
    #expect(kept["source"]?.string?.contains("Lo mío.") == true)
    var next = Room(["a.md": text])
    let base = "{calcular #a}\na = 1"
    let draft = JSONValue.object([
      "index": .integer(0), "seen": .string(base), "text": .string("{calcular #a}\na = 4"),
    ])
    next.enter(1, steps: [base], drafts: [draft], backup: kept)
    #expect(next.notebook.lesson("a.md")?.text.contains("Lo mío.") == true)
    #expect(next.notebook.lesson("a.md")?.text.contains("a = 4") == true)
    #expect(next.take("orphans").count == 0)
    // The same server knows it already.
    room.say(1, .object(["type": .string("undo")]))
    room.enter(3, backup: kept)
    #expect(room.notebook.lesson("a.md")?.text == text)
  }

  @Test func whatShowsNothingHasALineOfItsOwn() throws {
    var room = Room(["a.md": "# T\n\n<!-- nota para mí -->\n\nHola[^a].\n\n[^a]: Una nota.\n"])
    room.enter(1)
    let pieces = try #require(room.take("patch").last?["pieces"]?.array)
    #expect(pieces.map { $0["source"]?.string } == ["<!-- nota para mí -->", "Hola[^a].", "[^a]: Una nota.", nil])
    #expect(pieces[0]["html"]?.string == "<p class=\"live-quiet\">&lt;!-- nota para mí --&gt;</p>")
    #expect(pieces[3]["html"]?.string?.hasPrefix("<section class=\"notes\"") == true)
  }

  // MARK: A new lesson

  @Test("cómo se llama el archivo", arguments: [
    ("Mi primera red", "mi-primera-red.md"), ("  ¿Qué ve una Ñandú?  ", "que-ve-una-nandu.md"),
    ("12 · Convolución", "12-convolucion.md"), ("../../etc/passwd", "etc-passwd.md"), ("¿?", nil), ("", nil),
    ("日本", nil), ("a\u{0}b", "a-b.md"), (".oculta", "oculta.md"),
  ] as [(String, String?)])
  func filesAreNamedAfterTheirTitle(title: String, name: String?) {
    #expect(Notebook.fileName(for: title) == name)
  }

  @Test func aLessonIsBegunWhereThereIsNone() {
    var room = Room([:])
    let isIn = room.notebook.enter(1, lesson: "")
    #expect(isIn)
    room.say(1, .object(["type": .string("new"), "title": .string(" Mi  red\n")]))
    #expect(room.files["mi-red.md"] == "# Mi red\n")
    #expect(room.take("created").last?["address"] == .string("/leccion/mi-red.md#vivo-nueva"))
    room.say(1, .object(["type": .string("new"), "title": .string("MI RED")]))
    #expect(room.take("problem").count == 1)
    for title in ["", "¿?", String(repeating: "a", count: 500)] {
      room.say(1, .object(["type": .string("new"), "title": .string(title)]))
    }
    room.say(1, .object(["type": .string("save")]))
    #expect(room.take("problem").count == 4)
    #expect(room.files.names() == ["mi-red.md"])
    room.enter(1, "mi-red.md")
    #expect(room.take("patch").last?["head"] == .string("# Mi red"))
    var alone = Room(["a.md": text], servesFolder: false)
    let isInAlone = alone.notebook.enter(1, lesson: "")
    #expect(!isInAlone)
  }

  @Test(
    "lo que no se entiende no cambia nada",
    arguments: [
      "{\"type\":\"change\"}", "{\"type\":\"change\",\"change\":\"write\",\"target\":{}}",
      "{\"type\":\"change\",\"change\":\"vuela\",\"target\":{\"start\":true},\"text\":\"x\"}",
      "{\"type\":\"change\",\"change\":\"write\",\"target\":{\"block\":-1,\"source\":\"\"},\"text\":\"x\"}",
      "{\"type\":\"change\",\"change\":\"write\",\"target\":{\"block\":99999999999,\"source\":\"x\"},\"text\":\"x\"}",
      "{\"type\":\"change\",\"change\":\"write\",\"target\":{\"block\":1,\"source\":7},\"text\":\"x\"}",
      "{\"type\":\"change\",\"change\":\"write\",\"target\":{\"uid\":\"p99\"},\"text\":\"x\"}",
      "{\"type\":\"change\",\"change\":\"remove\",\"target\":{\"head\":\"# Cuentas\"}}",
      "{\"type\":\"change\",\"change\":\"up\",\"target\":{\"start\":true}}",
      "{\"type\":\"change\",\"change\":\"down\",\"target\":{\"block\":3,\"source\":\"Sale `{= a }`.\"}}",
      "{\"type\":\"change\",\"change\":\"insert\",\"target\":{\"start\":true},\"text\":[]}",
      "{\"type\":\"change\",\"change\":\"insert\",\"target\":{\"start\":true},\"text\":\" \\n\"}",
      "{\"type\":\"undo\",\"x\":1}", "{\"type\":\"redo\"}", "{\"type\":\"new\",\"title\":\"x\"}",
      "{\"type\":\"complete\",\"text\":\"{}\",\"offset\":1}",
      "{\"type\":\"complete\",\"target\":{\"start\":true},\"text\":\"{}\",\"offset\":-1}",
      "{\"type\":\"complete\",\"target\":{\"start\":true},\"text\":\"🎉\",\"offset\":1}",
      "{\"type\":\"complete\",\"target\":{\"head\":\"# Cuentas\"},\"text\":\"{}\",\"offset\":99}",
      "{\"type\":\"hello\",\"backup\":7}", "{\"type\":\"hello\",\"backup\":{\"source\":7,\"saved\":\"x\"}}",
    ])
  func garbageIsAnswered(message: String) {
    var room = opened()
    room.notebook.hear(message, from: 1)
    room.notebook.hear(message, from: 99)
    room.carry()
    room.runJobs()
    #expect(room.notebook.lesson("a.md")?.text == text)
    #expect(room.files["a.md"] == text && room.files.names() == ["a.md"])
  }
}

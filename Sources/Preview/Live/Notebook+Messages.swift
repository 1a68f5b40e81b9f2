import Diagnostics
import JSON
import LanguageServer
import Lesson

/// What a page says.
extension Notebook {
  /// A message holds at the most the text of a lesson and of what is being written in it.
  private static let limits: JSONLimits = {
    var limits = JSONLimits.savedFile
    (limits.bytes, limits.depth, limits.stringBytes) = (FrameReader.mostBytes, 8, FrameReader.mostBytes)
    return limits
  }()

  /// Takes note of a message; one that is none of ours is told so, and nothing else comes of it.
  package mutating func hear(_ text: String, from client: Int) {
    guard let name = clients[client], lessons[name] != nil || name == Self.lobby else { return }
    let message: JSONValue
    do throws(JSONFault) {
      message = try JSONReader.read(Array(text.utf8), limits: Self.limits)
    } catch {
      return complain("no entiendo el mensaje: no es JSON a partir del byte \(error.offset)", to: client)
    }
    if name == Self.lobby { return hearInLobby(message, client) }
    if message["type"]?.string != "edit" { doEdits() }
    switch message["type"]?.string {
    case "hello": hello(message, name, client)
    case "edit": edit(message, name, client)
    case "complete": complete(message, name, client)
    case "change": change(message, name, client)
    case "undo": undo(name, isForward: false)
    case "redo": undo(name, isForward: true)
    case "run": run(message, name, client)
    case "stop":
      queue.stop(name)
      update(name)
    case "save": save(name, isForced: message["force"] == .bool(true), client)
    case "copy": copy(name, message["name"]?.string ?? "", client)
    case "revert": revert(name, client)
    case let kind?: complain("no conozco el mensaje «\(visible(String(kind.prefix(40))))»", to: client)
    case nil: complain("al mensaje le falta «type»", to: client)
    }
  }

  mutating func complain(_ words: String, to client: Int) {
    reply(.object(["type": .string("problem"), "message": .string(words)]), to: client)
  }

  mutating func complain(_ problem: Problem, to client: Int) {
    complain(([problem.message] + problem.notes).joined(separator: "; "), to: client)
  }

  // MARK: Coming back

  /// A page says which pieces it has, and what it has that was not saved: the server may be another than before.
  private mutating func hello(_ message: JSONValue, _ name: String, _ client: Int) {
    let orphans = comeBack(message["backup"], name) + takeDrafts(message, name, client)
    if !orphans.isEmpty { reply(.object(["type": .string("orphans"), "texts": .array(orphans)]), to: client) }
    greet(client, knowing: Set((message["keys"]?.array ?? []).compactMap(\.string)))
    guard let lesson = lessons[name], !lesson.hasResults, queue.running?.name != name, !queue.isWaiting(name) else {
      return
    }
    // What is quick runs by itself; the first step that is not waits for somebody to ask for it.
    queue.add(RunQueue.Request(name: name))
    startNext()
    update(name)
  }

  // MARK: Writing

  /// Lines end as a browser ends them; what is no text has no place in a lesson.
  static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\r" || (scalar == "\n" && !wasReturn) { result.append("\n") }
      if scalar == "\t" || scalar.value >= 0x20 { result.append(scalar) }
      wasReturn = scalar == "\r"
    }
    return String(result)
  }

  private mutating func complete(_ message: JSONValue, _ name: String, _ client: Int) {
    guard let unit = message["offset"]?.integer, let lesson = lessons[name] else { return }
    let (source, offset): (SourceText, Int)
    if let uid = message["uid"]?.string, let (written, place) = lesson.written(uid) {
      (source, offset) = (written, place.offset(ofUnit: unit, in: written))
    } else if let text = message["text"]?.string, let place = lesson.begun(Self.target(message), text, unit) {
      (source, offset) = place
    } else {
      return
    }
    let open = OpenLesson(uri: name, version: nil, source: source, checked: lesson.checked)
    reply(
      .object([
        "type": .string("completions"), "request": message["request"] ?? .null, "uid": message["uid"] ?? .null,
        "items": open.completions(at: offset),
      ]), to: client)
  }

  // MARK: Running

  private mutating func run(_ message: JSONValue, _ name: String, _ client: Int) {
    var request = RunQueue.Request(name: name)
    checkAgain(name)
    if let uid = message["upTo"]?.string {
      guard let lesson = lessons[name], let index = lesson.index(of: uid) else {
        return complain("ese paso ya no está en la lección", to: client)
      }
      guard index < lesson.runnableCount else { return complain(Self.whyNot(lesson, index), to: client) }
      request.upTo = uid
    } else {
      request.isAll = true
      guard let lesson = lessons[name], lesson.runnableCount > 0 || lesson.steps.isEmpty else {
        return complain("la lección tiene errores: arréglalos y ejecútala", to: client)
      }
    }
    queue.add(request)
    startNext()
    update(name)
  }

  private static func whyNot(_ lesson: LiveLesson, _ index: Int) -> String {
    let first = lesson.runnableCount
    guard lesson.problems(of: first).contains(where: { $0.severity == .error }) else {
      return "la lección tiene errores: arréglalos y ejecútala"
    }
    return first == index
      ? "este paso tiene un error: arréglalo y ejecútalo"
      : "más arriba, «\(lesson.steps[first].label)» tiene un error: arréglalo antes"
  }

  // MARK: Saving

  private mutating func save(_ name: String, isForced: Bool, _ client: Int) {
    guard let lesson = lessons[name] else { return }
    if let step = lesson.steps.first(where: { $0.draft != nil }) {
      return complain("no guardo a medias: \(step.draftMessage)", to: client)
    }
    // What was seen there, and nothing newer, is what may be written over.
    let expected: [UInt8]?
    switch lesson.file {
    case .same: expected = lesson.saved
    case .missing: expected = nil
    case .changed, .invalid:
      guard isForced else {
        return complain("el archivo ha cambiado en otro sitio: elige arriba con cuál te quedas", to: client)
      }
      guard let seen = self.seen(name, lesson) else {
        return complain("lo que hay en lugar del archivo no se puede leer: guarda una copia", to: client)
      }
      expected = seen
    }
    do throws(Problem) {
      try files.write(lesson.source.bytes, to: name, over: expected)
      lessons[name]?.noteSaved()
      noteStamp(of: name)
      tell("\(name): guardado desde la página")
      update(name)
      broadcast(.object(["type": .string("saved"), "message": .string("Guardado")]), about: name)
    } catch {
      complain(error, to: client)
      // Its stamp need not tell that it changed.
      if files.stamp(of: name) != nil { reread(name) }
      update(name)
    }
  }

  /// What the file held when its pages were last told that it is another; nil where it cannot be read.
  private func seen(_ name: String, _ lesson: LiveLesson) -> [UInt8]? {
    if case .changed(let bytes) = lesson.file { return bytes }
    return invalid[name]
  }

  private mutating func copy(_ name: String, _ wanted: String, _ client: Int) {
    guard let lesson = lessons[name] else { return }
    guard let copy = Self.copyName(of: name, wanted) else {
      return complain("una copia se llama como un archivo de esta carpeta: mi-copia.md", to: client)
    }
    do throws(Problem) {
      try files.create(lesson.sourceWithDrafts.bytes, as: copy)
      tell("\(copy): copia de \(name), escrita desde la página")
      reply(
        .object([
          "type": .string("copied"), "name": .string(copy), "address": .string(Self.address(of: copy)),
          "message": .string("Copia guardada: \(copy)"),
        ]), to: client)
    } catch {
      complain(error, to: client)
    }
  }

  /// Beside the lesson, and a plain name of a Markdown file; nil for any other.
  static func copyName(of name: String, _ wanted: String) -> String? {
    let plain = wanted.hasSuffix(".md") ? wanted : wanted + ".md"
    guard plain.utf8.count <= 120, plain.count > 3, !plain.hasPrefix("."), !plain.hasPrefix("_"),
      // One that reads otherwise than it is written.
      visible(plain) == plain,
      plain.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0 != "/" && $0 != "\\" && $0 != ":" && $0.value != 0x7F })
    else { return nil }
    let folder = name.lastIndex(of: "/").map { name[...$0] } ?? ""
    return folder + plain
  }

  static func address(of name: String) -> String { Guard.home + escapedAddress(name) }

  /// Forgets what is not saved.
  private mutating func revert(_ name: String, _ client: Int) {
    do throws(Problem) {
      let stamp = files.stamp(of: name)
      let source = try files.read(name)
      lessons[name]?.adopt(source.bytes)
      note(stamp, of: name)
      update(name)
    } catch {
      complain(error, to: client)
    }
  }
}

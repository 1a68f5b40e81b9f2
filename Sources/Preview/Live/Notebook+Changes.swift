import Diagnostics
import JSON
import Lesson
import Runner
import Typography

/// What a page says of the text around the steps, and of which steps there are.
extension Notebook {
  /// The block that a message means; nil where it does not say.
  static func target(_ message: JSONValue) -> LiveLesson.Target? {
    guard let target = message["target"] else { return nil }
    if let uid = target["uid"]?.string { return .step(uid: uid) }
    if let head = target["head"]?.string { return .head(text: head) }
    if target["start"] == .bool(true) { return .start }
    guard let index = target["block"]?.integer, let text = target["source"]?.string else { return nil }
    // What a page says may be any number.
    return .block(index: min(max(-1, index), FrameReader.mostBytes), text: text)
  }

  mutating func change(_ message: JSONValue, _ name: String, _ client: Int) {
    guard let target = Self.target(message), let change = Self.change(message) else {
      return complain("a «change» le falta qué se cambia, o en qué", to: client)
    }
    var outcome = lessons[name]?.change(target, change) ?? .gone
    let text = message["text"]?.string
    // What somebody wrote below a block that has gone meanwhile has its place all the same.
    if outcome == .gone, case .insert = change, case .block(let index, _) = target {
      outcome = lessons[name]?.insertNear(index, change) ?? .gone
    }
    switch outcome {
    case .gone:
      guard let text else { return refuse(message, "eso ya no está en la lección, o ha cambiado", client) }
      reply(.object(["type": .string("orphans"), "texts": .array([.string(text)])]), to: client)
      placed(message, nil, name, client)
    case .refused(let reason): refuse(message, reason, client)
    case .done(let range):
      update(name)
      placed(message, range, name, client)
      runForValues(name)
    }
  }

  private mutating func refuse(_ message: JSONValue, _ reason: String, _ client: Int) {
    let request = message["request"] ?? .null
    reply(
      .object(["type": .string("refused"), "request": request, "message": .string(reason)]), to: client)
  }

  private static func change(_ message: JSONValue) -> LiveLesson.Change? {
    let text = message["text"]?.string.map(plain)
    switch message["change"]?.string {
    case "write": return text.map { .write($0) }
    case "insert":
      let isStep = message["isStep"] == .bool(true)
      return text.map { .insert(isStep ? LiveLesson.fenced($0) : $0) }
    case "remove": return .remove
    case "up": return .move(isUp: true)
    case "down": return .move(isUp: false)
    default: return nil
    }
  }

  /// Tells who changed something where it is now, so that they can go on there.
  private mutating func placed(_ message: JSONValue, _ range: Range<Int>?, _ name: String, _ client: Int) {
    var members = [JSONMember("type", .string("placed")), JSONMember("request", message["request"] ?? .null)]
    if let range, let lesson = lessons[name] {
      members.append(JSONMember("block", .integer(range.lowerBound)))
      members.append(JSONMember("count", .integer(range.count)))
      let blocks = lesson.blocks
      let step = lesson.steps.first { blocks.index(of: $0.place.range.lower).map(range.contains) ?? false }
      if let step { members.append(JSONMember("uid", .string(step.uid))) }
    }
    reply(.object(members), to: client)
  }

  mutating func undo(_ name: String, isForward: Bool) {
    let isDone = isForward ? lessons[name]?.redo() : lessons[name]?.undo()
    guard isDone == true else { return }
    update(name)
    runForValues(name)
    let words = isForward ? "Rehecho" : "Deshecho"
    broadcast(.object(["type": .string("announce"), "text": .string(words)]), about: name)
  }

  /// A value that was written into the prose, or moved in it, is computed, with all that is quick.
  mutating func runForValues(_ name: String) {
    let isRunning = queue.running.map { $0.name == name && !$0.stop.isSet } ?? false
    guard let lesson = lessons[name], lesson.hasValueToCompute, lesson.runnableCount > 0,
      !isRunning, !queue.isWaiting(name)
    else { return }
    queue.add(RunQueue.Request(name: name))
    startNext()
    update(name)
  }

  /// Takes what a page kept from another server; gives the texts that have no place any more.
  mutating func comeBack(_ backup: JSONValue?, _ name: String) -> [JSONValue] {
    guard let text = backup?["source"]?.string, let digest = backup?["saved"]?.string,
      backup?["session"]?.string != session
    else { return [] }
    guard case .left(let texts)? = lessons[name]?.comeBack(text, from: digest) else { return [] }
    return texts.map(JSONValue.string)
  }

  /// Takes what a page has in its steps that no server saved; gives the texts that have no place any more.
  ///
  /// The page says what the file said in each of its steps (`steps`), and of each draft in which of them it is, what
  /// this or another server last told it of that step (`seen`) or was sent, and what it says now. A draft has its place
  /// where the step still is what the page knew.
  mutating func takeDrafts(_ message: JSONValue, _ name: String, _ client: Int) -> [JSONValue] {
    guard let drafts = message["drafts"]?.array, !drafts.isEmpty, let lesson = lessons[name] else { return [] }
    let bases = (message["steps"]?.array ?? []).prefix(Self.mostKeptSteps).map { $0.string ?? "" }
    let isSameServer = message["session"]?.string == session
    let found = matched(bases.map(Self.named), lesson.steps.map { Self.named($0.savedText) }).enumerated()
    let places = Dictionary(found.compactMap { place, base in base.map { ($0, place) } }) { first, _ in first }
    var orphans: [JSONValue] = []
    for draft in drafts {
      guard let text = draft["text"]?.string else { continue }
      let plain = Self.plain(text)
      let index = draft["index"]?.integer ?? -1
      let place = isSameServer
        ? draft["uid"]?.string.flatMap { lesson.index(of: $0) } : places[index]
      guard let place, let now = lessons[name]?.steps[place] else {
        orphans.append(.string(text))
        continue
      }
      let base = bases.indices.contains(index) ? bases[index] : nil
      if now.text == plain { continue }
      let known = [draft["seen"]?.string, draft["sent"]?.string, now.text == now.savedText ? base : nil]
      guard known.contains(now.text), lessons[name]?.edit(now.uid, plain, by: client) == true else {
        orphans.append(.string(text))
        continue
      }
    }
    return orphans
  }

  private static let mostKeptSteps = 10_000

  /// A step's text with the directive that it begins with.
  private static func named(_ text: String) -> (name: String, text: String) {
    (String(text.prefix { $0 != " " && $0 != "}" && $0 != "\n" }), text)
  }

  // MARK: A new lesson

  /// What is said where no lesson is open yet.
  mutating func hearInLobby(_ message: JSONValue, _ client: Int) {
    guard message["type"]?.string == "new", files.servesFolder else {
      return complain("aquí solo se empieza una lección", to: client)
    }
    let title = Self.plain(message["title"]?.string ?? "").split { $0 == "\n" || $0 == " " || $0 == "\t" }
      .joined(separator: " ")
    guard let name = Self.fileName(for: title), title.utf8.count <= 400 else {
      return complain("una lección se llama con letras o números: Mi primera red", to: client)
    }
    guard !files.has(name) else {
      return complain("ya hay una lección en «\(name)»: elige otro título", to: client)
    }
    do throws(Problem) {
      try files.create(Array("# \(title)\n".utf8), as: name)
      tell("\(name): empezada desde la página")
      reply(
        .object(["type": .string("created"), "address": .string(Self.address(of: name) + "#vivo-nueva")]), to: client)
    } catch {
      complain(error, to: client)
    }
  }

  /// The file's name for a title: its letters without accents, its spaces as hyphens; nil where nothing is left.
  package static func fileName(for title: String) -> String? {
    let words = folded(title).unicodeScalars.split { !isPlain($0) }.map { String($0) }
    let name = words.joined(separator: "-").prefix(80)
    return name.isEmpty ? nil : name + ".md"
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
  }
}

extension LiveLesson {
  /// A directive between fences that none of its lines closes.
  package static func fenced(_ text: String) -> String {
    let lines: [Substring] = text.split(separator: "\n" as Character)
    let runs = lines.map { line -> Int in line.drop { $0 == " " }.prefix { $0 == "`" }.count }
    let fence = String(repeating: "`", count: max(3, (runs.max() ?? 0) + 1))
    return fence + text + "\n" + fence
  }

  /// The same, below the place where a block was.
  package mutating func insertNear(_ index: Int, _ change: Change) -> Outcome {
    let blocks = blocks
    let last = min(index, blocks.blocks.count - 1)
    guard last >= blocks.firstOfText else { return self.change(.start, change) }
    return self.change(.block(index: last, text: blocks.text(last)), change)
  }

  /// The source as it would be with a step that is begun below a block, and a place in it: for what may come next.
  func begun(_ target: Target?, _ text: String, _ unit: Int) -> (source: SourceText, offset: Int)? {
    var copy = self
    let lines = text.utf16.prefix(max(0, unit))
    guard let target, let before = String(lines),
      case .done(let range) = copy.change(target, .insert(Self.fenced(text))), let index = range.first
    else { return nil }
    let start = copy.blocks.blocks[index].range.lower
    let fence = Self.fenced(text).prefix { $0 == "`" }.count
    let ends = before.count { $0 == "\n" } * (source.lineEnd.count - 1)
    return (copy.source, min(start + fence + before.utf8.count + ends, copy.source.bytes.count))
  }
}

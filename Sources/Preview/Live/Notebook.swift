package import Datasets
package import Diagnostics
import Directives
import FileSystem
import JSON
import Lesson
import Rendering
package import Runner

/// The lessons that are open, who looks at them, and which of them runs: what is said to it changes it, and what is to
/// be done for it is taken out.
package struct Notebook {
  /// What somebody else does for it.
  package enum Effect: Sendable {
    case send(client: Int, text: String)
    case start(RunJob)
    /// A line for the terminal.
    case tell(String)
  }

  /// What it works with.
  package struct Settings: Sendable {
    package var version: String
    /// Of the folder, as the person named it.
    package var title: String
    package var options: RunOptions
    package var library: DatasetLibrary
    package var cache: StepCache?
    package var check: @Sendable (SourceText) -> CheckedLesson

    package init(
      version: String, title: String, options: RunOptions, library: DatasetLibrary, cache: StepCache? = nil,
      check: @escaping @Sendable (SourceText) -> CheckedLesson
    ) {
      self.version = version
      self.title = title
      self.options = options
      self.library = library
      self.cache = cache
      self.check = check
    }
  }

  let settings: Settings
  let files: any LessonFiles
  /// By their names.
  var lessons: [String: LiveLesson] = [:]
  private var stamps: [String: FileStamp?] = [:]
  /// What those files hold that are no lessons any more, as far as they can be read.
  private(set) var invalid: [String: [UInt8]] = [:]
  /// The files beside each lesson that it reads, as they were last found.
  var beside: [String: FilesBeside] = [:]
  /// What tells one server from the next, so that a page gives back what it kept only to another.
  let session = String(UInt64.random(in: 0...UInt64.max), radix: 36)
  /// Which lesson each client looks at.
  private(set) var clients: [Int: String] = [:]
  /// The name of no lesson: the list of all.
  static let lobby = ""
  /// What each open lesson last told of itself, so that only what changes is told.
  private var told: [String: Told] = [:]
  private var effects: [Effect] = []
  /// The lessons of which something became another that pages are told together.
  private var touched: Set<String> = []
  var queue = RunQueue()
  /// What was written in steps since it was last asked for, in the order in which it came.
  var edits: [StepEdit] = []
  private var jobCount = 0

  /// Lessons that may be open at once.
  static let mostLessons = 100

  struct Told {
    var text: LiveText
    /// Of the lesson when that text was made.
    var revision: Int
    var marks: [String: StepMarks] = [:]
    var views: [String: JSONValue] = [:]
    var results: [String: String] = [:]
    var values: [String] = []
    var notes = ""
    var status: JSONValue = .null
    var backup: [UInt8]?
  }

  package init(_ settings: Settings, files: any LessonFiles) {
    self.settings = settings
    self.files = files
  }

  package mutating func takeEffects() -> [Effect] {
    doEdits()
    for name in touched.sorted() { update(name) }
    defer { effects = [] }
    return effects
  }

  mutating func tell(_ line: String) { effects.append(.tell(line)) }

  // MARK: Who is there

  /// Opens a lesson, reading it if nobody has; nil where there is no such lesson or it cannot be read.
  mutating func open(_ name: String) throws(Problem) -> LiveLesson? {
    if let lesson = lessons[name] { return lesson }
    guard files.has(name) else { return nil }
    if lessons.count >= Self.mostLessons { forgetUnused() }
    // The stamp first: what changes in between shows.
    let stamp = files.stamp(of: name)
    let source = try files.read(name)
    let library = settings.library
    let lesson = LiveLesson(name, source, filesRead: { FilesOfStep(of: $0, in: library) }, check: settings.check)
    lessons[name] = lesson
    stamps[name] = stamp
    return lesson
  }

  /// Lets go of a lesson that nobody looks at and that has nothing unsaved.
  private mutating func forgetUnused() {
    let used = Set(clients.values)
    for (name, lesson) in lessons where !used.contains(name) && !lesson.isUnsaved && queue.running?.name != name {
      lessons[name] = nil
      told[name] = nil
      stamps[name] = nil
      invalid[name] = nil
      beside[name] = nil
    }
  }

  /// A page that looks at a lesson has come; false where there is no such lesson.
  package mutating func enter(_ client: Int, lesson name: String) -> Bool {
    if name == Self.lobby {
      clients[client] = files.servesFolder ? name : nil
      return files.servesFolder
    }
    guard let opened = try? open(name), opened.name == name else { return false }
    update(name)
    clients[client] = name
    return true
  }

  package mutating func leave(_ client: Int) { clients[client] = nil }

  func watchers(of name: String) -> [Int] { clients.filter { $0.value == name }.map(\.key).sorted() }

  func send(_ message: JSONValue, to client: Int) -> Effect {
    .send(client: client, text: message.text(isIndented: false))
  }

  mutating func broadcast(_ message: JSONValue, about name: String) {
    let text = message.text(isIndented: false)
    for client in watchers(of: name) { effects.append(.send(client: client, text: text)) }
  }

  mutating func reply(_ message: JSONValue, to client: Int) { effects.append(send(message, to: client)) }

  // MARK: What pages are told

  /// Notes that pages are to be told of a lesson, with all else that becomes of it until then.
  mutating func touch(_ name: String) { touched.insert(name) }

  /// Tells pages of a lesson what was noted, before something that follows from it.
  mutating func tellTouched(_ name: String) { if touched.contains(name) { update(name) } }

  var home: JSONValue { .string(settings.title) }

  /// Tells the pages of a lesson all that is another than they know; `revision` is that of an edit that was made.
  mutating func update(_ name: String, revision: JSONValue? = nil) {
    touched.remove(name)
    guard let lesson = lessons[name] else { return }
    stopWhatIsGone(name)
    // The text is made anew only where it is another: it holds the lesson's pictures.
    let same = told[name].flatMap { $0.revision == lesson.revision ? $0 : nil }
    let text = same?.text ?? lesson.text(home: neighbours)
    var known = told[name] ?? Told(text: text, revision: lesson.revision)
    known.revision = lesson.revision
    if known.text.pieces != text.pieces || known.text.header != text.header || known.text.contents != text.contents
      || known.text.head != text.head {
      broadcast(Self.patch(text, knowing: Set(known.text.pieces.pieces.map(\.key))), about: name)
    }
    known.text = text
    if known.backup != lesson.backup { broadcast(backup(of: lesson), about: name) }
    known.backup = lesson.backup
    var changed: [JSONValue] = []
    let (oldMarks, oldViews) = (known.marks, known.views)
    let problems = lesson.sortedProblems
    known.marks = [:]
    known.views = [:]
    for (index, step) in lesson.steps.enumerated() {
      let before = oldMarks[step.uid]
      let isSame = before?.revision == lesson.revision && before?.draft == step.draft
      let marks = before.flatMap { isSame ? $0 : nil } ?? lesson.marks(of: index, problems.ofSteps[index] ?? [])
      let view = step.view(marks, anchor: text.anchors[index])
      if oldViews[step.uid] != view { changed.append(view) }
      known.marks[step.uid] = marks
      known.views[step.uid] = view
    }
    if !changed.isEmpty || revision != nil {
      var members = [JSONMember("type", .string("steps")), JSONMember("steps", .array(changed))]
      if let revision { members.append(JSONMember("edited", revision)) }
      broadcast(.object(members), about: name)
    }
    var results: [String: String] = [:]
    for step in lesson.steps { results[step.uid] = step.result?.html ?? "" }
    for step in lesson.steps where known.results[step.uid] ?? "" != results[step.uid] {
      broadcast(Self.result(step), about: name)
    }
    known.results = results
    let values = lesson.valuesHTML
    if known.values != values {
      broadcast(.object(["type": .string("values"), "values": .array(values.map(JSONValue.string))]), about: name)
    }
    known.values = values
    let notes = same?.notes ?? lesson.otherProblemsHTML
    if known.notes != notes { broadcast(.object(["type": .string("notes"), "html": .string(notes)]), about: name) }
    known.notes = notes
    let status = status(of: lesson)
    if known.status != status { broadcast(status, about: name) }
    known.status = status
    told[name] = known
  }

  /// All that a page that has just come does not know.
  mutating func greet(_ client: Int, knowing keys: Set<String>) {
    guard let name = clients[client] else { return }
    update(name)
    guard let lesson = lessons[name], let known = told[name] else { return }
    reply(Self.patch(known.text, knowing: keys), to: client)
    reply(backup(of: lesson), to: client)
    let views = lesson.steps.compactMap { known.views[$0.uid] }
    reply(
      .object(["type": .string("steps"), "steps": .array(views), "isWhole": .bool(true)]), to: client)
    for step in lesson.steps where step.result != nil { reply(Self.result(step), to: client) }
    reply(.object(["type": .string("values"), "values": .array(known.values.map(JSONValue.string))]), to: client)
    reply(.object(["type": .string("notes"), "html": .string(known.notes)]), to: client)
    reply(known.status, to: client)
  }

  private static func patch(_ text: LiveText, knowing keys: Set<String>) -> JSONValue {
    let pieces = text.pieces.pieces.map { piece -> JSONValue in
      var members = [JSONMember("key", .string(piece.key))]
      if !keys.contains(piece.key) { members.append(JSONMember("html", .string(piece.html))) }
      if let block = piece.block { members.append(JSONMember("block", .integer(block))) }
      if let source = piece.source { members.append(JSONMember("source", .string(source))) }
      return .object(members)
    }
    return .object([
      "type": .string("patch"), "pieces": .array(pieces), "header": .string(text.header),
      "contents": .string(text.contents), "title": .string(text.title.html), "head": .string(text.head),
    ])
  }

  /// What a page keeps, so that nothing is lost if this server ends.
  private func backup(of lesson: LiveLesson) -> JSONValue {
    .object([
      "type": .string("backup"), "session": .string(session), "saved": .string(lesson.savedDigest),
      "source": lesson.backup.map { .string(String(decoding: $0, as: UTF8.self)) } ?? .null,
    ])
  }

  private static func result(_ step: LiveStep) -> JSONValue {
    .object([
      "type": .string("result"), "uid": .string(step.uid), "html": .string(step.result?.html ?? ""),
      "fails": .bool(step.result?.fails ?? false),
    ])
  }

  /// How the lesson as a whole stands.
  private func status(of lesson: LiveLesson) -> JSONValue {
    let stale = lesson.steps.count(where: \.isStale)
    let (file, detail): (String, String) =
      switch lesson.file {
      case .same: ("same", "")
      case .changed: ("changed", "El archivo ha cambiado en otro sitio, y aquí hay algo sin guardar.")
      case .missing: ("missing", "El archivo ya no está. Lo que ves aquí sigue aquí: guárdalo y volverá.")
      case .invalid(let problem): ("invalid", "El archivo ya no es una lección: \(problem.message).")
      }
    let run: JSONValue
    if queue.running?.name == lesson.name {
      run = .string("running")
    } else {
      run = queue.isWaiting(lesson.name) ? .string("waiting") : .string("idle")
    }
    return .object([
      "type": .string("status"), "run": run, "stale": .integer(stale), "unsaved": .bool(lesson.isUnsaved),
      "file": .string(file), "detail": .string(detail), "runnable": .integer(lesson.runnableCount),
      "steps": .integer(lesson.steps.count), "canUndo": .bool(lesson.canUndo), "canRedo": .bool(lesson.canRedo),
    ])
  }

  // MARK: Files

  /// Looks whether the lessons that somebody looks at were changed elsewhere.
  package mutating func lookAtFiles() {
    for name in Set(clients.values).sorted() where name != Self.lobby {
      lookBeside(name)
      let stamp = files.stamp(of: name)
      guard let before = stamps[name], before != stamp else { continue }
      stamps[name] = stamp
      guard stamp != nil else {
        lessons[name]?.file = .missing
        tell("\(name): el archivo ya no está; lo que muestran las páginas sigue en ellas")
        update(name)
        continue
      }
      reread(name)
    }
  }

  /// What the file says now.
  mutating func reread(_ name: String) {
    invalid[name] = nil
    do throws(Problem) {
      let source = try files.read(name)
      guard lessons[name]?.saved != source.bytes || lessons[name]?.file != .same else { return }
      lessons[name]?.note(fileHolds: source.bytes)
      switch lessons[name]?.file {
      case .same?, nil, .missing?: tell("\(name): ha cambiado en el disco")
      case .changed?: tell("\(name): ha cambiado en el disco, y en una página hay algo sin guardar")
      case .invalid(let problem)?:
        invalid[name] = source.bytes
        tell("\(name): \(problem.message)")
      }
    } catch {
      lessons[name]?.file = .invalid(error)
      tell("\(name): \(error.message)")
    }
    update(name)
  }

  /// After writing a lesson ourselves, its new stamp is no news.
  mutating func noteStamp(of name: String) { note(files.stamp(of: name), of: name) }

  mutating func note(_ stamp: FileStamp?, of name: String) { stamps[name] = .some(stamp) }

  // MARK: Running

  /// Starts the next run that waits, where none goes on.
  mutating func startNext() {
    while queue.running == nil, let request = queue.next() {
      listBesideRun(of: request.name)
      guard var lesson = lessons[request.name] else { continue }
      let runnable = lesson.runnableCount
      let asked = request.upTo.flatMap { uid in lesson.index(of: uid).map { $0 + 1 } } ?? (request.isAll ? runnable : 0)
      let limit = min(runnable, max(asked, lesson.quickCount))
      guard limit > 0 else {
        touch(request.name)
        continue
      }
      lesson.clearStages()
      lessons[request.name] = lesson
      jobCount += 1
      let stop = StopSignal()
      var options = settings.options
      options.stop = stop
      let job = RunJob(
        id: jobCount, lesson: lesson.runnable, options: options, library: settings.library, cache: settings.cache,
        stop: stop, asked: asked, limit: limit, estimates: lesson.steps.indices.map { Self.estimate(lesson, $0) })
      queue.running = RunQueue.Running(
        id: jobCount, request: request, stop: stop, document: lesson.document, uids: lesson.steps.map(\.uid),
        fingerprints: lesson.steps.map(\.fingerprint), valueFingerprints: lesson.origins.map(\.fingerprint),
        identifiers: Identifiers.ofPage(lesson.document).identifiers)
      effects.append(.start(job))
      update(request.name)
    }
  }

  /// Seconds that a step is thought to take: what it took last, of a training for as many epochs as there are now.
  private static func estimate(_ lesson: LiveLesson, _ index: Int) -> Double? {
    guard let result = lesson.steps[index].result else { return nil }
    guard let before = result.epochs, before > 0, let now = epochs(lesson, index) else { return result.seconds }
    return result.seconds * Double(now) / Double(before)
  }

  static func epochs(_ lesson: LiveLesson, _ index: Int) -> Int? {
    guard index < lesson.checked.steps.count else { return nil }
    return (lesson.checked.steps[index].directive as? TrainDirective)?.epochs
  }
}

extension Notebook {
  /// A lesson that is open.
  package func lesson(_ name: String) -> LiveLesson? { lessons[name] }
}

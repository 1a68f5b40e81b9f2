import Datasets
import Diagnostics
import Directives
import FileSystem
import JSON
import Lesson
import Preview
import Runner
import Synchronization
import Testing

/// Checks as the program does, with no data installed.
@Sendable func examined(_ source: SourceText) -> CheckedLesson {
  let parsed = parseLesson(source)
  return check(
    parsed.document, problems: parsed.problems, directives: allDirectives, library: DatasetLibrary(environment: [:]))
}

func lessonBlocks(_ text: String) -> LessonBlocks {
  LessonBlocks(parseLesson(SourceText(path: "a.md", text)).document)
}

func liveLesson(_ text: String) -> LiveLesson {
  LiveLesson("a.md", SourceText(path: "a.md", text), check: examined)
}

extension LiveLesson {
  var text: String { String(decoding: source.bytes, as: UTF8.self) }
  /// Writes in a step.
  mutating func write(_ index: Int, _ text: String) {
    let isDone = edit(steps[index].uid, text, by: 0)
    #expect(isDone)
  }

  /// As if all had run.
  mutating func runAll() {
    for (index, step) in steps.enumerated() {
      finish(
        index,
        LiveStep.Result(fingerprint: step.fingerprint, html: "", spoken: "", fails: false, seconds: 0, epochs: nil))
    }
  }
  /// The names of the steps that are to be run.
  var stale: [String] { steps.filter(\.isStale).map { $0.block.id?.value ?? $0.block.name.value } }
}

/// Files in memory.
final class FakeFiles: LessonFiles {
  private let state: Mutex<(files: [String: [UInt8]], count: Int)>
  /// Where nothing more can be written: in the folder, and elsewhere.
  private let full = Mutex((folder: false, elsewhere: false))
  let servesFolder: Bool

  init(_ files: [String: String], servesFolder: Bool = true) {
    self.servesFolder = servesFolder
    state = Mutex((files.mapValues { Array($0.utf8) }, 0))
  }

  subscript(_ name: String) -> String? {
    get { state.withLock { $0.files[name].map { String(decoding: $0, as: UTF8.self) } } }
    set {
      state.withLock {
        $0.files[name] = newValue.map { Array($0.utf8) }
        $0.count += 1
      }
    }
  }

  /// From now on nothing can be created in the folder, or anywhere.
  func fill(everywhere: Bool) { full.withLock { $0 = (true, everywhere) } }

  /// Another's change that the stamp does not tell.
  func change(_ name: String, quietlyTo text: String) { state.withLock { $0.files[name] = Array(text.utf8) } }

  func names() -> [String] { state.withLock { $0.files.keys.sorted() } }

  func has(_ name: String) -> Bool { state.withLock { $0.files.keys.contains(name) } }

  func stamp(of name: String) -> FileStamp? {
    state.withLock { state in
      state.files[name].map { FileStamp(size: $0.count, seconds: state.count, nanoseconds: 0, number: 1) }
    }
  }

  /// Beside the lessons, by the name alone; what is not in memory is looked for on the disk.
  func stamp(ofPath path: String) -> FileStamp? {
    stamp(of: path.split(separator: "/").last.map(String.init) ?? path) ?? FileStamp(path)
  }

  func read(_ name: String) throws(Problem) -> SourceText {
    guard let bytes = state.withLock({ $0.files[name] }) else { throw Problem(.unreadableFile, "no existe") }
    return SourceText(path: name, bytes: bytes)
  }

  func write(_ bytes: [UInt8], to name: String, over expected: [UInt8]?) throws(Problem) {
    // One that is gone is written anew.
    let now = state.withLock { $0.files[name] }
    if let now, now != expected { throw Problem(.cannotWrite, "ha cambiado") }
    state.withLock {
      $0.files[name] = bytes
      $0.count += 1
    }
  }

  func create(_ bytes: [UInt8], as name: String) throws(Problem) {
    if full.withLock({ $0.folder }) { throw Problem(.cannotWrite, "está lleno") }
    guard state.withLock({ $0.files[name] }) == nil else { throw Problem(.cannotWrite, "ya existe") }
    state.withLock { $0.files[name] = bytes }
  }

  func keepElsewhere(_ bytes: [UInt8], of name: String) throws(Problem) -> String {
    if full.withLock({ $0.elsewhere }) { throw Problem(.cannotWrite, "tampoco cabe") }
    state.withLock { $0.files["/estado/" + name] = bytes }
    return "/estado/" + name
  }
}

/// A notebook with pages that look at it: what they are told is kept, and runs happen at once.
struct Room {
  var notebook: Notebook
  let files: FakeFiles
  private(set) var heard: [Int: [JSONValue]] = [:]
  private(set) var lines: [String] = []
  private(set) var jobs: [RunJob] = []

  init(
    _ files: [String: String], servesFolder: Bool = true,
    check: @escaping @Sendable (SourceText) -> CheckedLesson = examined
  ) {
    self.files = FakeFiles(files, servesFolder: servesFolder)
    notebook = Notebook(
      Notebook.Settings(
        version: "0", title: "Curso", options: RunOptions(threads: 1), library: DatasetLibrary(environment: [:]),
        check: check),
      files: self.files)
  }

  mutating func say(_ client: Int, _ message: JSONValue) {
    notebook.hear(message.text(isIndented: false), from: client)
    carry()
  }

  mutating func enter(
    _ client: Int, _ name: String = "a.md", steps: [String] = [], drafts: [JSONValue] = [],
    session: String? = nil, backup: JSONValue = .null
  ) {
    _ = notebook.enter(client, lesson: name)
    say(
      client,
      .object([
        "type": .string("hello"), "keys": .array([]), "steps": .array(steps.map(JSONValue.string)),
        "drafts": .array(drafts), "session": session.map(JSONValue.string) ?? .null, "backup": backup,
      ]))
  }

  /// Does what the notebook asks for; runs are kept, to be run when the test wants.
  mutating func carry() {
    for effect in notebook.takeEffects() {
      switch effect {
      case .send(let client, let text):
        if let message = try? JSONReader.read(Array(text.utf8), limits: .message) {
          heard[client, default: []].append(message)
        }
      case .start(let job): jobs.append(job)
      case .tell(let line): lines.append(line)
      }
    }
  }

  /// Runs what was started, to its end.
  mutating func runJobs() {
    while !jobs.isEmpty {
      for report in allReports(of: jobs.removeFirst()) { notebook.note(report) }
      carry()
    }
  }

  /// The messages of a kind that a page was told since it was last asked.
  mutating func take(_ type: String, _ client: Int = 1) -> [JSONValue] {
    let found = (heard[client] ?? []).filter { $0["type"]?.string == type }
    heard[client]?.removeAll { $0["type"]?.string == type }
    return found
  }

  mutating func takeStatus(_ client: Int = 1) -> JSONValue? { take("status", client).last }

  func uid(_ index: Int, _ name: String = "a.md") -> String {
    notebook.lesson(name)?.steps[index].uid ?? ""
  }
}

/// All that a run tells.
func allReports(of job: RunJob) -> [RunReport] {
  let kept = KeptReports()
  perform(job) { report in kept.reports.withLock { $0.append(report) } }
  return kept.reports.withLock { $0 }
}

private final class KeptReports: Sendable {
  let reports = Mutex<[RunReport]>([])
}

/// A count that several threads may raise.
final class Kept: Sendable {
  private let total = Mutex(0)

  var value: Int { total.withLock { $0 } }

  func count() -> Int {
    total.withLock { total in
      total += 1
      return total
    }
  }
}

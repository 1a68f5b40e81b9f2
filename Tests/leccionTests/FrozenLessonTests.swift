import Datasets
import Diagnostics
import Directives
import Foundation
import JSON
import Lesson
import Rendering
import Runner
import TestSupport
import Testing

/// A frozen file is nobody's word: whatever it says, a page is made of it or it is refused.
@Suite struct FrozenLessonTests {
  private struct Case {
    let lesson: CheckedLesson
    let value: JSONValue
  }

  /// A case of `Tests/Cases/bien`, as a run freezes it; nil where there is nothing to freeze.
  private func frozen(_ folder: URL) throws -> Case? {
    let own = folder.appendingPathComponent("datos")
    let hasOwn = FileManager.default.fileExists(atPath: own.path)
    let data = hasOwn ? own : testsFolder.appendingPathComponent("Cases/datos")
    let library = DatasetLibrary(environment: ["LECCION_DATOS": data.path])
    let file = folder.appendingPathComponent("lección.md")
    let source = SourceText(path: file.path, bytes: [UInt8](try Data(contentsOf: file)))
    let parsed = parseLesson(source)
    let lesson = check(parsed.document, problems: parsed.problems, directives: allDirectives, library: library)
    guard !lesson.steps.isEmpty else { return nil }
    let frozen = try freeze(lesson, library)
    let bytes = try frozen.bytes()
    #expect(try FrozenLesson(reading: bytes).bytes() == bytes)
    let closed = check(parsed.document, problems: parsed.problems, directives: allDirectives, library: .closed)
    return Case(lesson: closed, value: try JSONReader.read(bytes, limits: .frozenLesson))
  }

  private func freeze(_ lesson: CheckedLesson, _ library: DatasetLibrary) throws -> FrozenLesson {
    var records: StepRecords?
    let executed = execute(
      lesson, options: RunOptions(threads: 1), library: library, note: { records = $0 }) { _ in }
    return try FrozenLesson(
      executed, of: lesson, try #require(records), version: "0", library: library, store: nil)
  }

  /// All pages of a lesson by what a file says; nil where the file is refused.
  private func pages(_ value: JSONValue, _ lesson: CheckedLesson) -> (html: String, others: Int)? {
    guard let frozen = try? FrozenLesson(reading: Array(value.text(isIndented: false).utf8)),
      let run = try? thaw(frozen, as: lesson)
    else { return nil }
    let page = markdown(run.lesson, figureFolder: "p")
    let lines = run.lesson.steps.flatMap(\.outputs).flatMap { $0.lines(run.lesson.numbers) }
    let size = page.text.count + page.files.reduce(0) { $0 + $1.bytes.count } + lines.count
    return (htmlPage(run.lesson, version: "0"), size + json(run.lesson).utf8.count)
  }

  @Test("lo cambiado se enseña o se rechaza", arguments: caseFolders("bien"))
  func bearsChanges(folder: URL) throws {
    guard let frozen = try frozen(folder) else { return }
    var dice = SeededDice(seed: folder.lastPathComponent.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    let whole = try #require(pages(frozen.value, frozen.lesson))
    let limit = 50 * (whole.html.utf8.count + whole.others) + 4_000_000
    var shown = 0
    for _ in 0..<60 {
      var value = frozen.value
      for _ in 0...dice.below(2) { value = value.mutated(&dice) }
      let start = ContinuousClock.now
      guard let pages = pages(value, frozen.lesson) else { continue }
      shown += 1
      #expect(pages.html.utf8.count + pages.others < limit)
      // Not a time to be held to, but what hangs would never come back.
      #expect(ContinuousClock.now - start < .seconds(30))
    }
    #expect(shown > 3)
  }

  @Test("ningún texto se vuelve HTML", arguments: caseFolders("bien"))
  func escapesEveryText(folder: URL) throws {
    guard let frozen = try frozen(folder) else { return }
    let count = frozen.value.count(where: \.isText)
    var shown = 0
    // Of long files some, at even distances.
    for index in stride(from: 0, to: count, by: max(1, count / 120)) {
      var place = index
      let value = frozen.value.changed(at: &place, where: \.isText) { _ in .string(Self.script) }
      guard let pages = pages(value, frozen.lesson) else { continue }
      shown += pages.html.contains("alert(1)") ? 1 : 0
      #expect(!pages.html.contains("<script>alert") && !pages.html.contains("<img src=x"), "\(index)")
    }
    #expect(shown > 0 || count < 20)
  }

  /// Bare draws count together: what is added to a lesson, or changed, moves those of the steps below.
  @Test func drawsBelowAChangeNoLongerHold() throws {
    func step(_ name: String, _ lines: String) -> String { "```{calcular #\(name)}\n\(lines)\n```\n\n" }
    func checked(_ text: String) -> CheckedLesson {
      let parsed = parseLesson(SourceText(path: "l.md", text))
      return check(parsed.document, problems: parsed.problems, directives: allDirectives, library: .closed)
    }
    let below = step("b", "normal(2)") + step("c", "x = normal(2)\nsuma(x)")
    let exercise = "> [!EJERCICIO] Otra\n> Sortea.\n>\n"
    let solution = exercise + "> > [!SOLUCIÓN]\n> > ```{calcular #s}\n> > normal(3)\n> > ```\n\n"
    let changes: [(before: String, now: String, reasons: [StepReason?])] = [
      ("", "", [.kept, .kept]),
      // A new step draws, one that there was draws now, one draws no more.
      ("", step("a", "normal(3)"), [.new, nil, .kept]),
      (step("a", "2 + 1"), step("a", "normal(3)"), [.text, nil, .kept]),
      (step("a", "normal(3)"), step("a", "2 + 1"), [.text, nil, .kept]),
      (step("a", "normal(3)"), "", [.random, .kept]),
      // Names of their own have streams of their own; after a solution all is as before.
      (step("a", "y = normal(3)"), step("a", "y = normal(4)"), [.text, .kept, .kept]),
      ("", solution, [.new, .kept, .kept]),
    ]
    for (before, now, reasons) in changes {
      let run = try thaw(freeze(checked(before + below), .closed), as: checked(now + below))
      #expect(run.lesson.steps.map(\.reason) == reasons, "\(before) → \(now)")
      // What is shown is what a run computes.
      let fresh = execute(checked(now + below), options: RunOptions(threads: 1), library: .closed) { _ in }
      for (shown, computed) in zip(run.lesson.steps, fresh.steps) where shown.reason == .kept {
        #expect("\(shown.outputs)" == "\(computed.outputs)")
      }
    }
  }

  private static let script = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
}

/// SplitMix64 (Steele, Lea, Flood, 2014).
private struct SeededDice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }
}

extension JSONValue {
  fileprivate var isText: Bool { if case .string = self { true } else { false } }

  private var children: [JSONValue] {
    switch self {
    case .object(let members): members.map(\.value)
    case .array(let values): values
    default: []
    }
  }

  fileprivate func count(where holds: (JSONValue) -> Bool) -> Int {
    children.reduce(holds(self) ? 1 : 0) { $0 + $1.count(where: holds) }
  }

  /// With another value in the place of one of those that hold, which is counted down to.
  fileprivate func changed(
    at place: inout Int, where holds: (JSONValue) -> Bool, _ change: (JSONValue) -> JSONValue
  ) -> JSONValue {
    if place < 0 { return self }
    if holds(self) {
      place -= 1
      if place < 0 { return change(self) }
    }
    switch self {
    case .object(let members):
      return .object(members.map { JSONMember($0.key, $0.value.changed(at: &place, where: holds, change)) })
    case .array(let values): return .array(values.map { $0.changed(at: &place, where: holds, change) })
    default: return self
    }
  }

  /// Something in the results of some step is another.
  fileprivate func mutated(_ dice: inout SeededDice) -> JSONValue {
    guard case .object(var members) = self, let at = members.firstIndex(where: { $0.key == "steps" }),
      case .array(var steps) = members[at].value, !steps.isEmpty
    else { return self }
    let chosen = dice.below(steps.count)
    guard case .object(var step) = steps[chosen],
      let outputs = step.firstIndex(where: { $0.key == "outputs" })
    else { return self }
    // Now and then what is beside the results.
    let field = dice.below(8) == 0 ? dice.below(step.count) : outputs
    let kinds: [(JSONValue) -> Bool] = [
      { if case .number = $0 { true } else { false } }, { if case .integer = $0 { true } else { false } },
      { if case .array = $0 { true } else { false } }, \.isText, { _ in true },
    ]
    let holds = kinds[dice.below(kinds.count)]
    var place = dice.below(step[field].value.count(where: holds))
    let seed = dice.next()
    step[field].value = step[field].value.changed(at: &place, where: holds) { value in
      var dice = SeededDice(seed: seed)
      return value.another(&dice)
    }
    steps[chosen] = .object(step)
    members[at].value = .array(steps)
    return .object(members)
  }

  private func another(_ dice: inout SeededDice) -> JSONValue {
    switch self {
    case .integer(let number):
      let all = [
        0, -1, 1, 2, 7, 255, 256, 1 << 20, 1 << 40, 1 << 53, .max, .min, number &+ 1, number &- 1, number &* 1000,
        0 &- number,
      ]
      return .integer(all[dice.below(all.count)])
    case .number(let number):
      let all: [JSONValue] = [
        .number(0), .number(-1), .number(1e308), .number(-1e308), .number(5e-324), .number(1e14), .number(1e15),
        .number(-number), .number(number * 1e20), .string("nan"), .string("inf"), .string("-inf"), .integer(3),
      ]
      return all[dice.below(all.count)]
    case .string(let text):
      let all = ["", "a", "\u{202E}\u{0}", text + text, String(repeating: "ñ", count: 3000), "AAAA", "nan"]
      return .string(all[dice.below(all.count)])
    case .array(var values):
      switch dice.below(6) {
      case 0: values = []
      case 1: values = Array(values.dropLast())
      case 2: values = Array(values.dropFirst())
      case 3: values += values
      case 4: values.reverse()
      default: for _ in 0..<300 { values += values.suffix(1) }
      }
      return .array(values)
    case .object(var members):
      if !members.isEmpty { members.remove(at: dice.below(members.count)) }
      return .object(members)
    case .bool(let flag): return .bool(!flag)
    case .null: return .integer(0)
    }
  }
}

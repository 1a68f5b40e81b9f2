package import Cache
package import Datasets
import Diagnostics
package import JSON
package import Lesson
import Neural
import Typography

extension FrozenLesson {
  /// Freezes a lesson that went well, of what its run noted.
  ///
  /// `version` is the program's; files are known by their uncompressed content, which `store` may remember.
  package init(
    _ executed: ExecutedLesson, of lesson: CheckedLesson, _ records: StepRecords, version: String,
    library: DatasetLibrary, store: Store?
  ) throws(JSONCodingFault) {
    var walk = LedgerWalk(of: lesson, seed: executed.seed, library: library)
    var (steps, inlineValues): ([FrozenStep], [FrozenInlineValue]) = ([], [])
    var rest = zip(lesson.steps, zip(executed.steps, records.steps)).makeIterator()
    var texts = executed.inlineTexts.makeIterator()
    for element in lesson.document.elements {
      switch element {
      case .directive:
        guard let (step, (done, record)) = rest.next(), let kind = lesson.kind(of: step) else { continue }
        let name = walk.begin(step)
        let data = walk.files(of: step) { $0.part(store) }
        let (key, reads) = walk.key(of: step, kind, data: data ?? [])
        steps.append(
          FrozenStep(
            label: name.label, number: name.number, knowsData: data != nil, parts: key.frozenParts,
            binds: record.binds, changes: record.changes, originals: pairs(record.originals),
            draws: pairs(record.ordinals), equivalents: done.equivalents,
            outputs: try FrozenStep.value(of: done.outputs, base: step.block.range.lower)))
        walk.note(step, key, reads, record, done.outputs)
      case .inline(let inline):
        guard let text = texts.next() else { continue }
        inlineValues.append(
          FrozenInlineValue(parts: walk.key(of: inline).key.frozenParts, text: text.text, number: text.number))
      case .begins(let block): walk.begin(block)
      case .ends(let block): walk.end(block)
      }
    }
    self.init(leccion: version, seed: executed.seed, steps: steps, inlineValues: inlineValues)
  }
}

private func pairs<Value>(_ dictionary: [String: Value]) -> [FrozenPair<Value>] {
  dictionary.sorted { $0.key < $1.key }.map { FrozenPair(name: $0.key, value: $0.value) }
}

extension StepKey {
  /// The parts that are frozen with a step: the program is told once for the lesson, which may be anywhere, and what is
  /// never compared is not told.
  var frozenParts: [KeyPart] { parts.filter { $0.kind != .program && $0.kind != .place && $0.kind != .usual } }
}

extension SourceFile {
  /// The file as a part of a key, by its uncompressed content, so that it is the same however it is stored; nil where
  /// it cannot be read.
  func part(_ store: Store?) -> KeyPart? {
    func digest(_ path: String) -> Digest? {
      let content = try? ContentDigest(of: .file(path), limit: Ledger.largestFile)
      return content.flatMap { $0.size <= Ledger.largestFile ? Digest(hexadecimal: $0.sha256) : nil }
    }
    let found = store.map { $0.digest(ofFile: path, as: "contenido", computing: digest) } ?? digest(path)
    let isCompressed = path.hasSuffix(".gz") && name.hasSuffix(".gz")
    return found.map { KeyPart(self, as: isCompressed ? String(name.dropLast(3)) : name, $0) }
  }
}

/// Goes through a lesson's steps as a run does, without doing any, to tell what each is computed from.
struct LedgerWalk {
  private(set) var session: Session
  private(set) var ledger = Ledger()
  private let program: String
  private var numbers: [String: Int] = [:]

  init(of lesson: CheckedLesson, seed: UInt64, library: DatasetLibrary, engine: Int = Engine.numericVersion) {
    program = FrozenLesson.program(engine)
    let frontMatter = lesson.document.frontMatter
    session = Session(
      of: lesson.document, directives: lesson.directives, seed: seed, threads: 1, library: library,
      budget: Budget(of: nil, lesson: nil), numbers: frontMatter.numberStyle, report: { _ in })
  }

  /// A step begins; gives its name among those of the lesson.
  mutating func begin(_ step: CheckedStep) -> StepName {
    session.block = step.block
    session.label = step.block.label
    let number = numbers[session.label, default: 0]
    numbers[session.label] = number + 1
    return StepName(label: session.label, number: number)
  }

  func files(of step: CheckedStep, part: (SourceFile) -> KeyPart?) -> [KeyPart]? {
    ledger.files(of: step, session).flatMap { ledger.parts(of: $0, part) }
  }

  func key(
    of step: CheckedStep, _ kind: any Directive.Type, data: [KeyPart]
  ) -> (key: StepKey, reads: [String: Int]) {
    ledger.key(of: step, kind: kind, session, program: program, data: data)
  }

  func key(of inline: InlineValue) -> (key: StepKey, reads: [String: Int]) {
    ledger.key(of: inline, session, program: program)
  }

  /// Notes what a step left; gives its number among the entries.
  @discardableResult
  mutating func note(
    _ step: CheckedStep, _ key: StepKey, _ reads: [String: Int], _ record: StepRecord, _ outputs: [Output]
  ) -> Int {
    let entry = Ledger.Entry(
      step: step, key: key, reads: reads, writes: Set(record.binds + record.changes), restoration: .doing,
      ordinals: session.ordinals, spent: Work.Spent(), isSound: true, presence: .absent)
    ledger.note(entry, record)
    session.remember(outputs, of: step.block)
    session.ordinals.merge(record.ordinals) { $1 }
    return ledger.entries.count - 1
  }

  mutating func nextFigureNumber() -> Int { session.nextFigureNumber() }

  mutating func begin(_ block: TeachingBlock) {
    guard block.kind == .solution else { return }
    session.beginBranch()
    ledger.beginBranch()
  }

  mutating func end(_ block: TeachingBlock) {
    guard block.kind == .solution else { return }
    session.endBranch(of: block)
    ledger.endBranch()
  }
}

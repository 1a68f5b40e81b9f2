package import Diagnostics
package import Lesson
import Runner

/// Changes of more than one step: prose, and which blocks there are.
extension LiveLesson {
  /// Which block is meant, by what it said where it was seen: another page may have changed it since.
  package enum Target: Sendable, Equatable {
    /// The settings and the title.
    case head(text: String)
    case block(index: Int, text: String)
    /// The block that holds a step.
    case step(uid: String)
    /// Before all of the text.
    case start
  }

  package enum Change: Sendable, Equatable {
    case write(String)
    /// Puts a text below.
    case insert(String)
    case remove
    case move(isUp: Bool)
  }

  package enum Outcome: Sendable, Equatable {
    /// The places of the blocks that were written, among all; none where they were taken away.
    case done(Range<Int>)
    /// There is no such block any more.
    case gone
    case refused(String)
  }

  package var blocks: LessonBlocks { LessonBlocks(document) }

  /// Does a change, if what it changes is still there.
  package mutating func change(_ target: Target, _ change: Change) -> Outcome {
    let blocks = blocks
    if case .head(let text) = target { return changeHead(from: text, change, blocks) }
    guard let range = range(of: target, in: blocks) else { return .gone }
    let count = blocks.blocks.count
    let (bytes, place): ([UInt8], Int)
    switch change {
    case .write(let text): (bytes, place) = (blocks.replacing(range, with: text), range.lowerBound)
    case .insert(let text):
      (bytes, place) = (blocks.replacing(range.upperBound..<range.upperBound, with: text), range.upperBound)
    case .remove: (bytes, place) = (blocks.replacing(range, with: ""), range.lowerBound)
    case .move(let isUp):
      guard let index = range.first else { return .gone }
      let upper = isUp ? index - 1 : index
      guard upper >= blocks.firstOfText, upper + 1 < count else { return .refused("no puede ir más lejos") }
      (bytes, place) = (blocks.swapping(upper), isUp ? upper : upper + 1)
    }
    if let reason = take(bytes) { return .refused(reason) }
    if case .move = change { return .done(place..<place + 1) }
    let grown = self.blocks.blocks.count - count + (change == .remove ? 0 : range.count)
    if case .insert = change { return .done(place..<place + max(0, self.blocks.blocks.count - count)) }
    return .done(place..<place + max(0, grown))
  }

  private mutating func changeHead(from text: String, _ change: Change, _ blocks: LessonBlocks) -> Outcome {
    switch change {
    case .write(let new):
      guard blocks.headText == text else { return .gone }
      if let problem = Self.settingsProblem(new) { return .refused(problem) }
      if let reason = take(blocks.replacingHead(with: new)) { return .refused(reason) }
      return .done(0..<0)
    case .insert(let new): return self.change(.start, .insert(new))
    case .remove, .move: return .refused("el título no se quita ni se mueve: cámbialo")
    }
  }

  /// Why settings that are being written are none; nil where they are, or where there are none.
  private static func settingsProblem(_ text: String) -> String? {
    let lines = LessonBlocks.lines(of: text)
    guard lines.hasPrefix("---\n") || lines == "---" else { return nil }
    let parsed = parseLesson(SourceText(path: "a.md", lines + "\n"))
    guard parsed.document.frontMatter.range == nil else { return nil }
    let words = parsed.problems.first { $0.severity == .error && $0.code != .emptyLesson }?.message
    return words ?? "entre los dos «---» va una opción en cada línea: título: Mi lección"
  }

  /// The blocks that are meant: one, or the place before all.
  private func range(of target: Target, in blocks: LessonBlocks) -> Range<Int>? {
    switch target {
    case .head: return nil
    case .start: return blocks.firstOfText..<blocks.firstOfText
    case .step(let uid):
      guard let index = index(of: uid), let place = blocks.index(of: steps[index].place.range.lower) else { return nil }
      return place..<place + 1
    case .block(let index, let text):
      let found = blocks.blocks.indices.dropFirst(blocks.firstOfText).filter { blocks.text($0) == text }
      return found.min { abs($0 - index) < abs($1 - index) }.map { $0..<$0 + 1 }
    }
  }

  /// Takes another text, which is not saved; why not, where no lesson can be made of it.
  mutating func take(_ bytes: [UInt8]) -> String? {
    let new = SourceText(path: source.path, bytes: bytes)
    let lesson = check(new)
    if let problem = lesson.problems.first(where: { $0.code.isOfWholeFile && $0.code != .emptyLesson }) {
      return problem.message
    }
    remember()
    show(new, lesson)
    return nil
  }

  private mutating func show(_ new: SourceText, _ lesson: CheckedLesson) {
    source = new
    revision += 1
    checked = lesson
    settle()
    backup = source.bytes == saved ? nil : source.bytes
  }

  // MARK: Undoing

  private var moment: LessonHistory.Moment { LessonHistory.Moment(bytes: source.bytes, steps: steps) }

  mutating func remember(_ writing: LessonHistory.Writing? = nil) { history.add(moment, writing) }

  package var canUndo: Bool { !history.past.isEmpty }
  package var canRedo: Bool { !history.future.isEmpty }

  /// False where there is nothing to undo.
  package mutating func undo() -> Bool {
    guard let before = history.undo(moment) else { return false }
    bringBack(before)
    return true
  }

  package mutating func redo() -> Bool {
    guard let after = history.redo(moment) else { return false }
    bringBack(after)
    return true
  }

  /// Shows a text of another time; what its steps left since then is newer.
  private mutating func bringBack(_ moment: LessonHistory.Moment) {
    let now = Dictionary(steps.map { ($0.uid, $0) }) { first, _ in first }
    steps = moment.steps.map { step in
      var step = step
      guard let newer = now[step.uid] else {
        step.stage = .idle
        return step
      }
      (step.result, step.stage) = (newer.result, newer.stage)
      step.draft = step.draft ?? newer.draft
      return step
    }
    let new = SourceText(path: source.path, bytes: moment.bytes)
    show(new, check(new))
  }

  // MARK: Coming back

  package enum Return: Sendable, Equatable {
    case taken
    /// The blocks that have no place here.
    case left([String])
  }

  /// Takes what a page kept of a lesson that another server had: its text, and a digest of the file's that it was made
  /// from.
  package mutating func comeBack(_ text: String, from digest: String) -> Return {
    let bytes = Array(text.utf8)
    if bytes == source.bytes { return .taken }
    let kept = SourceText(path: source.path, bytes: bytes)
    if digest == savedDigest {
      let base = parseLesson(SourceText(path: source.path, bytes: saved)).document
      if let both = merged(base: base, mine: document, theirs: parseLesson(kept).document), take(both) == nil {
        return .taken
      }
    } else if !isUnsaved {
      let file = source.bytes
      if take(bytes) == nil {
        self.file = .changed(file)
        return .taken
      }
    }
    let file = LessonBlocks(parseLesson(SourceText(path: source.path, bytes: saved)).document)
    let known = Set(blocks.blocks.indices.map(blocks.text) + file.blocks.indices.map(file.text))
    let there = LessonBlocks(parseLesson(kept).document)
    return .left(there.blocks.indices.map(there.text).filter { !known.contains($0) })
  }

  /// What tells which text of the file the pages' own was made from.
  package var savedDigest: String {
    var digest = Digest64()
    digest.add(saved)
    return String(digest.value, radix: 36)
  }

  // MARK: Files beside it

  var fingerprints: (steps: [UInt64], values: [ValueOrigin]) {
    let versions = checked.steps.map { step in
      fileVersions.isEmpty ? [] : filesRead(step).all.compactMap { fileVersions[$0] }
    }
    return lessonFingerprints(of: document, versions: versions)
  }

  /// Notes that files which it reads are others than before.
  package mutating func note(changed paths: [String]) {
    for path in paths { fileVersions[path, default: 0] += 1 }
    checkAgain()
  }

  /// Looks again at what it reads: its text is the same.
  mutating func checkAgain() {
    let before = checked
    checked = check(source)
    if checked.problems != before.problems || checked.images != before.images { revision += 1 }
    settle(keepingBase: true)
  }
}

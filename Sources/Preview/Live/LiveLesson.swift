package import Diagnostics
package import Lesson
package import Runner

/// A lesson that is open in pages: its text as it is now, what its steps left, and what of that is still so.
///
/// A value: what is said to it changes it, and whoever holds it asks what to tell. It knows no sockets and no files.
package struct LiveLesson: Sendable {
  /// How the file stands to what the pages show.
  package enum FileState: Sendable, Equatable {
    case same
    /// It was changed elsewhere while there was something unsaved here; the bytes it has now.
    case changed([UInt8])
    case missing
    /// It no longer is a lesson that can be shown.
    case invalid(Problem)
  }

  package let name: String
  package internal(set) var source: SourceText
  /// Raised whenever the text becomes another, or what its check says of it.
  package internal(set) var revision = 0
  /// What the file held when it was last read or written.
  package internal(set) var saved: [UInt8]
  package var file = FileState.same
  package internal(set) var checked: CheckedLesson { didSet { checkCount += 1 } }
  /// How often it was checked: the files that it reads may be others though its text is the same.
  private(set) var checkCount = 0
  package internal(set) var steps: [LiveStep] = []
  /// One for each inline value; nil before it was computed.
  package internal(set) var values: [LiveValue?] = []
  /// What each comes from.
  var origins: [ValueOrigin] = []
  /// The text that pages keep in case the server ends: that of the last change of more than one step; nil where it is
  /// the file's.
  package internal(set) var backup: [UInt8]?
  /// What it said before, so that changes can be undone.
  var history = LessonHistory()
  /// How often each file that it reads was found to be another.
  var fileVersions: [String: UInt64] = [:]
  private var uidCount = 0
  /// Where each step stands among all.
  private var places: [String: Int] = [:]
  let check: @Sendable (SourceText) -> CheckedLesson
  /// The files that a step reads.
  let filesRead: @Sendable (CheckedStep) -> FilesOfStep

  package init(
    _ name: String, _ source: SourceText,
    filesRead: @escaping @Sendable (CheckedStep) -> FilesOfStep = { _ in FilesOfStep() },
    check: @escaping @Sendable (SourceText) -> CheckedLesson
  ) {
    self.name = name
    self.source = source
    self.check = check
    self.filesRead = filesRead
    saved = source.bytes
    checked = check(source)
    settle()
  }

  package var document: Document { checked.document }

  /// Whether the file says something else than the pages.
  package var isUnsaved: Bool { source.bytes != saved || steps.contains { $0.draft != nil } }

  package var hasResults: Bool { steps.contains { $0.result != nil } }

  package func index(of uid: String) -> Int? { places[uid] }

  // MARK: Reading

  /// Takes the file's text: steps that say the same, or stand where one was changed, stay who they are and keep what
  /// they left.
  ///
  /// Pages keep what it says now, unless they go on keeping what it said (`keepingBase`).
  mutating func settle(keepingBase: Bool = false) {
    let before = steps
    let blocks = document.directives
    let texts = blocks.map { DirectiveText($0, in: source) }
    let fingerprints = fingerprints
    let kept = matched(before.map { ($0.block.name.value, $0.place.text) }, zip(blocks, texts).map {
      ($0.name.value, $1.text)
    })
    steps = blocks.indices.map { index in
      guard let old = kept[index] else {
        uidCount += 1
        return LiveStep(
          uid: "p\(uidCount)", place: texts[index], block: blocks[index], savedText: texts[index].text,
          fingerprint: fingerprints.steps[index])
      }
      var step = before[old]
      (step.place, step.block, step.fingerprint) = (texts[index], blocks[index], fingerprints.steps[index])
      if !keepingBase { step.savedText = texts[index].text }
      return step
    }
    places = Dictionary(steps.enumerated().map { ($1.uid, $0) }) { first, _ in first }
    settleValues(fingerprints.values)
  }

  // MARK: What a person does

  /// Puts what somebody wrote in the place of a step; false where there is no such step.
  package mutating func edit(_ uid: String, _ text: String, by client: Int) -> Bool {
    guard let index = index(of: uid) else { return false }
    if text == steps[index].place.text {
      steps[index].draft = nil
      return true
    }
    guard let (newSource, place) = steps[index].place.replaced(by: text, in: source) else { return false }
    let lesson = check(newSource)
    let blocks = lesson.document.directives
    let isOne = blocks.count == steps.count && blocks[index].range.lower == place.range.lower
      && blocks[index].range.upper == place.range.upper
    guard isOne else {
      steps[index].draft = LiveStep.Draft(text: text, problem: lesson.problemOfWhole)
      return true
    }
    remember(LessonHistory.Writing(client: client, uid: uid))
    source = newSource
    revision += 1
    checked = lesson
    steps[index].draft = nil
    let places = blocks.map { DirectiveText($0, in: newSource) }
    let fingerprints = fingerprints
    for index in steps.indices {
      steps[index].place = places[index]
      steps[index].block = blocks[index]
      steps[index].fingerprint = fingerprints.steps[index]
    }
    settleValues(fingerprints.values)
    return true
  }

  /// The source as it would be with what is being written in a step, and where that stands: for what may come next.
  package func written(_ uid: String) -> (source: SourceText, place: DirectiveText)? {
    guard let index = index(of: uid) else { return nil }
    guard let draft = steps[index].draft else { return (source, steps[index].place) }
    return steps[index].place.replaced(by: draft.text, in: source)
  }

  /// The source with what is being written in all steps: not what runs, but all that a person has here.
  package var sourceWithDrafts: SourceText {
    // From below, so that what stands above stays where it is.
    steps.reversed().reduce(source) { text, step in
      step.draft.flatMap { step.place.replaced(by: $0.text, in: text)?.source } ?? text
    }
  }

  /// Takes the file's text and forgets what was not saved.
  package mutating func adopt(_ bytes: [UInt8]) {
    let isOther = bytes != source.bytes
    if isOther || isUnsaved { remember() }
    saved = bytes
    file = .same
    backup = nil
    for index in steps.indices { steps[index].draft = nil }
    for index in steps.indices { steps[index].savedText = steps[index].place.text }
    guard isOther else { return }
    source = SourceText(path: source.path, bytes: bytes)
    revision += 1
    checked = check(source)
    settle()
  }

  /// What the file says now; what is unsaved here stays where the file did not change the same block.
  package mutating func note(fileHolds bytes: [UInt8]) {
    if bytes == source.bytes { return noteSaved() }
    // It was asked already which of the two is wanted.
    if case .changed(let other) = file, other == bytes { return }
    if bytes == saved {
      file = .same
      return
    }
    let new = SourceText(path: source.path, bytes: bytes)
    let lesson = check(new)
    if lesson.document.elements.isEmpty, let problem = lesson.problems.first(where: { $0.code.isOfWholeFile }) {
      file = .invalid(problem)
      return
    }
    guard isUnsaved else { return adopt(bytes) }
    guard let other = joined(with: lesson.document) else {
      file = .changed(bytes)
      return
    }
    self = other
  }

  /// With what the file says now and what is unsaved here; nil where both changed the same block.
  private func joined(with theirs: Document) -> LiveLesson? {
    let base = parseLesson(SourceText(path: source.path, bytes: saved)).document
    guard let bytes = merged(base: base, mine: document, theirs: theirs) else { return nil }
    var other = self
    other.saved = theirs.source.bytes
    other.file = .same
    guard other.take(bytes) == nil else { return nil }
    for step in steps where step.draft != nil {
      let now = other.index(of: step.uid).map { other.steps[$0] }
      guard now?.draft == step.draft, now?.place.text == step.place.text else { return nil }
    }
    return other
  }

  package mutating func noteSaved() {
    saved = source.bytes
    file = .same
    backup = nil
    for index in steps.indices { steps[index].savedText = steps[index].place.text }
  }

  // MARK: Running

  /// How many steps can run: those above the first that is wrong; none where the lesson itself is.
  package var runnableCount: Int {
    let settings = document.frontMatter.range
    for problem in checked.problems where problem.severity == .error && problem.code != .brokenLink {
      guard let range = problem.range else { return 0 }
      if let settings, settings.lower <= range.lower, range.upper <= settings.upper { return 0 }
    }
    return checked.steps.firstIndex { $0.problems.contains { $0.severity == .error } } ?? steps.count
  }

  /// How many steps can run though nobody asked: those above the first whose check took too long.
  var quickCount: Int {
    checked.steps.firstIndex { step in
      step.problems.contains { $0.code == .tooMuchWork && $0.severity == .warning }
    } ?? steps.count
  }

  /// The lesson as it is run: what is wrong below stands in nobody's way.
  package var runnable: CheckedLesson {
    var lesson = checked
    lesson.problems = []
    return lesson
  }

  package mutating func start(_ index: Int) { steps[index].stage = .running }

  package mutating func wait(_ index: Int, seconds: Double) { steps[index].stage = .waits(seconds: seconds) }

  package mutating func finish(_ index: Int, _ result: LiveStep.Result) {
    steps[index].stage = .idle
    steps[index].result = result
  }

  /// The run is over; nothing goes on.
  package mutating func rest() {
    for index in steps.indices where steps[index].stage == .running { steps[index].stage = .idle }
  }

  /// Before a run: what waited may run now.
  package mutating func clearStages() {
    for index in steps.indices { steps[index].stage = .idle }
  }

  // MARK: What is wrong

  /// The problems within a step.
  package func problems(of index: Int) -> [Problem] {
    let block = steps[index].block.range
    return checked.problems.filter { problem in
      problem.range.map { block.lower <= $0.lower && $0.upper <= block.upper } ?? false
    }
  }

  /// Those of the prose and of the whole lesson.
  package var otherProblems: [Problem] { sortedProblems.others }

  /// The problems within each step that has some, by its place among all, and the others.
  var sortedProblems: (ofSteps: [Int: [Problem]], others: [Problem]) {
    var (ofSteps, others): ([Int: [Problem]], [Problem]) = ([:], [])
    for problem in checked.problems {
      if let index = problem.range.flatMap(step(holding:)) {
        ofSteps[index, default: []].append(problem)
      } else {
        others.append(problem)
      }
    }
    return (ofSteps, others)
  }

  /// Steps stand in the order of the source, and none in another.
  private func step(holding range: SourceRange) -> Int? {
    var (low, high) = (0, steps.count)
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].block.range.lower <= range.lower { low = middle + 1 } else { high = middle }
    }
    guard low > 0, range.upper <= steps[low - 1].block.range.upper else { return nil }
    return low - 1
  }
}

extension CheckedLesson {
  /// Why there can be no lesson with this text; nil where there can be, if only one that says nothing yet.
  var problemOfWhole: Problem? {
    guard document.elements.isEmpty else { return nil }
    return problems.first { $0.code.isOfWholeFile && $0.code != .emptyLesson }
  }
}

extension Code {
  /// Whether it tells that a file is no lesson at all.
  var isOfWholeFile: Bool {
    switch self {
    case .notUTF8, .emptyLesson, .lessonTooLarge, .nestedTooDeep, .unreadableFile: true
    default: false
    }
  }
}

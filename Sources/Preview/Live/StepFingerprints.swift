import Diagnostics
import Lesson
import Runner
import Typography

/// What the result of each step and each value in the prose come from: their own text, the settings of the lesson, and
/// all above that they depend on.
///
/// A step whose fingerprint is not that with which it ran is to be run again. Other prose is in none; `versions` are
/// those of the files that each step reads, where they were changed since the lesson was opened.
func lessonFingerprints(
  of document: Document, versions: [[UInt64]]
) -> (steps: [UInt64], values: [ValueOrigin]) {
  var reader = FingerprintReader(document)
  var steps: [UInt64] = []
  var places: [UInt64: Int] = [:]
  var values: [ValueOrigin] = []
  for element in document.elements {
    switch element {
    case .directive(let block):
      let index = steps.count
      steps.append(reader.read(block, versions: index < versions.count ? versions[index] : []))
      places[steps[index]] = index
    case .inline(let value):
      let (fingerprint, earlier) = reader.read(value)
      let text = document.source.text(value.range)
      values.append(ValueOrigin(text: text, fingerprint: fingerprint, steps: earlier.compactMap { places[$0] }))
    case .begins(let block): if block.kind == .solution { reader.beginSolution() }
    case .ends(let block): if block.kind == .solution { reader.endSolution() }
    }
  }
  return (steps, values)
}

/// Goes through the steps in their order. Each holds the fingerprint of the last step that changed what it depends on,
/// which holds those before, so that all of a lesson takes as long as it is.
private struct FingerprintReader {
  /// What was there before a step of a solution changed it.
  private enum Before {
    case fingerprint(String, UInt64?)
    case original(String, String?)
  }

  private let document: Document
  private let settings: UInt64
  /// The step that last changed a name, or took of a stream of random numbers: streams have a space in theirs.
  private var latest: [String: UInt64] = [:]
  /// Of models that are copies, the original.
  private var originals: [String: String] = [:]
  /// The functions of the lesson that may give random numbers.
  private var drawing: Set<String> = []
  private var figures: UInt64 = 0
  private let streams: ModelStreams
  /// The streams that a copy may take, in the solutions that see others than the rest of the lesson.
  private var copied: [String: UInt64] = [:]
  /// Of each solution that has begun.
  private var branches: [[Before]] = []

  init(_ document: Document) {
    self.document = document
    streams = ModelStreams(of: document)
    var digest = Digest64()
    digest.add((document.frontMatter.range.map { document.source.text($0) } ?? "").utf8)
    settings = digest.value
  }

  mutating func read(_ block: DirectiveBlock, versions: [UInt64]) -> UInt64 {
    let source = document.source
    let text = DirectiveText(block, in: source).text
    let kind = folded(block.name.value)
    let model = block.model(in: source)
    var digest = Digest64()
    digest.add(settings)
    digest.add(text.utf8)
    for version in versions { digest.add(version) }
    var seen: Set<String> = []
    for word in identifiers(in: text) where seen.insert(word).inserted { add(word, to: &digest) }
    var changed: Set<String> = []
    if let id = block.id { changed.insert(id.value) }
    switch kind {
    // A model is another once it is compiled or trained.
    case "compilar", "entrenar": changed.formUnion(modelNames(block))
    case "modelo": noteOriginal(block)
    case "calcular":
      for statement in block.statements(in: source).statements { changed.formUnion(read(statement.value)) }
    // Its number tells how many stand above.
    case "figura":
      figures += 1
      digest.add(figures)
    default: break
    }
    if block.id == nil, Self.drawingKinds.contains(kind) { changed.insert("\(kind) \(model ?? "")") }
    for stream in changed.sorted() where stream.contains(" ") { add(stream, to: &digest) }
    if let original = model.flatMap({ originals[$0] }) {
      digest.add(copiedStreams("\(kind) \(original)", block))
    }
    for name in changed { note(digest.value, of: name) }
    return digest.value
  }

  /// That of a value, and those of the steps that it depends on.
  func read(_ value: InlineValue) -> (fingerprint: UInt64, earlier: [UInt64]) {
    let text = document.source.text(value.range)
    var digest = Digest64()
    digest.add(settings)
    digest.add(text.utf8)
    var seen: Set<String> = []
    let earlier = identifiers(in: text).filter { seen.insert($0).inserted }.compactMap { latest[$0] }
    for step in earlier { digest.add(step) }
    return (digest.value, earlier)
  }

  private func add(_ name: String, to digest: inout Digest64) {
    if let earlier = latest[name] { digest.add(earlier) }
  }

  // MARK: Solutions

  mutating func beginSolution() { branches.append([]) }

  /// What is below depends on nothing that a solution did.
  mutating func endSolution() {
    for before in (branches.popLast() ?? []).reversed() {
      switch before {
      case .fingerprint(let name, let value): latest[name] = value
      case .original(let name, let value): originals[name] = value
      }
    }
  }

  private mutating func note(_ fingerprint: UInt64, of name: String) {
    if !branches.isEmpty { branches[branches.count - 1].append(.fingerprint(name, latest[name])) }
    latest[name] = fingerprint
  }

  // MARK: Models

  private func modelNames(_ block: DirectiveBlock) -> Set<String> {
    var names: Set<String> = []
    if let reference = block.reference { names.insert(reference.value) }
    names.formUnion(words(of: "modelo", in: block))
    return names
  }

  /// The words of an option that may be names.
  private func words(of option: String, in block: DirectiveBlock) -> [String] {
    block.options(in: document.source).options.flatMap { other -> [String] in
      guard folded(other.key.value) == option, case .line(let value) = other.value else { return [] }
      return identifiers(in: document.source.text(value.range))
    }
  }

  /// A copy of a copy is one of the first.
  private mutating func noteOriginal(_ block: DirectiveBlock) {
    guard let name = block.id?.value else { return }
    if !branches.isEmpty { branches[branches.count - 1].append(.original(name, originals[name])) }
    originals[name] = words(of: "como", in: block).first.map { originals[$0] ?? $0 }
  }

  /// Which random numbers a step on a copy draws: those of the original's steps of its kind, also of those below.
  private mutating func copiedStreams(_ kind: String, _ block: DirectiveBlock) -> UInt64 {
    let solution = document.solution(of: block)?.index
    let own = solution.flatMap { streams.hasOwn(kind, in: $0) ? $0 : nil }
    let key = kind + (own.map { " \($0)" } ?? "")
    if let known = copied[key] { return known }
    var digest = Digest64()
    for name in streams.names(kind, in: own) { digest.add(name.utf8) }
    copied[key] = digest.value
    return digest.value
  }

  // MARK: Random numbers

  /// The steps that draw of a stream counted by their kind and model where they have no id.
  private static let drawingKinds: Set<String> = ["datos", "preparar", "modelo", "entrenar"]
  /// Where the statements of `calcular` draw that bind no name.
  private static let bareStream = "calcular "

  /// What a statement of `calcular` changes: the name that it binds, or, where it may draw without one, the stream.
  private mutating func read(_ statement: Statement) -> Set<String> {
    switch statement {
    case .binding(let name, let value):
      // Another name for a function.
      if case .name(let other) = value.kind, drawing.contains(other) { drawing.insert(name.value) }
      return [name.value]
    case .function(let name, parameters: _, let body):
      if mayDraw(body) { drawing.insert(name.value) }
      return [name.value]
    case .expression(let expression): return mayDraw(expression) ? [Self.bareStream] : []
    }
  }

  private func mayDraw(_ expression: Expression) -> Bool {
    var isFound = false
    expression.visit { part in
      switch part.kind {
      case .name(let name): isFound = isFound || drawing.contains(name)
      case .call(let name, _):
        isFound = isFound || drawing.contains(name.value) || drawingFunctions.contains(folded(name.value))
      default: break
      }
    }
    return isFound
  }
}

/// The words of a text that may be names.
private func identifiers(in text: String) -> [String] {
  text.unicodeScalars.split { !($0 == "_" || $0.properties.isXIDContinue) }.map { String($0) }
}

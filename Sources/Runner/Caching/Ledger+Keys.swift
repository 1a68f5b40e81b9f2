import Cache
import Datasets
import Diagnostics
import Lesson
import Typography

extension Ledger {
  /// What a step will be computed from; the files that it reads, nil where they are not known without doing it.
  func key(
    of step: CheckedStep, kind: any Directive.Type, _ session: Session, _ cache: StepCache
  ) -> (key: StepKey, reads: [String: Int], files: [SourceFile]?) {
    let files = files(of: step, session)
    let known = files.flatMap { files in
      parts(of: files) { file in
        let digest = cache.store.digest(ofFile: file.path) { path in
          try? StoredContent.file(path).raw(limit: Self.largestFile)
        }
        return digest.map { KeyPart(file, as: file.name, $0) }
      }
    }
    // What is not known is like nothing else.
    let data = known ?? [KeyPart(.data, value: String(UInt64.random(in: 0...UInt64.max)))]
    let (key, reads) = key(of: step, kind: kind, session, program: cache.program, data: data)
    return (key, reads, known == nil ? nil : files)
  }

  /// What a step is computed from, by a program and of some data.
  func key(
    of step: CheckedStep, kind: any Directive.Type, _ session: Session, program: String, data: [KeyPart]
  ) -> (key: StepKey, reads: [String: Int]) {
    let (block, specification) = (step.block, kind.specification)
    var parts = [
      KeyPart(.program, value: program),
      KeyPart(.directive, value: specification.name + "#" + (block.id?.value ?? "")),
    ]
    var names = SpokenNames()
    parts += written(block, specification, session, &names)
    let model = block.model(in: session.source)
    if let model { names.note([model]) }
    parts += data
    // A file that is wrong is told with its path.
    if specification.body == .directive, !data.isEmpty {
      parts.append(KeyPart(.place, value: session.source.path))
    }
    let random = session.randomness(
      of: block, body: specification.body, names: names.all, original: originals[model ?? ""])
    parts.append(KeyPart(.random, value: random))
    if specification.drawsFigure || specification.body.isTold {
      parts.append(KeyPart(.style, value: session.numbers.mark.rawValue))
    }
    let read = inputs(names, of: model, madeBy: origins(block, kind, session))
    let key = StepKey(
      parts + read.parts, inputs: read.inputs, unlearned: kind.unlearnedOptions, resumable: kind.resumableOption)
    return (key, read.reads)
  }

  /// What an inline value is computed from.
  func key(of inline: InlineValue, _ session: Session, program: String) -> (key: StepKey, reads: [String: Int]) {
    let text = inline.canonical(in: session.source)
    var names = SpokenNames()
    names.note(text.names)
    let read = inputs(names)
    let parts = [
      KeyPart(.program, value: program), KeyPart(.directive, value: "="), KeyPart(.text, value: text.text),
      KeyPart(.style, value: session.numbers.mark.rawValue),
    ]
    return (StepKey(parts + read.parts, inputs: read.inputs), read.reads)
  }

  /// The names of which a step reads how they were made, and not what they have become.
  private func origins(_ block: DirectiveBlock, _ kind: any Directive.Type, _ session: Session) -> Set<String> {
    guard !kind.originOptions.isEmpty else { return [] }
    return block.canonicalOptions(in: session.source).reduce(into: []) { names, option in
      if kind.originOptions.contains(where: { folded($0) == folded(option.key) }) {
        names.formUnion(option.value.names)
      }
    }
  }

  /// The steps that gave names their values, or made what is under them.
  ///
  /// A step reads its model as it has learned, and never what it is measured by; of all other names it may read all.
  private func inputs(
    _ names: SpokenNames, of model: String? = nil, madeBy origins: Set<String> = []
  ) -> (parts: [KeyPart], inputs: [StepKey.Input], reads: [String: Int]) {
    let changed = latest.filter { names.uses[$0.key] != nil && !origins.contains($0.key) }
    let reads = changed.merging(makers.filter { origins.contains($0.key) }) { $1 }
    let sorted = reads.sorted { $0.key < $1.key }
    let parts = sorted.map { name, index in KeyPart(.input, name, value: entries[index].key.content.hexadecimal) }
    let inputs = sorted.map { name, index in
      let key = entries[index].key
      return StepKey.Input(
        name: name, numbers: key.numbers, learning: name == model ? key.learning : key.numbers,
        uses: names.uses[name] ?? [""])
    }
    return (parts, inputs, reads)
  }

  /// What is written after the step's name, and the options or the body; their names are noted.
  func written(
    _ block: DirectiveBlock, _ specification: DirectiveSpecification, _ session: Session, _ names: inout SpokenNames
  ) -> [KeyPart] {
    var parts: [KeyPart] = []
    if let reference = block.reference {
      names.note([reference.value])
      let option = specification.reference?.name ?? ""
      parts.append(KeyPart(.option, option, shown: reference.value, value: reference.value))
    }
    parts += options(block, specification, session, &names)
    parts += body(block, specification, session, &names)
    return parts
  }

  /// The options, in the order of their names.
  private func options(
    _ block: DirectiveBlock, _ specification: DirectiveSpecification, _ session: Session, _ names: inout SpokenNames
  ) -> [KeyPart] {
    let source = session.source
    let isOptions = specification.body == .options
    let options = isOptions ? block.canonicalOptions(in: source) : block.canonicalFence(in: source)
    var parts: [KeyPart] = []
    for (key, text) in options {
      let wanted = folded(key)
      // What a reader may move is no part of what the step does.
      if isOptions, wanted == Control.key { continue }
      let declared = ([specification.reference].compactMap(\.self) + specification.options).first {
        folded($0.name) == wanted
      }
      let name = declared?.name ?? key
      if let usual = declared?.usual, text.shown == usual {
        parts.append(KeyPart(.usual, name, shown: usual, value: usual))
        continue
      }
      names.note(text.names, by: name)
      if declared?.reading.isPlain(text) ?? false {
        parts.append(KeyPart(.option, name, shown: text.plain, value: text.plain))
      } else {
        parts.append(KeyPart(.option, name, shown: text.shown, value: text.text))
      }
      // A figure tells what it is drawn from.
      if specification.drawsFigure {
        parts.append(KeyPart(.source, name, shown: text.shown, value: text.written + "\u{4}" + text.plain))
      }
    }
    return parts.sorted { ($0.name, $0.kind.rawValue) < ($1.name, $1.kind.rawValue) }
  }

  /// A body that is no options.
  private func body(
    _ block: DirectiveBlock, _ specification: DirectiveSpecification, _ session: Session, _ names: inout SpokenNames
  ) -> [KeyPart] {
    let source = session.source
    var parts: [KeyPart] = []
    switch specification.body {
    case .options: break
    case .statements:
      let lines = block.canonicalLines(in: source)
      for line in lines { names.note(line.names) }
      parts.append(KeyPart(.text, value: lines.map(\.text).joined(separator: "\n")))
      // The expression of a line is printed as it stands.
      parts.append(KeyPart(.source, value: lines.map(\.written).joined(separator: "\n")))
    case .assertions, .text, .directive:
      let text = block.verbatim(in: source)
      if specification.body == .text { parts += texts(ofSteps: names.all, session) }
      names.note(text.names)
      parts.append(KeyPart(.text, value: text.text))
      // A failure may tell of places anywhere above.
      if specification.body == .directive {
        let above = source.text(SourceRange(0, block.range.lower))
        parts.append(KeyPart(.text, "above", value: Digest(of: [above]).hexadecimal))
        let below = session.places(below: block, of: text.names)
        parts.append(KeyPart(.text, "below", value: below.joined(separator: "\n")))
      }
    }
    return parts
  }

  /// What the steps of some names left to be read, in which figures have their numbers.
  private func texts(ofSteps names: Set<String>, _ session: Session) -> [KeyPart] {
    names.sorted().compactMap { name in
      let text = try? session.text(ofStep: Located(name, SourceRange(0, 0)))
      return text.map { KeyPart(.input, name, value: Digest(of: $0).hexadecimal) }
    }
  }

  /// The files that a step reads; nil where only the run can know which they are.
  func files(of step: CheckedStep, _ session: Session) -> [SourceFile]? {
    if let directive = step.directive { return directive.files(in: session.library) }
    return session.surroundings.fileNames(of: step.block, in: session.source).isEmpty ? [] : nil
  }

  /// Files, each as `part` tells it; nil where one cannot be told.
  func parts(of files: [SourceFile], _ part: (SourceFile) -> KeyPart?) -> [KeyPart]? {
    let parts = files.compactMap(part)
    return parts.count == files.count ? parts : nil
  }

  /// Bytes of a file that is known by its content.
  static let largestFile = 1 << 30
}

extension KeyPart {
  /// A file by its content. An only example has no name, and is told by the last part of its path.
  init(_ file: SourceFile, as name: String, _ content: Digest) {
    let shown = name.isEmpty ? DataFolders.lastPart(of: file.path) : ""
    self.init(.data, name, shown: shown, value: content.hexadecimal)
  }
}

extension OptionSpecification.Reading {
  /// Whether a value is read as it stands.
  fileprivate func isPlain(_ text: CanonicalText) -> Bool {
    switch self {
    case .expression: false
    case .text: true
    case .textOrCall: !text.plain.contains("(")
    }
  }
}

extension DirectiveSpecification.Body {
  /// Whether results tell places of the body.
  fileprivate var isTold: Bool {
    switch self {
    case .assertions, .text, .directive: true
    case .options, .statements: false
    }
  }
}

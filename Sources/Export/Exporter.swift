import Diagnostics
import Directives
package import Lesson
import Neural
package import Runner

/// Writes a lesson in Python while it is checked: `check(…, watch: exporter.note)`.
package struct Exporter: Sendable {
  /// A piece of the lesson in Python, in its order.
  enum Part {
    case step(index: Int, StepCode)
    /// What stands in the text between two steps.
    case prose([ProseBlock])
    /// A solution, which changes nothing below.
    case solution(SolutionCode)
  }

  package let framework: Framework
  let document: Document
  private let quoteMarks: QuoteMarks
  private(set) var memory: LessonMemory
  private(set) var parts: [Part] = []
  private var position: Int
  private var inlines: [InlineCode] = []
  private var markers: [(range: SourceRange, text: String)] = []
  private var open: [OpenSolution] = []

  /// A solution of which more is to come.
  private struct OpenSolution {
    var code: SolutionCode
    /// What was known where it began.
    var before: LessonMemory
    /// The names that there were.
    var outer: [String: Binding]
    /// The names that it has made itself.
    var own: Set<String> = []
  }

  package init(_ document: Document, to framework: Framework) {
    self.framework = framework
    self.document = document
    quoteMarks = QuoteMarks(document)
    memory = LessonMemory(document)
    position = document.frontMatter.range?.upper ?? 0
  }

  /// Takes note of an element that was checked, with the names after it.
  package mutating func note(_ element: Element, _ directive: (any Directive)?, _ scope: Scope) {
    switch element {
    case .inline(let value): inlines.append(inline(value, scope))
    case .begins(let block):
      guard block.kind == .solution else {
        markers.append((block.marker, "**\(block.label)\(block.title.isEmpty ? "" : ".")**"))
        return
      }
      endProse(at: block.marker.lower)
      position = block.title.lower
      let name = "solución_\(block.number ?? block.index + 1)"
      open.append(
        OpenSolution(
          code: SolutionCode(name: memory.names.claim(name), title: block.label), before: memory,
          outer: scope.bindings))
    case .ends(let block):
      guard block.kind == .solution else { return }
      // What it says last may show what it alone knows.
      endProse(at: block.end)
      endSolution()
    case .directive(let block):
      endProse(at: block.range.lower)
      position = block.range.upper
      guard let directive = directive as? any ExportedDirective else { return }
      noteParameters(of: directive)
      // Calculations tell themselves what cannot be said: nobody needs what was known before them.
      let isCalculation = directive is CalculateDirective
      var writer = PythonWriter(
        framework, document.source, isCalculation ? memory.handOver() : memory, scope, block)
      let code = directive.write(in: &writer)
      if writer.isUnsaid, !isCalculation {
        add(.step(index: block.index, leftOut(block, directive, code.shown, scope)))
      } else {
        memory = writer.memory
        add(.step(index: block.index, code))
      }
    }
  }

  /// Takes note of the end of the lesson.
  package mutating func end() { endProse(at: document.source.bytes.count) }

  private mutating func add(_ part: Part) {
    if open.isEmpty { parts.append(part) } else { open[open.count - 1].code.parts.append(part) }
  }

  private mutating func inline(_ value: InlineValue, _ scope: Scope) -> InlineCode {
    var writer = PythonWriter(framework, document.source, memory, scope, nil)
    let text = writer.inline(value)
    guard !writer.isUnsaid else {
      return InlineCode(range: value.range, text: "'(no se escribe en Python)'", code: PythonCode())
    }
    memory = writer.memory
    return InlineCode(range: value.range, text: text, code: writer.code)
  }

  /// A step that uses what Python cannot say, told in its place; what uses its names is told too.
  private mutating func leftOut(
    _ block: DirectiveBlock, _ directive: any Directive, _ shown: StepCode.Shown, _ scope: Scope
  ) -> StepCode {
    memory.unsaid.formUnion(changes(of: directive).names)
    if let id = block.id { memory.unsaid.insert(id.value) }
    var writer = PythonWriter(framework, document.source, memory, scope, block)
    writer.leaveOut([block.headerRange] + block.bodyLines)
    if case .nothing = shown { return StepCode(writer, shown: .nothing) }
    return StepCode(writer)
  }

  // MARK: Prose

  private mutating func endProse(at place: Int) {
    guard place > position else { return }
    let reader = ProseReader(source: document.source, inlines: inlines, markers: markers, quoteMarks: quoteMarks)
    let blocks = reader.blocks(SourceRange(position, place))
    inlines = []
    markers = []
    position = place
    if !blocks.isEmpty { add(.prose(blocks)) }
  }

  // MARK: Solutions

  /// What a step changes of what there was before its solution has to be handed to it.
  private mutating func noteParameters(of directive: any Directive) {
    guard !open.isEmpty else { return }
    let last = open.count - 1
    let (changed, isModel) = changes(of: directive)
    for name in changed where !open[last].own.contains(name) {
      open[last].own.insert(name)
      guard let binding = open[last].outer[name], !open[last].before.unsaid.contains(name) else { continue }
      switch binding.value {
      case .model(let model):
        guard isModel else { continue }
        open[last].code.parameters += parameters(of: model, name)
      case .numbers, .text, .list, .history, .evaluation, .predictions, .function, .layer:
        open[last].code.parameters.append(memory.names.identifier(name))
      case .dataset, .split, .inputs, .unknown: continue
      }
    }
  }

  /// The names that a step gives a value, or whose models it changes.
  private func changes(of directive: any Directive) -> (names: [String], areModels: Bool) {
    switch directive {
    case let compile as CompileDirective: ([compile.model], true)
    case let train as TrainDirective: ([train.model], true)
    case let calculate as CalculateDirective: (calculate.statements.compactMap(\.value.boundName?.value), false)
    default: ([], false)
    }
  }

  private mutating func parameters(of model: ModelValue, _ name: String) -> [String] {
    let identifier = memory.names.identifier(name)
    guard framework == .pytorch, let optimizer = model.compilation?.optimizer else { return [identifier] }
    var names = [identifier, identifier + "_pérdida", identifier + "_optimizador"]
    if case .constant = optimizer.learningRate {} else { names.append(identifier + "_tasa") }
    return names
  }

  private mutating func endSolution() {
    guard let solution = open.popLast() else { return }
    var restored = solution.before
    restored.names = memory.names
    restored.confused.formUnion(memory.confused)
    restored.ofValues.formUnion(memory.ofValues)
    memory = restored
    add(.solution(solution.code))
  }
}

extension Statement {
  /// The name that it gives a value.
  var boundName: Located<String>? {
    switch self {
    case .binding(let name, _), .function(let name, _, _): name
    case .expression: nil
    }
  }
}

/// A solution as a function, so that what it does changes nothing outside.
struct SolutionCode {
  var name: String
  /// «Solución del ejercicio 2».
  var title: String
  /// What it is handed: copies of models that it trains, and what it gives another value.
  var parameters: [String] = []
  var parts: [Exporter.Part] = []
}

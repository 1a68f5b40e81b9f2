import Diagnostics
import Lesson

/// Expressions and documents as text, so that a golden file shows the whole of them.
func sExpression(_ expression: Expression) -> String {
  switch expression.kind {
  case .number(let literal):
    let kind = literal.integer == nil ? "" : "i"
    return "\(literal.value)\(kind)±\(literal.halfUnit)"
  case .text(let text): return "\"" + text.replacing("\n", with: "⏎") + "\""
  case .boolean(let value): return value ? "sí" : "no"
  case .name(let name): return name
  case .list(let items): return "[" + items.map(sExpression).joined(separator: " ") + "]"
  case .member(let value, let name): return "(. \(sExpression(value)) \(name.value))"
  case .call(let function, let arguments):
    let texts = arguments.map { ($0.label.map { "\($0.value): " } ?? "") + sExpression($0.value) }
    return "(call " + ([function.value] + texts).joined(separator: " ") + ")"
  case .application(let function, let arguments):
    let texts = arguments.map { ($0.label.map { "\($0.value): " } ?? "") + sExpression($0.value) }
    return "(apply " + ([sExpression(function)] + texts).joined(separator: " ") + ")"
  case .index(let value, let items):
    return "(index " + ([sExpression(value)] + items.map(sExpression)).joined(separator: " ") + ")"
  case .negated(let value): return "(neg \(sExpression(value)))"
  case .not(let value): return "(not \(sExpression(value)))"
  case .binary(let operation, let left, let right):
    return "(\(operation.value.rawValue) \(sExpression(left)) \(sExpression(right)))"
  case .logical(let operation, let left, let right):
    return "(\(operation.value == .and ? "and" : "or") \(sExpression(left)) \(sExpression(right)))"
  case .comparison(let first, let links):
    let texts = links.map { link in
      "\(link.comparison.value.rawValue) \(sExpression(link.right))"
        + (link.tolerance.map { " ± \(sExpression($0))" } ?? "")
    }
    return "(cmp " + ([sExpression(first)] + texts).joined(separator: " ") + ")"
  case .within(let value, let interval):
    let kind = interval.isClosed ? "closed" : "open"
    return "(in \(sExpression(value)) \(kind) \(sExpression(interval.lower)) \(sExpression(interval.upper)))"
  case .adjective(let value, let adjective): return "(is \(sExpression(value)) \(adjective.value))"
  }
}

private func sExpression(_ item: IndexItem) -> String {
  switch item {
  case .at(let value): sExpression(value)
  case .slice(let lower, let upper, _): (lower.map(sExpression) ?? "") + ":" + (upper.map(sExpression) ?? "")
  }
}

func sExpression(_ statement: Statement) -> String {
  switch statement {
  case .binding(let name, let value): "(= \(name.value) \(sExpression(value)))"
  case .function(let name, let parameters, let value):
    "(def \(name.value) (\(parameters.map(\.value).joined(separator: " "))) \(sExpression(value)))"
  case .expression(let value): sExpression(value)
  }
}

/// A document line by line, each with its place, and the problems of its bodies.
struct DocumentDump {
  private(set) var lines: [String] = []
  private(set) var problems: [Problem] = []
  /// The fence of the directive that holds each problem of a body.
  private(set) var contexts: [SourceRange?] = []
  private let source: SourceText

  init(_ document: Document) {
    source = document.source
    dump(document.frontMatter)
    var headings = document.headings[...]
    for element in document.elements {
      guard let start = place(element)?.lower else {
        if case .ends(let block) = element { lines.append("fin del bloque \(block.index)") }
        continue
      }
      while let heading = headings.first, source.lineRange(heading.line).lower <= start {
        dump(headings.removeFirst())
        _ = heading
      }
      switch element {
      case .directive(let block): dump(block)
      case .inline(let value): dump(value)
      case .begins(let block): dump(block)
      case .ends: break
      }
    }
    headings.forEach { dump($0) }
  }

  private func place(_ element: Element) -> SourceRange? {
    switch element {
    case .directive(let block): block.range
    case .inline(let value): value.range
    case .begins(let block): block.marker
    case .ends: nil
    }
  }

  private func at(_ range: SourceRange) -> String {
    let (start, end) = (source.position(at: range.lower), source.position(at: range.upper))
    return start.line == end.line
      ? "\(start.line):\(start.column)-\(end.column)" : "\(start.line):\(start.column)-\(end.line):\(end.column)"
  }

  private mutating func dump(_ settings: FrontMatter) {
    if let range = settings.range { lines.append("ajustes \(at(range))") }
    for (name, value) in [
      ("título", settings.title), ("resumen", settings.summary), ("decimal", settings.decimalMark),
    ] {
      if let value { lines.append("  \(name) «\(value.value)» \(at(value.range))") }
    }
    if let budget = settings.budget { lines.append("  presupuesto \(budget.value) s \(at(budget.range))") }
    if let seed = settings.seed { lines.append("  semilla \(seed.value) \(at(seed.range))") }
    for objective in settings.objectives { lines.append("  objetivo «\(objective.value)» \(at(objective.range))") }
  }

  private mutating func dump(_ heading: Heading) {
    lines.append("encabezado \(heading.level) «\(heading.text)» #\(heading.anchor) línea \(heading.line)")
  }

  private mutating func dump(_ value: InlineValue) {
    let format = value.format.map { " : \($0.value) \(at($0.range))" } ?? ""
    lines.append("valor \(value.index) \(sExpression(value.expression))\(format) \(at(value.range))")
  }

  private mutating func dump(_ block: TeachingBlock) {
    var text = "bloque \(block.index) \(block.kind.rawValue) \(at(block.marker))"
    if let parent = block.parent { text += " en \(parent)" }
    if let number = block.number { text += " número \(number)" }
    if !block.title.isEmpty { text += " «\(source.text(block.title))» \(at(block.title))" }
    lines.append(text)
    lines += block.choices.map { "  \($0.isRight ? "buena" : "mala") línea \($0.line)" }
  }

  private mutating func dump(_ block: DirectiveBlock) {
    var text = "directiva \(block.index) \(block.name.value) \(at(block.name.range))"
    if let reference = block.reference { text += " de \(reference.value) \(at(reference.range))" }
    if let id = block.id { text += " #\(id.value) \(at(id.range))" }
    text += " cabecera \(at(block.headerRange)) entera \(at(block.range))" + (block.isBroken ? " rota" : "")
      + (block.block.map { " en el bloque \($0)" } ?? "")
    lines.append(text)
    switch block.name.value {
    case "calcular":
      let read = block.statements(in: source)
      lines += read.statements.map { "  \(sExpression($0.value)) \(at($0.range))" }
      add(read.problems, block)
    case "afirmar":
      let read = block.expressions(in: source)
      lines += read.expressions.map { "  \(sExpression($0)) \(at($0.range))" }
      add(read.problems, block)
    case "salida", "falla":
      lines += block.bodyLines.map { "  |\(source.text($0))| \(at($0))" }
    default:
      let read = block.options(in: source)
      read.options.forEach { dump($0) }
      add(read.problems, block)
    }
  }

  private mutating func add(_ found: [Problem], _ block: DirectiveBlock) {
    problems += found
    contexts += found.map { _ in block.range }
  }

  private mutating func dump(_ option: RawOption) {
    let key = "  \(option.key.value) \(at(option.key.range)) "
    switch option.value {
    case .line(let fragment): lines.append(key + dump(fragment))
    case .items(let items):
      lines.append(key)
      lines += items.map { "  - \(dump($0))" }
    }
  }

  private func dump(_ fragment: SourceFragment) -> String {
    switch fragment.expression(in: source) {
    case .success(let expression): "\(sExpression(expression)) \(at(fragment.range))"
    case .failure: "«\(fragment.text(in: source).value)» \(at(fragment.range))"
    }
  }
}

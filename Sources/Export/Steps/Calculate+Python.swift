import Diagnostics
import Directives
import Lesson
import Runner

extension CalculateDirective: ExportedDirective {
  /// Each statement is written with the names that there are before it.
  func write(in writer: inout PythonWriter) -> StepCode {
    // What a name is from one statement on where another gives it a new value below.
    var following: [Int: Binding?] = [:]
    let changes = writer.block.map { writer.scope.changes(in: $0.range) } ?? []
    for change in changes.reversed() {
      if let later = writer.earlier[change.name] { following.updateValue(later, forKey: change.place.lower) }
      writer.earlier.updateValue(change.before, forKey: change.name)
    }
    for statement in statements {
      writer.write(statement)
      guard let name = statement.value.boundName else { continue }
      if let later = following[name.range.lower] {
        writer.earlier.updateValue(later, forKey: name.value)
      } else {
        writer.earlier.removeValue(forKey: name.value)
      }
    }
    while writer.code.lines.last == "" { writer.code.lines.removeLast() }
    return StepCode(writer)
  }
}

extension PythonWriter {
  /// A statement; one that Python cannot say is told in its place.
  fileprivate mutating func write(_ statement: Located<Statement>) {
    // Who keeps what was before makes writing slower.
    let before: (LessonMemory, PythonCode)? = mayBeUnsaid(statement.value) ? (memory, code) : nil
    isUnsaid = false
    switch statement.value {
    case .expression(let expression):
      let value = text(expression)
      line("print(\(value))")
    case .binding(let name, let expression): bind(name.value, expression)
    case .function(let name, let parameters, let body): define(name.value, parameters.map(\.value), body)
    }
    let name = statement.value.boundName?.value
    if isUnsaid, let before {
      (memory, code) = before
      if let name { memory.unsaid.insert(name) }
      leaveOut([statement.range])
    } else if let name {
      memory.unsaid.remove(name)
    }
    isUnsaid = false
  }

  /// Whether a statement asks for a function that is none of the lesson's own, or could use a name that Python has not.
  private func mayBeUnsaid(_ statement: Statement) -> Bool {
    guard memory.unsaid.isEmpty else { return true }
    let whole =
      switch statement {
      case .expression(let expression), .binding(_, let expression): expression
      case .function(_, _, let body): body
      }
    var found = false
    whole.visit { part in
      switch part.kind {
      case .application: found = true
      case .call(let name, _):
        let function = LanguageFunction(name.value)
        if function == .derivative || function == .repetition { found = true }
      default: break
      }
    }
    return found
  }

  /// `name = expression`.
  fileprivate mutating func bind(_ name: String, _ expression: Expression) {
    // Parts of datasets are two arrays each, known by where they come from.
    if let dataset = dataset(expression) {
      memory.datasets[name] = dataset
      return
    }
    if let split = split(expression) {
      let base = PythonNames.spelt(name)
      let (x, y) = (memory.names.claim("\(base)_x"), memory.names.claim("\(base)_y"))
      line("\(x), \(y) = \(split.inputs), \(split.labels)")
      memory.splits[name] = LessonMemory.Split(inputs: x, labels: y, classes: split.classes)
      return
    }
    if case .name(let other) = expression.kind {
      memory.origins[name] = memory.origins[other]
      memory.endings[name] = memory.endings[other]
      memory.places[name] = memory.places[other]
    }
    let value = computable(expression)
    let target = memory.names.identifier(name)
    if target != value.text { line("\(target) = \(value.text)") }
  }

  /// `name(parameters) = body`: what the body uses is what it is here, also where it is given another value below.
  fileprivate mutating func define(_ name: String, _ parameters: [String], _ body: Expression) {
    let outer = self.parameters
    self.parameters = Set(parameters)
    let text = computable(body).text
    self.parameters = outer
    var all: [String] = []
    for parameter in parameters { all.append(memory.names.identifier(parameter)) }
    all += keptNames(of: body, besides: parameters)
    if let last = code.lines.last, !last.isEmpty, !last.hasPrefix("    return") { line("") }
    lines(["def \(memory.names.identifier(name))(\(all.joined(separator: ", "))):", "    return \(text)", ""])
  }
}

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
    let name = statement.value.boundName?.value
    let before = memory.mark(name)
    let needs = (code.imports, code.helpers)
    let count = code.lines.count
    isUnsaid = false
    switch statement.value {
    case .expression(let expression):
      let value = text(expression)
      line("print(\(value))")
    case .binding(let name, let expression): bind(name.value, expression)
    case .function(let name, let parameters, let body): define(name.value, parameters.map(\.value), body)
    }
    if isUnsaid {
      memory.undo(to: before)
      (code.imports, code.helpers) = needs
      code.lines.removeSubrange(count...)
      if let name { memory.unsaid.insert(name) }
      leaveOut([statement.range])
    } else if let name {
      memory.unsaid.remove(name)
    }
    isUnsaid = false
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

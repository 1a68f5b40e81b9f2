import Diagnostics
import Directives
import Lesson
import Runner

extension CalculateDirective: ExportedDirective {
  func write(in writer: inout PythonWriter) -> StepCode {
    for statement in statements {
      switch statement.value {
      case .expression(let expression): writer.line("print(\(writer.text(expression)))")
      case .binding(let name, let expression): writer.bind(name.value, expression)
      case .function(let name, let parameters, let body):
        writer.define(name.value, parameters.map(\.value), body)
      }
    }
    while writer.code.lines.last == "" { writer.code.lines.removeLast() }
    return StepCode(writer)
  }
}

extension PythonWriter {
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
    let target = identifier(name)
    if target != value.text { line("\(target) = \(value.text)") }
  }

  /// `name(parameters) = body`: what the body uses is what it is here, also where it is given another value below.
  fileprivate mutating func define(_ name: String, _ parameters: [String], _ body: Expression) {
    let outer = self.parameters
    self.parameters = Set(parameters)
    let text = computable(body).text
    self.parameters = outer
    var all: [String] = []
    for parameter in parameters { all.append(identifier(parameter)) }
    var kept: [String] = []
    body.visit { part in
      let used: String
      switch part.kind {
      case .name(let text): used = text
      case .call(let callee, _): used = callee.value
      default: return
      }
      if memory.outlook.rebound.contains(used), !parameters.contains(used), !kept.contains(used) { kept.append(used) }
    }
    for name in kept where scope[name] != nil { all.append("\(identifier(name))=\(identifier(name))") }
    if let last = code.lines.last, !last.isEmpty, !last.hasPrefix("    return") { line("") }
    lines(["def \(identifier(name))(\(all.joined(separator: ", "))):", "    return \(text)", ""])
  }
}

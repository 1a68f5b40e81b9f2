import Diagnostics
import Lesson
import Runner

/// Code of one step, with what it needs.
struct PythonCode: Sendable {
  var lines: [String] = []
  var imports: Set<PythonImport> = []
  var helpers: Set<Helper> = []

  var isEmpty: Bool { lines.isEmpty }

  static func + (left: PythonCode, right: PythonCode) -> PythonCode {
    PythonCode(
      lines: left.lines + right.lines, imports: left.imports.union(right.imports),
      helpers: left.helpers.union(right.helpers))
  }
}

/// What the code of one step is written with: where it stands, and what stood before it.
struct PythonWriter {
  let framework: Framework
  let source: SourceText
  /// What is known of the whole lesson and of the steps above.
  var memory: LessonMemory
  /// The names after the step.
  let scope: Scope
  let block: DirectiveBlock?
  /// The parameters of the function whose body is being written.
  var parameters: Set<String> = []
  /// What the names in a function that stands further up, and is written anew, were there; nil for what stands here.
  var captured: [String: Value]?
  /// Names that its definition gives what they were then.
  var restored: Set<String> = []
  /// Names that the step binds, as they are before the statement that is being written; nil for one that is not bound.
  var earlier: [String: Binding?] = [:]
  /// Whether something was met that Python cannot say.
  var isUnsaid = false
  var code = PythonCode()

  init(_ framework: Framework, _ source: SourceText, _ memory: LessonMemory, _ scope: Scope, _ block: DirectiveBlock?) {
    self.framework = framework
    self.source = source
    self.memory = memory
    self.scope = scope
    self.block = block
  }

  mutating func line(_ text: String) { code.lines.append(text) }

  mutating func lines(_ texts: [String]) { code.lines += texts }

  mutating func need(_ module: PythonImport) { code.imports.insert(module) }

  /// The name of a function that the file defines where something calls it.
  mutating func call(_ helper: Helper) -> String {
    code.helpers.insert(helper)
    return helper.name
  }

  /// The identifier of a name of the lesson.
  mutating func identifier(_ name: String) -> String {
    noteUse(of: name)
    return memory.names.identifier(name)
  }

  /// What uses a name that Python has not cannot be said either.
  mutating func noteUse(of name: String) {
    if memory.unsaid.contains(name), !parameters.contains(name), !restored.contains(name) { isUnsaid = true }
  }

  /// The identifier under which the step leaves its value; a name of its own where the lesson gives none.
  mutating func target(_ fallback: String) -> String {
    if let id = block?.id?.value { return memory.names.identifier(id) }
    return memory.names.claim(fallback)
  }

  /// What a name stands for; nil for a parameter and for what is not known.
  func value(_ name: String) -> Value? {
    if parameters.contains(name) { return nil }
    if let captured { return captured[name] }
    return binding(name)?.value
  }

  /// What a name is bound to where the statement stands.
  func binding(_ name: String) -> Binding? {
    if let before = earlier[name] { return before }
    return scope[name]
  }
}

extension PythonWriter {
  /// Lines of the lesson as comments.
  mutating func comment(_ ranges: [SourceRange]) {
    // A return by itself would end the comment.
    for range in ranges { line(("#   " + source.text(range).replacing("\r", with: " ")).trimmedAtEnd) }
  }

  /// Tells what of the lesson stands here no more.
  mutating func leaveOut(_ ranges: [SourceRange]) {
    line("# en Python no se escribe lo que deriva una función que solo se sabe al ejecutar, ni lo que lo usa:")
    for range in ranges {
      for part in source.text(range).split(whereSeparator: \.isNewline) { line(("#   " + part).trimmedAtEnd) }
    }
  }
}

extension String {
  /// Without the blanks at its end.
  var trimmedAtEnd: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

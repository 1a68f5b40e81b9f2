import Diagnostics
import Lesson
import Runner

/// A directive that frameworks can do too.
protocol ExportedDirective: Directive {
  func write(in writer: inout PythonWriter) -> StepCode
}

/// What a step is in Python.
struct StepCode: Sendable {
  /// Where a page shows nothing, though a file has code: assertions.
  enum Shown: Sendable {
    case code
    /// What a page shows instead: calls of the framework where a file has one of its helpers.
    case lines([String])
    case nothing
  }

  var shown = Shown.code
  /// What stands after the code if something below asks for an evaluation's confusion.
  var confusion: PythonCode?
  /// The evaluation that leaves that.
  var evaluation: String?
  /// What stands instead of the code if the model's targets are rows of numbers.
  var ofValues: PythonCode?
  /// The model that this asks of.
  var model: String?
  var code: PythonCode

  init(_ writer: PythonWriter, shown: Shown = .code) {
    code = writer.code
    self.shown = shown
  }

  init(code: PythonCode, shown: Shown = .code) {
    self.code = code
    self.shown = shown
  }
}

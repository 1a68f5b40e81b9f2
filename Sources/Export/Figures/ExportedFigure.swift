import Diagnostics
import Directives
import Lesson
import Runner

/// A figure that matplotlib draws too.
protocol ExportedFigure: FigureKind {
  func write(in writer: inout PythonWriter)
}

extension FigureDirective: ExportedDirective {
  func write(in writer: inout PythonWriter) -> StepCode {
    (kind as? any ExportedFigure)?.write(in: &writer)
    return StepCode(writer)
  }
}

extension PythonWriter {
  /// A call of a helper that draws.
  mutating func draw(_ helper: Helper, _ arguments: [String]) { lines(pythonCall(call(helper), arguments)) }

  /// `, name=value` where there is a value.
  mutating func labelled(_ name: String, _ expression: Expression?) -> [String] {
    expression.map { ["\(name)=\(text($0))"] } ?? []
  }
}

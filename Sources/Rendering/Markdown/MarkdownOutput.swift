package import Lesson
package import Diagnostics
import Plotting
package import Typography

/// A lesson with its results, as Markdown that any viewer shows and that does not run again.
package struct MarkdownOutput: Sendable, Equatable {
  /// A file to lie beside the text.
  package struct File: Sendable, Equatable {
    /// Relative to the text: `clasificador/figura-1.svg`.
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  package var text: [UInt8]
  /// The figures, in the order of the lesson.
  package var files: [File]

  package init(text: [UInt8], files: [File]) {
    self.text = text
    self.files = files
  }
}

/// The lesson's own bytes with each directive shown as `{{…}}`, its results after it, and inline values as text.
///
/// Figures become files in `figureFolder`, a path relative to the text; nil puts them in the text itself.
package func markdown(_ lesson: ExecutedLesson, figureFolder: String?) -> MarkdownOutput {
  let source = lesson.document.source
  var context = MarkdownContext(numbers: lesson.numbers, source: source, figureFolder: figureFolder)
  var directives: [String] = []
  for (index, block) in lesson.document.directives.enumerated() {
    let step = index < lesson.steps.count ? lesson.steps[index] : nil
    let offered = controlsMarkdown(step?.controls ?? [], lesson.numbers)
    let results = blocks(of: step?.outputs ?? [], in: &context)
    directives.append(block.shown(in: source, results: [offered] + results))
  }
  let values = lesson.document.inlineValues.enumerated().map { index, value -> String in
    guard index < lesson.inlineTexts.count else { return source.text(value.range) }
    let result = lesson.inlineTexts[index]
    return result.problem == nil ? markdownEscaped(result.text) : "⚠ `" + source.text(value.expression.range) + "`"
  }
  let text = lesson.document.markdown(Replacements(directives: directives, inlineValues: values))
  return MarkdownOutput(text: text, files: context.files)
}

/// One Markdown block for each result; values printed one after the other share theirs, as in a notebook's cell.
private func blocks(of outputs: [Output], in context: inout MarkdownContext) -> [String] {
  var blocks: [String] = []
  var printed: [String] = []
  for output in outputs {
    if case .value(let value) = output {
      printed.append(value.printedText)
      continue
    }
    if !printed.isEmpty { blocks.append(markdownFence(printed.joined(separator: "\n"))) }
    printed = []
    blocks.append(output.markdown(in: &context))
  }
  if !printed.isEmpty { blocks.append(markdownFence(printed.joined(separator: "\n"))) }
  return blocks
}

/// What a result needs to know to be written as Markdown, and the files it leaves.
package struct MarkdownContext: Sendable {
  package var numbers: NumberStyle
  package var source: SourceText
  package var figureFolder: String?
  package var files: [MarkdownOutput.File] = []

  package init(numbers: NumberStyle, source: SourceText, figureFolder: String?) {
    self.numbers = numbers
    self.source = source
    self.figureFolder = figureFolder
  }
}

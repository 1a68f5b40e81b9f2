package import Diagnostics

/// Reads a lesson: never fails, always gives a document and all that is wrong with it.
package func parseLesson(_ source: SourceText) -> (document: Document, problems: [Problem]) {
  (Document(source: source, frontMatter: FrontMatter(), elements: [], headings: []), [])
}

extension DirectiveBlock {
  /// Reads the body as `key: value` lines, after the options of the fence.
  package func options(in source: SourceText) -> (options: [RawOption], problems: [Problem]) { ([], []) }

  /// Reads the body as the statements of `calcular`.
  package func statements(in source: SourceText) -> (statements: [Located<Statement>], problems: [Problem]) { ([], []) }

  /// Reads the body as one expression a line, as in `afirmar`.
  package func expressions(in source: SourceText) -> (expressions: [Expression], problems: [Problem]) { ([], []) }
}

extension SourceFragment {
  /// Reads the fragment as one expression.
  package func expression(in source: SourceText) -> Result<Expression, Problem> {
    .failure(Problem(.syntax, ""))
  }

  /// The fragment as plain text, without surrounding spaces.
  package func text(in source: SourceText) -> Located<String> { Located("", range) }
}

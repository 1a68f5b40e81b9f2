package import Diagnostics
package import JSON
package import Lesson
package import Typography

extension Output {
  /// The output as it stands below its directive in a page.
  package func html(in page: inout PageContext) -> Markup {
    switch self {
    case .facts(let facts): factsHTML(facts, in: page)
    case .value(let value): value.html
    case .table(let table): table.html(in: page)
    case .figure(let figure): figure.html(in: &page)
    case .assertions(let assertions): assertionsHTML(assertions, in: page)
    case .expected(let expected): expectedTextHTML(expected, in: page)
    case .failure(let failure): expectedFailureHTML(failure, in: page)
    case .problem(let problem): problemHTML(problem, in: page)
    }
  }

  /// The output as a Markdown block, lines parted by `\n`, without a last line end.
  package func markdown(in context: inout MarkdownContext) -> String {
    switch self {
    case .facts(let facts): factsMarkdown(facts, context.numbers)
    case .value(let value): value.markdown
    case .table(let table): table.markdown(context.numbers)
    case .figure(let figure): figure.markdown(in: &context)
    case .assertions(let assertions): assertionsMarkdown(assertions)
    case .expected(let expected): expectedTextMarkdown(expected, in: context.source)
    case .failure(let failure): expectedFailureMarkdown(failure, in: context.source)
    case .problem(let problem): problemMarkdown(problem, in: context.source)
    }
  }

  /// The output as an object of one key, which tells its kind.
  package func json(in source: SourceText, _ numbers: NumberStyle) -> JSONValue {
    switch self {
    case .facts(let facts): .object(["facts": factsJSON(facts, numbers)])
    case .value(let value): .object(["value": value.json])
    case .table(let table): .object(["table": table.json])
    case .figure(let figure): .object(["figure": figure.json(numbers)])
    case .assertions(let assertions): .object(["assertions": assertionsJSON(assertions, in: source)])
    case .expected(let expected): .object(["expected": expectedTextJSON(expected, in: source)])
    case .failure(let failure): .object(["failure": expectedFailureJSON(failure, in: source)])
    case .problem(let problem): .object(["problem": problem.json(in: source)])
    }
  }
}

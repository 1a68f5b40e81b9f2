import Lesson

extension Output {
  /// The output as it stands below its directive in a page.
  func html(in page: inout PageContext) -> Markup {
    switch self {
    case .facts(let facts): factsHTML(facts, in: page)
    case .value(let value): value.html
    case .table(let table): table.html(in: page)
    case .figure(let figure): figure.html(in: &page)
    case .assertions(let assertions): assertionsHTML(assertions, in: page)
    case .problem(let problem): problemHTML(problem, in: page)
    }
  }
}

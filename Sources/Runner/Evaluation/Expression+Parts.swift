package import Lesson

extension Expression {
  /// The parts that the expression is made of, from left to right.
  package var parts: [Expression] {
    switch kind {
    case .number, .text, .boolean, .name: []
    case .list(let items): items
    case .member(let owner, _), .negated(let owner), .not(let owner), .adjective(let owner, _): [owner]
    case .call(_, let arguments): arguments.map(\.value)
    case .application(let function, let arguments): [function] + arguments.map(\.value)
    case .index(let owner, let items): [owner] + items.flatMap(\.parts)
    case .binary(_, let left, let right), .logical(_, let left, let right): [left, right]
    case .comparison(let first, let links): [first] + links.flatMap { [$0.right] + [$0.tolerance].compactMap(\.self) }
    case .within(let operand, let interval): [operand, interval.lower, interval.upper]
    }
  }

  /// Calls a visitor for the expression and for all parts of its parts, outermost first.
  package func visit(_ visitor: (Expression) -> Void) {
    visitor(self)
    for part in parts { part.visit(visitor) }
  }
}

extension IndexItem {
  fileprivate var parts: [Expression] {
    switch self {
    case .at(let expression): [expression]
    case .slice(let lower, let upper, _): [lower, upper].compactMap(\.self)
    }
  }
}

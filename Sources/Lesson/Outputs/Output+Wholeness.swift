import Plotting

extension Output {
  /// Whether it is what a step can leave: of one that nobody vouches for, so that showing it neither fails nor fills
  /// the memory. Texts may say anything, as they are escaped where they are shown.
  package var holdsTogether: Bool {
    switch self {
    case .facts(let facts): facts.allSatisfy { $0.value.holdsTogether }
    case .value(let value): value.shape?.allSatisfy(isCount) ?? true
    case .table(let table): table.holdsTogether
    case .figure(let figure): isCount(figure.number) && figure.figure.holdsTogether
    case .expected(let expected): expected.lines.allSatisfy(\.holdsTogether)
    case .assertions, .failure, .problem: true
    }
  }
}

/// Far more than anything is counted to, and far from where numbers end.
private func isCount(_ number: Int) -> Bool { (0...1 << 48).contains(number) }

/// Decimal places that a number can be written with.
private func isPrecision(_ digits: Int) -> Bool { (0...20).contains(digits) }

extension Cell {
  fileprivate var holdsTogether: Bool {
    switch self {
    case .text, .code, .missing: true
    case .integer(let number): number != .min
    case .decimal(_, let digits), .percent(_, let digits): isPrecision(digits)
    case .shape(let dimensions): dimensions.allSatisfy(isCount)
    }
  }
}

extension Table {
  fileprivate var holdsTogether: Bool {
    let rows = self.rows + (total.map { [$0] } ?? [])
    return rows.allSatisfy { $0.count == columns.count && $0.allSatisfy(\.holdsTogether) }
  }
}

extension ExpectedTextOutput.Line {
  fileprivate var holdsTogether: Bool {
    switch self {
    case .kept(let index), .changed(let index, _), .removed(let index): isCount(index)
    case .added: true
    }
  }
}

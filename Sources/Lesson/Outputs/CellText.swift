package import Typography

extension Cell {
  /// The cell as a person reads it: `101 770`, `87,7 %`, `28×28`.
  package func text(_ numbers: NumberStyle) -> String {
    switch self {
    case .text(let text), .code(let text): text
    case .integer(let value): numbers.integer(value)
    case .decimal(let value, let digits): numbers.decimal(value, decimals: digits)
    case .percent(let value, let digits): numbers.percent(value, decimals: digits)
    case .shape(let dimensions):
      dimensions.isEmpty ? "escalar" : dimensions.map(String.init).joined(separator: "×")
    case .missing: "–"
    }
  }
}

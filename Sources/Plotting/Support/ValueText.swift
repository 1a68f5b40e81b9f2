package import Typography

extension NumberStyle {
  /// Writes a value as its figure asks; one too large to read goes as a power of ten.
  package func text(_ value: Double, _ format: ValueFormat) -> String {
    guard value.isFinite, value.magnitude < 1e9 else {
      return value.isFinite ? scientific(value, decimals: 2) : decimal(value, decimals: 0)
    }
    return switch format {
    case .integer: decimal(value.rounded(), decimals: 0)
    case .decimal(let decimals): decimal(value, decimals: min(max(decimals, 0), 12))
    case .percent(let decimals): percent(value, decimals: min(max(decimals, 0), 12))
    }
  }
}

extension ValueFormat {
  /// The format of an axis whose ticks need so many decimals.
  func ticks(decimals: Int) -> ValueFormat {
    switch self {
    case .integer, .decimal: .decimal(decimals)
    case .percent: .percent(max(0, decimals - 2))
    }
  }
}

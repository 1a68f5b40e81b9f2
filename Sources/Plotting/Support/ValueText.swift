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
    case .significant(let digits): significant(value, digits: min(max(digits, 1), 12))
    }
  }

  private func significant(_ value: Double, digits: Int) -> String {
    guard value != 0 else { return decimal(0, decimals: 0) }
    guard value.magnitude >= 1e-3 else { return scientific(value, decimals: digits - 1) }
    var (decimals, rest) = (digits - 1, value.magnitude)
    while rest >= 10 { (decimals, rest) = (decimals - 1, rest / 10) }
    while rest < 1 { (decimals, rest) = (decimals + 1, rest * 10) }
    return decimal(value, decimals: max(0, decimals))
  }
}

extension NumberStyle {
  /// What a number is off by, as a share of it, that went through single precision on its way: four steps of it.
  private static let singleError = 4 * Double(Float.ulpOfOne)

  /// Writes a number with as many decimals as it has, four at most, and in powers of ten where these say nothing.
  ///
  /// Data come through single precision: 6.9000001 has one decimal.
  package func short(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return text(value == 0 ? 0 : value, .decimal(0)) }
    guard (1e-3..<1e9).contains(value.magnitude) else { return scientific(value, decimals: 2) }
    for decimals in 0..<4 {
      let scale = [1.0, 10, 100, 1000][decimals]
      let scaled = value * scale
      if (scaled - scaled.rounded()).magnitude < Self.singleError * scaled.magnitude {
        return decimal(value, decimals: decimals)
      }
    }
    return decimal(value, decimals: 4)
  }
}

extension ValueFormat {
  /// The format of an axis whose ticks need so many decimals.
  func ticks(decimals: Int) -> ValueFormat {
    switch self {
    case .integer, .decimal, .significant: .decimal(decimals)
    case .percent: .percent(max(0, decimals - 2))
    }
  }
}

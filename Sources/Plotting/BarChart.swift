/// Horizontal bars, one for each named value: the figure `barras`.
package struct BarChart: Sendable, Equatable, Codable {
  package struct Bar: Sendable, Equatable, Codable {
    package var label: String
    package var value: Double
    /// The bar to look at, such as the largest or the true class.
    package var isEmphasized: Bool

    package init(label: String, value: Double, isEmphasized: Bool = false) {
      self.label = label
      self.value = value
      self.isEmphasized = isEmphasized
    }
  }

  package var bars: [Bar]
  /// What the values are, with their unit: «probabilidad».
  package var valueTitle: String
  package var format: ValueFormat

  package init(bars: [Bar], valueTitle: String, format: ValueFormat) {
    self.bars = bars
    self.valueTitle = valueTitle
    self.format = format
  }
}

/// How a figure writes its values.
package enum ValueFormat: Sendable, Equatable, Codable {
  case integer
  case decimal(Int)
  case percent(Int)
  /// As many digits, from the first that is not zero; very small values as powers of ten.
  case significant(Int)
}

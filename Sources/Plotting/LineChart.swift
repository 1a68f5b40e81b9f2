/// Lines over a shared horizontal axis, small multiples when the units differ: the figure `curvas`.
package struct LineChart: Sendable, Equatable, Codable {
  package struct Series: Sendable, Equatable, Codable {
    package var name: String
    package var values: [Double]

    package init(name: String, values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// Series of one unit, drawn over one vertical axis.
  package struct Panel: Sendable, Equatable, Codable {
    package var title: String
    package var series: [Series]
    package var format: ValueFormat

    package init(title: String, series: [Series], format: ValueFormat) {
      self.title = title
      self.series = series
      self.format = format
    }
  }

  package var panels: [Panel]
  /// What the horizontal axis counts, from 1: «época».
  package var horizontalTitle: String

  package init(panels: [Panel], horizontalTitle: String) {
    self.panels = panels
    self.horizontalTitle = horizontalTitle
  }
}

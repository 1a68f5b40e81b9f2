/// Images beside the bars of their predicted probabilities: the figure `predicciones`.
package struct PredictionGrid: Sendable, Equatable, Codable {
  package struct Item: Sendable, Equatable, Codable {
    /// Which input it is, from 0.
    package var index: Int
    package var raster: Raster?
    /// One for each class.
    package var probabilities: [Double]
    package var predicted: Int
    /// The true class, where it is known.
    package var truth: Int?

    package init(index: Int, raster: Raster?, probabilities: [Double], predicted: Int, truth: Int?) {
      self.index = index
      self.raster = raster
      self.probabilities = probabilities
      self.predicted = predicted
      self.truth = truth
    }
  }

  package var items: [Item]
  package var classes: [String]
  package var columns: Int

  package init(items: [Item], classes: [String], columns: Int) {
    self.items = items
    self.classes = classes
    self.columns = max(1, columns)
  }
}

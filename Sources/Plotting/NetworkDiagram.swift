/// A network's layers from input to output: the figure `red`.
package struct NetworkDiagram: Sendable, Equatable, Codable {
  package enum Role: Sendable, Equatable, Codable {
    case input
    case hidden
    case output
  }

  package struct Layer: Sendable, Equatable, Codable {
    package var role: Role
    /// What the layer is called: «densa(128)».
    package var name: String
    /// What it does, shortly: «ReLU».
    package var detail: String
    /// Its output's shape without the batch.
    package var shape: [Int]
    package var parameterCount: Int
    /// Names of its units, where they have one (the classes of the output layer); else empty.
    package var unitNames: [String]

    package init(
      role: Role, name: String, detail: String, shape: [Int], parameterCount: Int, unitNames: [String] = []
    ) {
      self.role = role
      self.name = name
      self.detail = detail
      self.shape = shape
      self.parameterCount = parameterCount
      self.unitNames = unitNames
    }
  }

  package var layers: [Layer]
  /// An example of what enters, drawn in the input's grid of pixels.
  package var sample: Raster?

  package init(layers: [Layer], sample: Raster? = nil) {
    self.layers = layers
    self.sample = sample
  }
}

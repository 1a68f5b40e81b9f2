/// The shapes of a network's layers and the places of their parameters, found without allocating any.
struct Blueprint: Sendable {
  var shapes: [LayerShape] = []
  /// By layer.
  var parameters: [[ParameterPlace]] = []
  /// Floats of all parameters in panels.
  var parameterFloats = 0
  /// Numbers of one example.
  let inputSize: Int
  let outputSize: Int
  /// The number below which all of an example's numbers have to be, as whole numbers from 0 on; nil for any numbers.
  private(set) var indexLimit: Int?

  init(inputShape: [Int], layers: [any Layer]) throws(ShapeError) {
    guard !layers.isEmpty else { throw .noLayers }
    inputSize = try Blueprint.size(of: inputShape, layer: 0)
    var shape = inputShape
    var isComputed = false
    // Of an example's own numbers the first layer may say what they are.
    var isSequence = false
    for (index, layer) in layers.enumerated() {
      if let limit = layer.indexLimit {
        guard !isComputed else { throw .unexpectedInput(layer: index, shape: shape, wanted: .words) }
        indexLimit = limit
      }
      if isSequence, type(of: layer).wantedMeaning == .image {
        throw .unexpectedInput(layer: index, shape: shape, wanted: .image)
      }
      isComputed = isComputed || !layer.keepsNumbers
      let output = try layer.outputShape(for: shape, at: index)
      let isMade = type(of: layer).wantedMeaning == .sequence
      isSequence = output.count == 2 && (isMade || isSequence && !layer.keepsNumbers)
      _ = try Blueprint.size(of: output, layer: index)
      var places: [ParameterPlace] = []
      var count = 0
      for wanted in layer.parameters(for: shape) {
        guard let padded = wanted.paddedCount, parameterFloats + padded <= largestCount else {
          throw .invalidSize(layer: index, size: max(wanted.rows, wanted.columns))
        }
        places.append(ParameterPlace(shape: wanted, offset: parameterFloats))
        parameterFloats += padded
        count += wanted.rows * wanted.columns
      }
      parameters.append(places)
      shapes.append(LayerShape(output: output, parameterCount: count))
      shape = output
    }
    outputSize = try Blueprint.size(of: shape, layer: layers.count - 1)
  }

  /// The matrices that an optimizer moves.
  var trainedPlaces: [ParameterPlace] { parameters.joined().filter(\.shape.isTrained) }

  private static func size(of shape: [Int], layer: Int) throws(ShapeError) -> Int {
    guard let size = product(of: shape) else {
      throw .invalidSize(layer: layer, size: shape.first { $0 <= 0 } ?? shape.max() ?? 0)
    }
    return size
  }
}

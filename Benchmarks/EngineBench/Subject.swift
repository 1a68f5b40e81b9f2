import Neural

/// The networks that are measured, on images of 28×28 pixels and 10 classes.
enum Subject: String {
  case dense, cnn

  static let inputShape = [28, 28]
  static let classes = 10
  static let batchSize = 32

  /// The notes' network, of any width, and the small convolutional one.
  func layers(width: Int = 128) -> [any Layer] {
    let ending: [any Layer] = [
      Flatten(), Dense(units: width, activation: .relu), Dense(units: Self.classes, activation: .softmax),
    ]
    switch self {
    case .dense: return ending
    case .cnn:
      return [
        Conv2D(filters: 32, kernelSize: 3, activation: .relu), MaxPool2D(),
        Conv2D(filters: 64, kernelSize: 3, activation: .relu), MaxPool2D(),
      ] + ending
    }
  }

  /// Compiled with Adam as the notes have it.
  func network(width: Int = 128) throws -> Network {
    var network = try Network(
      inputShape: Self.inputShape, layers: layers(width: width), stream: RandomStream(seed: 42, name: "network"))
    try network.compile(
      optimizer: .adam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7),
      loss: .sparseCategoricalCrossEntropy(fromLogits: false))
    return network
  }

  /// Floating-point operations of a training step for each image, as frameworks count them: two for each weight that
  /// meets a number, forward, for the weights' gradient and (but for the first layer) for the input's.
  var operationsPerImage: Double {
    let products: [Double] =
      switch self {
      case .dense: [784 * 128, 128 * 10]
      case .cnn: [26 * 26 * 32 * 9, 11 * 11 * 64 * 9 * 32, 1600 * 128, 128 * 10]
      }
    return products.enumerated().reduce(0) { $0 + $1.element * ($1.offset == 0 ? 4 : 6) }
  }

  /// How many images a slice takes: long enough to measure, short enough that little happens within.
  var imagesOfASlice: Int {
    switch self {
    case .dense: 60_000
    case .cnn: 2400
    }
  }
}

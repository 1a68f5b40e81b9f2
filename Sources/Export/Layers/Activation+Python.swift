import Neural

extension Activation {
  /// Its name in Keras.
  var keras: String { rawValue }

  /// Its module in PyTorch; nil for the one that does nothing.
  var pytorch: String? {
    switch self {
    case .linear: nil
    case .relu: "nn.ReLU()"
    case .softmax: "nn.Softmax(dim=1)"
    case .sigmoid: "nn.Sigmoid()"
    case .tanh: "nn.Tanh()"
    case .leakyReLU: "nn.LeakyReLU(0.2)"
    case .elu: "nn.ELU()"
    case .gelu: "nn.GELU()"
    case .softplus: "nn.Softplus()"
    case .swish: "nn.SiLU()"
    }
  }
}

/// What a lesson is exported to.
package enum Framework: String, Sendable, CaseIterable {
  case keras
  case pytorch

  /// As people write it.
  package var name: String {
    switch self {
    case .keras: "Keras"
    case .pytorch: "PyTorch"
    }
  }
}

/// Where a training is after some epochs: enough to go on and end with the same bits.
///
/// Shuffles and noise need no place here, because each epoch draws from a stream of its own number.
package struct FitState: Sendable, Equatable, Codable {
  /// All matrices, as the network arranges them.
  var parameters: [Float]
  var optimizer: OptimizerState
  /// The parameters of the best epoch, where `EarlyStopping` will restore them.
  var best: [Float]?
  /// Over all calls of `fit`.
  var epochsTrained: Int
  /// One for each epoch of this call.
  package var reports: [EpochReport]

  init(
    parameters: [Float], optimizer: OptimizerState, best: [Float]?, epochsTrained: Int, reports: [EpochReport]
  ) {
    self.parameters = parameters
    self.optimizer = optimizer
    self.best = best
    self.epochsTrained = epochsTrained
    self.reports = reports
  }
}

extension Network {
  /// Takes on the state of a network of the same layers and the same optimizer; another one's is refused.
  mutating func resume(_ state: FitState) throws(TrainingError) {
    guard fits(state) else { throw .foreignState }
    parameters = state.parameters
    training?.state = state.optimizer
    epochsTrained = state.epochsTrained
  }

  /// Becomes what `fit` leaves after the epochs of a state; false, and no change, where the state is of other layers or
  /// of another optimizer.
  package mutating func finish(_ state: FitState) -> Bool {
    guard fits(state) else { return false }
    parameters = state.best ?? state.parameters
    training?.state = state.optimizer
    epochsTrained = state.epochsTrained
    return true
  }

  private func fits(_ state: FitState) -> Bool {
    guard let own = training?.state else { return false }
    return state.parameters.count == parameters.count && (state.best?.count ?? parameters.count) == parameters.count
      && state.optimizer.slots.map(\.count) == own.slots.map(\.count)
  }
}

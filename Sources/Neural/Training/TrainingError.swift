/// Why training, evaluation or prediction cannot go on; told in words elsewhere.
package enum TrainingError: Error, Sendable, Equatable {
  /// There is no loss yet.
  case notCompiled
  /// A loss or a parameter became infinite or not a number.
  case notFinite(epoch: Int)
  /// The caller asked for it.
  case stopped
  /// The examples have another shape than the network's input, or fewer numbers than their shape promises.
  case inputShape(expected: [Int], found: [Int])
  /// A label that is not below the number of outputs.
  case label(Int, outputs: Int)
  /// Targets of so many numbers an example, where so many are needed; 0 stands for class numbers.
  case targets(expected: Int, found: Int)
  /// A target that is not from 0 to 1, where a loss takes it for a probability.
  case notProbability(Float)
  /// An input that is not a whole number from 0 on and below the limit, where a layer looks numbers up.
  case index(Float, limit: Int)
  /// There are no examples.
  case empty
  /// More memory than this machine can give.
  case tooLarge(bytes: Int)
  /// The system gives no such number of threads.
  case noThreads(Int)
  /// The state to go on from is of other layers or of another optimizer.
  case foreignState
}

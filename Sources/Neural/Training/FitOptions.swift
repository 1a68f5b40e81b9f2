/// How a network is trained.
package struct FitOptions: Sendable {
  package var epochs: Int
  /// Examples of a step; a last smaller batch takes the rest.
  package var batchSize: Int
  package var shuffles: Bool
  /// Measured after each epoch, never trained on.
  package var validation: Examples?
  package var earlyStopping: EarlyStopping?
  /// Factors of the losses of some classes' examples while training, 1 for all others; not of accuracies and not of
  /// validation. The mean still divides by the number of examples, as in Keras. Only for class labels.
  package var classWeights: [Int: Double]
  package var threads: Int
  /// Bytes that the network and its training may take.
  package var memory: Int
  /// Where the shuffles come from; epochs already trained move it on.
  package var stream: RandomStream
  /// Where an equal call was after some epochs, to go on from there.
  package var start: FitState?

  package init(
    epochs: Int, batchSize: Int = 32, shuffles: Bool = true, validation: Examples? = nil,
    earlyStopping: EarlyStopping? = nil, classWeights: [Int: Double] = [:], threads: Int,
    memory: Int = Engine.memory, stream: RandomStream, start: FitState? = nil
  ) {
    self.epochs = epochs
    self.batchSize = batchSize
    self.shuffles = shuffles
    self.validation = validation
    self.earlyStopping = earlyStopping
    self.classWeights = classWeights
    self.threads = threads
    self.memory = memory
    self.stream = stream
    self.start = start
  }
}

package import Neural

/// A change of a dataset: what it does to the facts is known before there are examples.
package enum Preparation: Sendable, Equatable {
  /// Sets a part for testing apart, where there is none.
  case split(TestSplit)
  /// Adds changed copies to the images for training.
  case augment(Augmentation)
  /// Makes spectrograms of waves.
  case spectrogram(MelSpectrogram)
  /// Standardises both parts by the mean and the deviation of the one for training.
  case standardize
  /// Turns class numbers into rows of zeros and a one.
  case oneHot

  /// Numbers of a part at most, once they are 32 bits each.
  package static let mostNumbers = 1 << 27

  /// What will be known of the prepared dataset.
  package func facts(of facts: DatasetFacts) throws(PreparationFault) -> DatasetFacts {
    var facts = facts
    switch self {
    case .split(let split):
      guard facts.testCount == 0 else { throw .hasTest }
      guard facts.trainingCount > 1 else { throw .tooFew(facts.trainingCount) }
      facts.testCount = split.testCount(of: facts.trainingCount)
      facts.trainingCount -= facts.testCount
    case .augment(let augmentation):
      guard facts.isImages else { throw .noImages }
      guard augmentation.shift < facts.inputShape.prefix(2).min() ?? 0 else { throw .shiftTooLarge(facts.inputShape) }
      facts.trainingCount = try Self.product([facts.trainingCount, 1 + augmentation.copies])
      _ = try Self.product([facts.trainingCount] + facts.inputShape)
    case .spectrogram(let mel):
      guard let rate = facts.sampleRate, facts.inputShape.count == 1 else { throw .noWaves }
      guard let shape = mel.shape(samples: facts.inputShape[0]) else { throw .windowTooLong(facts.inputShape[0]) }
      guard mel.filters(sampleRate: rate).allSatisfy({ !$0.weights.isEmpty }) else { throw .tooManyBands }
      facts.inputShape = shape
      facts.sampleRate = nil
      facts.spectrogram = SpectrogramFacts(mel: mel, sampleRate: rate)
      try checkSize(facts)
    case .standardize:
      facts.isImages = false
      facts.isStandardized = true
      facts.spectrogram?.isStandardized = true
      try checkSize(facts)
    case .oneHot:
      guard case .classes(let names) = facts.targets else { throw .noClasses }
      _ = try Self.product([max(facts.trainingCount, facts.testCount), names.count])
      facts.targets = .values(names)
    }
    return facts
  }

  /// The prepared dataset; the facts must have accepted it.
  package func applied(to dataset: Dataset, stream: RandomStream) throws(PreparationFault) -> Dataset {
    var result = dataset
    result.facts = try facts(of: dataset.facts)
    switch self {
    case .split(let split):
      let (training, test) = split.parts(of: dataset.training, stream: stream.substream("test"))
      (result.training, result.test) = (training, test)
    case .augment(let augmentation):
      result.training = augmentation.applied(to: dataset.training, stream: stream.substream("copies"))
    case .spectrogram(let mel):
      guard let rate = dataset.facts.sampleRate, let training = mel.applied(to: dataset.training, sampleRate: rate)
      else { throw .noWaves }
      result.training = training
      result.test = dataset.test.flatMap { mel.applied(to: $0, sampleRate: rate) }
    case .standardize:
      let standardization = Standardization(of: dataset.training)
      result.training = standardization.applied(to: dataset.training)
      result.test = dataset.test.map(standardization.applied)
    case .oneHot:
      let classes = dataset.facts.classNames.count
      result.training = dataset.training.oneHot(classes: classes)
      result.test = dataset.test?.oneHot(classes: classes)
    }
    return result
  }

  private func checkSize(_ facts: DatasetFacts) throws(PreparationFault) {
    _ = try Self.product([max(facts.trainingCount, facts.testCount)] + facts.inputShape)
  }

  private static func product(_ sizes: [Int]) throws(PreparationFault) -> Int {
    var result = 1
    for size in sizes {
      let (product, overflows) = result.multipliedReportingOverflow(by: size)
      guard !overflows, product <= mostNumbers else { throw .tooLarge(limit: mostNumbers) }
      result = product
    }
    return result
  }
}

/// Why a dataset cannot be prepared in a way.
package enum PreparationFault: Error, Sendable, Equatable {
  /// There is a part for testing already.
  case hasTest
  /// Too few examples to part.
  case tooFew(Int)
  case noImages
  case shiftTooLarge([Int])
  case noWaves
  /// The waves have only so many samples.
  case windowTooLong(Int)
  /// A band would lie between two frequencies of the transform.
  case tooManyBands
  /// Targets are values already.
  case noClasses
  case tooLarge(limit: Int)
}

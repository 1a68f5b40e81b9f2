package import Neural

/// A dataset that was read: its parts and what is known of them.
package struct Dataset: Sendable {
  package var facts: DatasetFacts
  package var training: Examples
  package var test: Examples?

  package init(facts: DatasetFacts, training: Examples, test: Examples?) {
    self.facts = facts
    self.training = training
    self.test = test
  }
}

/// What is known of a dataset without reading its examples.
package struct DatasetFacts: Sendable, Equatable {
  /// As authors write it: `fashion_mnist`.
  package var name: String
  package var targets: TargetFacts
  /// The shape of one input.
  package var inputShape: [Int]
  package var trainingCount: Int
  package var testCount: Int
  /// Whether inputs are images of bytes: grey of rank 2, or in colour with three channels last.
  package var isImages: Bool
  /// What each number of an input is, where inputs are rows of a table; else empty.
  package var inputNames: [String] = []
  /// Whether inputs are no longer in their own units, but in deviations from their mean.
  package var isStandardized = false
  /// The columns of a table that hold words, each of which is as many inputs as it has words.
  package var wordColumns: [WordColumn] = []
  /// The column of words whose words are the classes, where they come from a table.
  package var targetWords: WordColumn?
  /// Which numbers are to be predicted, where that is known.
  package var targetNumbers: TargetNumbers?
  /// Whether a part for testing was asked for in a way that could not be understood: nobody knows how many there are.
  package var isTestUndecided = false
  /// Samples a second, where inputs are waves.
  package var sampleRate: Int?
  /// What inputs show, where they are spectrograms.
  package var spectrogram: SpectrogramFacts?
  /// A Spanish phrase, without a full stop: what it is, by whom, under which licence.
  package var summary: String

  package init(
    name: String, classNames: [String], inputShape: [Int], trainingCount: Int, testCount: Int, isImages: Bool,
    summary: String
  ) {
    self.init(
      name: name, targets: .classes(classNames), inputShape: inputShape, trainingCount: trainingCount,
      testCount: testCount, isImages: isImages, summary: summary)
  }

  package init(
    name: String, targets: TargetFacts, inputShape: [Int], trainingCount: Int, testCount: Int = 0,
    isImages: Bool = false, inputNames: [String] = [], sampleRate: Int? = nil, summary: String
  ) {
    self.name = name
    self.targets = targets
    self.inputShape = inputShape
    self.trainingCount = trainingCount
    self.testCount = testCount
    self.isImages = isImages
    self.inputNames = inputNames
    self.sampleRate = sampleRate
    self.summary = summary
  }

  /// The names of the classes, index by label; empty where targets are values.
  package var classNames: [String] {
    get { if case .classes(let names) = targets { names } else { [] } }
    set { targets = .classes(newValue) }
  }
}

/// What is known of the targets without reading them.
package enum TargetFacts: Sendable, Equatable {
  /// A class number for each example; the classes' names in Spanish, index by number.
  case classes([String])
  /// A number for each of these names, for each example.
  case values([String])
}

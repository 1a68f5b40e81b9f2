package import Diagnostics
package import Typography

/// A lesson after it ran: what each step left and what each inline value became.
package struct ExecutedLesson: Sendable {
  package var document: Document
  package var seed: UInt64
  package var numbers: NumberStyle
  /// One for each directive of the document, in its order.
  package var steps: [Step]
  /// One for each inline value of the document, in its order.
  package var inlineTexts: [InlineText]
  /// One for each image of the document, in its order; nil for one that cannot be shown.
  package var images: [LessonImage?]
  /// All that was found wrong, in the order of the source; those with a step stand in its outputs too.
  package var problems: [Problem]
  /// What is worth telling the author though nothing is wrong; only where the run was asked to look for it.
  package var remarks: [Problem] = []
  /// What all of it was computed from; nil where that is not known, or nothing is kept.
  package var origin: LessonOrigin?

  /// Says that it is no longer known what it was computed from, so that nothing made of it is kept.
  package mutating func forgetOrigin() { origin = nil }

  package init(
    document: Document, seed: UInt64, numbers: NumberStyle, steps: [Step], inlineTexts: [InlineText],
    images: [LessonImage?] = [], problems: [Problem]
  ) {
    self.document = document
    self.seed = seed
    self.numbers = numbers
    self.steps = steps
    self.inlineTexts = inlineTexts
    self.images = images
    self.problems = problems
  }
}

/// One directive and what it left.
package struct Step: Sendable {
  package var directive: DirectiveBlock
  /// What it is called beside its source: «datos · moda».
  package var label: String
  package var outputs: [Output]
  /// Seconds it took; shown on the terminal and in JSON, never in a page.
  package var seconds: Double
  /// What its reader may move, and the values that it was run with.
  package var controls: [UsedControl] = []
  /// What the step is in other languages.
  package var equivalents: [Equivalent] = []
  /// Why it was computed; nil where nothing is kept.
  package var reason: StepReason?
  /// The epochs of a training that had been done before.
  package var resumedEpochs = 0

  package init(directive: DirectiveBlock, label: String, outputs: [Output], seconds: Double = 0) {
    self.directive = directive
    self.label = label
    self.outputs = outputs
    self.seconds = seconds
  }
}

/// What an inline value reads as.
package struct InlineText: Sendable, Equatable, Codable {
  package var text: String
  /// The number itself where it is one, for JSON.
  package var number: Double?
  /// Nil where it could be computed.
  package var problem: Problem?

  package init(text: String, number: Double? = nil, problem: Problem? = nil) {
    self.text = text
    self.number = number
    self.problem = problem
  }
}

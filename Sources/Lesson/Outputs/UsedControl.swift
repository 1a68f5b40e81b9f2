/// What a step offers its reader to move, and the value with which it was run.
package struct UsedControl: Sendable, Equatable {
  package enum Value: Sendable, Equatable {
    /// A number between two others.
    case number(Double, low: Double, high: Double)
    /// One of some choices, as they are written, and the number that the step took it for; nil for a word, or where
    /// only the run could tell.
    case choice(Int, of: [String], number: Double? = nil)
  }

  /// As it is written.
  package var option: String
  package var value: Value

  package init(option: String, value: Value) {
    self.option = option
    self.value = value
  }

  /// Notes the number that the step took a choice for.
  package mutating func resolve(to number: Double) {
    if case .choice(let index, let choices, _) = value { value = .choice(index, of: choices, number: number) }
  }
}

import Diagnostics
import Typography

/// A function of the language.
struct Function: Sendable {
  let name: String
  let usage: String
  /// One sentence: what it gives.
  let help: String
  /// Statements of `calcular` that call it.
  let example: String
  let arity: ClosedRange<Int>
  let labels: [String]
    self.draws = draws

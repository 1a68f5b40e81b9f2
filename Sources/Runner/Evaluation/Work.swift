import Diagnostics
import Synchronization

/// How much the expressions of a lesson have computed, so that no lesson computes without end.
///
/// A function that calls another twice, and that one a third twice, asks for twice as much with each line: the number
/// of operations has to be bounded, not the length of the lesson. A part of an expression takes ten, and one more for
/// each element that it makes.
final class Work: Sendable {
  static let operationsOfAPart = 10
  /// Enough for any lesson, and no more than a second or two.
  static let whileChecking = 100_000_000
  /// About two minutes.
  static let whileRunning = 10_000_000_000
  /// Problems of a lesson for which the nearest names are looked for.
  private static let mostGuesses = 100
  /// Parts of expressions being evaluated one inside another, in all functions; each takes a piece of the stack.
  static let mostLevels = 400

  /// The clock is looked at each time that so many operations were done.
  private static let operationsOfALook = 1 << 20

  private let limit: Int
  private let budget: Budget?
  /// Whether it is done while somebody waits: what is too much then is no fault, and is left to the run.
  let isHurried: Bool
  /// Where what is done here counts too.
  private let whole: Work?
  private let done = Atomic<Int>(0)
  private let guesses = Atomic<Int>(0)
  private let level = Atomic<Int>(0)

  init(limit: Int, budget: Budget? = nil, isHurried: Bool = false, of whole: Work? = nil) {
    self.limit = limit
    self.budget = budget
    self.isHurried = isHurried
    self.whole = whole
  }

  /// What was done so far.
  struct Spent: Sendable, Codable, Equatable {
    var operations = 0
    var guesses = 0

    static func + (left: Spent, right: Spent) -> Spent {
      Spent(operations: left.operations &+ right.operations, guesses: left.guesses &+ right.guesses)
    }

    static func - (left: Spent, right: Spent) -> Spent {
      Spent(operations: left.operations &- right.operations, guesses: left.guesses &- right.guesses)
    }
  }

  var spent: Spent {
    get { Spent(operations: done.load(ordering: .relaxed), guesses: guesses.load(ordering: .relaxed)) }
    set {
      done.store(newValue.operations, ordering: .relaxed)
      guesses.store(newValue.guesses, ordering: .relaxed)
    }
  }

  /// Counts what was done another time.
  func add(_ more: Spent) { spent = spent + more }

  /// Whether so much more can be done.
  func hasRoom(for more: Spent) -> Bool {
    let (sum, overflow) = done.load(ordering: .relaxed).addingReportingOverflow(more.operations)
    return !overflow && sum <= limit
  }

  /// A quarter of what is left, counted in the whole as it is done.
  func part() -> Work {
    Work(limit: max(0, limit - done.load(ordering: .relaxed)) / 4, budget: budget, isHurried: isHurried, of: self)
  }

  var isExhausted: Bool { done.load(ordering: .relaxed) > limit }

  /// Counts operations; false where they are too many.
  func spend(_ operations: Int) -> Bool {
    let before = done.load(ordering: .relaxed)
    // What was refused was not done.
    _ = whole?.spend(min(operations, max(0, limit - before)))
    var (sum, overflow) = before.addingReportingOverflow(operations)
    if let budget, !overflow, sum / Self.operationsOfALook != before / Self.operationsOfALook, budget.isExhausted {
      overflow = true
    }
    done.store(overflow ? Int.max : sum, ordering: .relaxed)
    return !overflow && sum <= limit
  }

  /// Why the budget lets nothing more be done; nil where it does, and the operations were too many.
  func endOfBudget(at range: SourceRange) -> Problem? {
    guard let budget, budget.isExhausted else { return nil }
    return budget.end(at: range)
  }

  /// Whether a problem may still look for the name that was meant.
  func mayGuess() -> Bool {
    if let whole { return whole.mayGuess() }
    return guesses.wrappingAdd(1, ordering: .relaxed).oldValue < Self.mostGuesses
  }

  /// Goes one level deeper; false, and no deeper, where it is too deep.
  func enter() -> Bool {
    let current = level.load(ordering: .relaxed)
    if current >= Self.mostLevels { return false }
    level.store(current + 1, ordering: .relaxed)
    return true
  }

  func leave() {
    level.store(level.load(ordering: .relaxed) - 1, ordering: .relaxed)
  }
}

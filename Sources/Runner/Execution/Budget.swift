package import Diagnostics
package import Neural

/// How long a lesson may compute and how much memory it may fill, so that a stranger's lesson can neither keep a
/// machine busy for a day nor bring it to its knees.
///
/// It changes no number: where it is exhausted the lesson fails.
package struct Budget: Sendable {
  /// Seconds of a lesson for which the person who runs it says nothing.
  package static let standard = 600
  /// The most that can be asked for: some months.
  package static let most = 10_000_000

  package let seconds: Int
  /// Bytes that the process may have for itself; all lessons that it runs count, as does what it holds of earlier ones.
  package let memory: Int
  private let deadline: ContinuousClock.Instant
  private let stop: StopSignal?
  /// Set once the memory was too much, which stays so after it is free again.
  private let overflow = StopSignal()

  /// Starts now. Who runs the lesson has the last word; the lesson itself can only ask for less than usual.
  package init(of person: Int?, lesson: Int?, memory: Int = Engine.memory, stop: StopSignal? = nil) {
    seconds = person ?? min(lesson ?? Self.standard, Self.standard)
    deadline = ContinuousClock.now + .seconds(seconds)
    self.memory = memory
    self.stop = stop
  }

  /// For what nobody waits for longer.
  package init(lasting duration: Duration) {
    seconds = Int(duration.components.seconds)
    deadline = ContinuousClock.now + duration
    memory = .max
    stop = nil
  }

  /// Whether a person has ended the run.
  package var isStopped: Bool { stop?.isSet ?? false }
  package var isExhausted: Bool { isStopped || ContinuousClock.now >= deadline || isFull }

  private var isFull: Bool {
    if !overflow.isSet, Engine.uses(moreThan: memory) { overflow.set() }
    return overflow.isSet
  }

  /// Why nothing more is done.
  package func end(at range: SourceRange) -> Problem {
    if isStopped { return Problem(.interrupted, "interrumpido", at: range) }
    return overflow.isSet ? .outOfMemory(memory, at: range) : .outOfTime(seconds, at: range)
  }
}

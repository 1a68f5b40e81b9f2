package import Diagnostics

/// How long a lesson may compute, so that a stranger's lesson cannot keep a machine busy for a day.
///
/// It changes no number: where it is exhausted the lesson fails.
package struct Budget: Sendable {
  /// Seconds of a lesson for which the person who runs it says nothing.
  package static let standard = 600
  /// The most that can be asked for: some months.
  package static let most = 10_000_000

  package let seconds: Int
  private let deadline: ContinuousClock.Instant
  private let stop: StopSignal?

  /// Starts now. Who runs the lesson has the last word; the lesson itself can only ask for less than usual.
  package init(of person: Int?, lesson: Int?, stop: StopSignal? = nil) {
    seconds = person ?? min(lesson ?? Self.standard, Self.standard)
    deadline = ContinuousClock.now + .seconds(seconds)
    self.stop = stop
  }

  /// For what nobody waits for longer.
  package init(lasting duration: Duration) {
    seconds = Int(duration.components.seconds)
    deadline = ContinuousClock.now + duration
    stop = nil
  }

  /// Whether a person has ended the run.
  package var isStopped: Bool { stop?.isSet ?? false }
  package var isExhausted: Bool { isStopped || ContinuousClock.now >= deadline }

  /// Why nothing more is done.
  package func end(at range: SourceRange) -> Problem {
    isStopped ? Problem(.interrupted, "interrumpido", at: range) : .outOfTime(seconds, at: range)
  }
}

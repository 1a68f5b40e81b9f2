import Synchronization

/// Ends a run from another thread: between two steps, and within a training between two of its corrections.
package final class StopSignal: Sendable {
  private let flag = Atomic(false)

  package init() {}

  package var isSet: Bool { flag.load(ordering: .relaxed) }

  package func set() { flag.store(true, ordering: .relaxed) }
}

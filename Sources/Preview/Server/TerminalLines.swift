import Runner
import Synchronization

/// Lines for a terminal, which may be stopped (Ctrl-S) or read by nobody: they are written in order on a thread of
/// their own, and dropped while too many wait.
package final class TerminalLines: Sendable {
  private struct State {
    var waiting: [String] = []
    var isWriting = false
  }

  /// Lines that may wait.
  package static let most = 100

  private let write: @Sendable (String) -> Void
  private let state = Mutex(State())

  package init(_ write: @escaping @Sendable (String) -> Void) {
    self.write = write
  }

  package func add(_ line: String) {
    let isFirst = state.withLock { state in
      if state.waiting.count < Self.most { state.waiting.append(line) }
      defer { state.isWriting = true }
      return !state.isWriting
    }
    guard isFirst else { return }
    if let thread = WorkerThread({ self.writeAll() }) { thread.detach() } else { state.withLock { $0 = State() } }
  }

  private func writeAll() {
    while let line = next() { write(line) }
  }

  private func next() -> String? {
    state.withLock { state in
      state.isWriting = !state.waiting.isEmpty
      return state.isWriting ? state.waiting.removeFirst() : nil
    }
  }
}

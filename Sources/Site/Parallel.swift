import Runner
import Synchronization

/// Does a work for each item, so many at a time, and gives the results in the order of the items.
///
/// The caller's thread works too; where no other can be had, it does all.
package func inParallel<Item: Sendable, Result: Sendable>(
  _ items: [Item], atMost count: Int, _ work: @escaping @Sendable (Item) -> Result
) -> [Result] {
  let board = WorkBoard<Result>(items.count)
  let loop: @Sendable () -> Void = {
    while let index = board.next() { board.note(work(items[index]), at: index) }
  }
  let threads = (1..<max(1, min(count, items.count)) as Range).compactMap { _ in WorkerThread(loop) }
  loop()
  for thread in threads { thread.join() }
  return board.results
}

/// Which item is next, and what the earlier ones gave.
private final class WorkBoard<Result: Sendable>: Sendable {
  private struct State {
    var next = 0
    var results: [Result?]
  }

  private let count: Int
  private let state: Mutex<State>

  init(_ count: Int) {
    self.count = count
    state = Mutex(State(results: Array(repeating: nil, count: count)))
  }

  func next() -> Int? {
    state.withLock { state in
      guard state.next < count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  func note(_ result: Result, at index: Int) { state.withLock { $0.results[index] = result } }

  var results: [Result] { state.withLock { $0.results.compactMap(\.self) } }
}

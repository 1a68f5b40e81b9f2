import FileSystem
import Synchronization

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

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
  let threads = (1..<max(1, min(count, items.count)) as Range).compactMap { _ in startThread(loop) }
  loop()
  for thread in threads { pthread_join(thread, nil) }
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

/// What a thread is to do, kept until it begins.
private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) {
    self.run = run
  }
}

/// As much as the main thread has: what evaluates a lesson calls itself as deep as the lesson nests.
private let stackSize = 8 << 20

/// A thread to be waited for; nil where the system gives none. Signals that end the program are the main thread's.
private func startThread(_ run: @escaping @Sendable () -> Void) -> pthread_t? {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setstacksize(&attributes, stackSize)
  let body = Unmanaged.passRetained(ThreadBody(run))
  let signals = HeldSignals()
  defer { signals.release() }
  #if canImport(Darwin)
    var thread: pthread_t?
    let status = pthread_create(&thread, &attributes, { argument in beginThread(argument) }, body.toOpaque())
  #else
    var thread = pthread_t()
    let status = pthread_create(&thread, &attributes, { argument in beginThread(argument) }, body.toOpaque())
  #endif
  guard status == 0 else {
    body.release()
    return nil
  }
  return thread
}

private func beginThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let argument { Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run() }
  return nil
}

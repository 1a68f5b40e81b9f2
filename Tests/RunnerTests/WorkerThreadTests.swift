import Runner
import Synchronization
import Testing

@Suite struct WorkerThreadTests {
  private final class Depth: Sendable {
    private let reached = Mutex(0)

    var count: Int { reached.withLock { $0 } }

    /// Deeper than the stack that macOS and musl give a second thread; glibc gives one as large as ours.
    func descend(_ left: Int) -> Int {
      reached.withLock { $0 += 1 }
      return left == 0 ? 0 : 1 + descend(left - 1)
    }
  }

  @Test func whoJoinsAThreadFindsItsWorkDone() throws {
    let depth = Depth()
    let threads = (0..<3).compactMap { _ in WorkerThread { _ = depth.descend(5_000) } }
    try #require(threads.count == 3)
    for thread in threads { thread.join() }
    #expect(depth.count == 3 * 5_001)
  }

  @Test func whatIsForgottenIsDoneToo() async throws {
    let depth = Depth()
    WorkerThread.start { _ = depth.descend(0) }
    for _ in 0..<1000 where depth.count == 0 { try await Task.sleep(for: .milliseconds(10)) }
    #expect(depth.count == 1)
  }
}

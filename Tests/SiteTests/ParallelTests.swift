import Foundation
import Site
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct ParallelTests {
  @Test func resultsAreInTheOrderOfTheItems() {
    let expected = (0..<50).map { $0 * $0 }
    for count in [1, 2, 7] {
      let found = inParallel(Array(0..<50), atMost: count) { $0 * $0 }
      #expect(found == expected)
    }
  }

  /// While the main thread writes a file it holds them back: no other may take them.
  @Test func otherThreadsLeaveTheSignalsThatEndTheProgramAlone() {
    let found = inParallel(Array(0..<40), atMost: 4) { _ -> (thread: Int, holds: Bool) in
      usleep(2000)
      var mask = sigset_t()
      pthread_sigmask(SIG_BLOCK, nil, &mask)
      let holds = [SIGINT, SIGTERM, SIGHUP].allSatisfy { sigismember(&mask, $0) == 1 }
      return (pthread_self().hashValue, holds)
    }
    let caller = pthread_self().hashValue
    let others = found.filter { $0.thread != caller }
    #expect(!others.isEmpty)
    #expect(others.allSatisfy { $0.holds })
  }
}

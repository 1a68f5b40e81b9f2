import Foundation
import Preview
import Synchronization
import Testing

@Suite struct TerminalLinesTests {
  /// One that is stopped until it is let go on.
  private final class Terminal: Sendable {
    private let lines = Mutex<[String]>([])
    private let isStopped = Mutex(true)

    func write(_ line: String) {
      while isStopped.withLock({ $0 }) { usleep(500) }
      lines.withLock { $0.append(line) }
    }

    func goOn() { isStopped.withLock { $0 = false } }

    /// What was written, once those are so many lines, or after a while.
    func written(_ count: Int = 0) -> [String] {
      let deadline = Date(timeIntervalSinceNow: 10)
      while lines.withLock({ $0.count }) < count, Date() < deadline { usleep(1000) }
      return lines.withLock { $0 }
    }
  }

  @Test func aTerminalThatIsStoppedKeepsNobodyWaiting() {
    let terminal = Terminal()
    let lines = TerminalLines { terminal.write($0) }
    let start = Date()
    for number in 0..<10_000 { lines.add("\(number)") }
    #expect(Date().timeIntervalSince(start) < 5)
    #expect(terminal.written().isEmpty)
    terminal.goOn()
    // One is being written while the others wait, or waits as they do.
    _ = terminal.written(TerminalLines.most)
    usleep(100_000)
    let first = terminal.written()
    let expected = (0..<50).map { "\($0)" }
    #expect(Array(first.prefix(50)) == expected)
    #expect((TerminalLines.most...TerminalLines.most + 1).contains(first.count))
    // Then there is room again.
    lines.add("más")
    #expect(terminal.written(first.count + 1).last == "más")
  }
}

/// What a lesson said before each change, and what it said before a change was undone.
struct LessonHistory: Sendable {
  struct Moment: Sendable {
    var bytes: [UInt8]
    /// With what they had left, so that a step that comes back soon need not run again.
    var steps: [LiveStep]

    fileprivate mutating func forgetResults() {
      for index in steps.indices { steps[index].result = nil }
    }
  }

  /// Who writes in a step, and in which: what two write in one is not one change.
  struct Writing: Sendable, Equatable {
    var client: Int
    var uid: String
  }

  private(set) var past: [Moment] = []
  private(set) var future: [Moment] = []
  /// All that somebody writes in a step in a row is one change.
  private var writing: Writing?

  private static let mostMoments = 100
  private static let mostBytes = 16 << 20
  /// Moments of which the results are held too, which are far larger than texts.
  static let mostWithResults = 10

  /// Keeps what is about to change.
  mutating func add(_ moment: Moment, _ now: Writing? = nil) {
    defer { writing = now }
    future = []
    if let now, now == writing { return }
    past.append(moment)
    if past.count > Self.mostWithResults { past[past.count - 1 - Self.mostWithResults].forgetResults() }
    var size = past.reduce(0) { $0 + $1.bytes.count }
    while past.count > Self.mostMoments || (size > Self.mostBytes && past.count > 1) {
      size -= past.removeFirst().bytes.count
    }
  }

  mutating func undo(_ now: Moment) -> Moment? {
    writing = nil
    guard let moment = past.popLast() else { return nil }
    future.append(now)
    return moment
  }

  mutating func redo(_ now: Moment) -> Moment? {
    writing = nil
    guard let moment = future.popLast() else { return nil }
    past.append(now)
    return moment
  }
}

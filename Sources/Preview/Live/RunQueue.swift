import Lesson
import Runner

/// One lesson runs at a time; the others wait for it, in the order in which they came.
struct RunQueue {
  struct Request: Equatable {
    let name: String
    /// The last step that was asked for; what is below runs too while it is quick.
    var upTo: String?
    /// Whether all was asked for.
    var isAll = false

    var isAsked: Bool { upTo != nil || isAll }
  }

  struct Running {
    let id: Int
    let request: Request
    let stop: StopSignal
    let document: Document
    let uids: [String]
    let fingerprints: [UInt64]
    /// Of the values in the prose.
    let valueFingerprints: [UInt64]
    /// Those of the page of that document.
    let identifiers: Identifiers
    /// The step that is being done.
    var step: Int?

    var name: String { request.name }
  }

  var running: Running?
  private(set) var waiting: [Request] = []

  /// Puts a lesson's run last, or in the place of one that it waited for; what goes on of it is stopped.
  ///
  /// One that nobody asked for does what was asked of the run whose place it takes.
  mutating func add(_ request: Request) {
    var request = request
    let index = waiting.firstIndex { $0.name == request.name }
    let current = running.flatMap { $0.name == request.name && !$0.stop.isSet ? $0 : nil }
    if !request.isAsked, let earlier = index.map({ waiting[$0] }) ?? current?.request { request = earlier }
    current?.stop.set()
    if let index { waiting[index] = request } else { waiting.append(request) }
  }

  mutating func next() -> Request? { waiting.isEmpty ? nil : waiting.removeFirst() }

  /// Ends what a lesson does or waits for.
  mutating func stop(_ name: String) {
    waiting.removeAll { $0.name == name }
    if running?.name == name { running?.stop.set() }
  }

  func isWaiting(_ name: String) -> Bool { waiting.contains { $0.name == name } }
}

package import Cache
package import Neural

/// The states of one training, of any number of epochs: it goes on from where an equal one was.
///
/// Each finished training is kept by how many epochs it had, and the one that is going on at most ten times a second,
/// so that what was killed goes on from an epoch of a tenth of a second before.
package struct TrainingCache: Sendable {
  private let cache: StepCache
  /// Of all that the training depends on but its epochs.
  private let key: Digest
  private var lastKept = ContinuousClock.now
  /// The first fault of the store, after which nothing more is kept.
  package private(set) var fault: CacheFault?
  /// Under which the last state is kept.
  package private(set) var finished: Digest?

  /// Between two states of a training that is going on.
  private static let patience = Duration.milliseconds(100)

  init(_ cache: StepCache, key: Digest) {
    self.cache = cache
    self.key = key
  }

  private var running: Digest { Digest(of: [key.hexadecimal, "running"]) }
  private var list: Digest { Digest(of: [key.hexadecimal, "epochs"]) }
  private func place(_ epochs: Int) -> Digest { Digest(of: [key.hexadecimal, "epochs", String(epochs)]) }

  /// The state after the most epochs that are no more than so many; nil for none.
  package func start(of epochs: Int) -> FitState? {
    let known = cache.value(of: [Int].self, under: list, .training) ?? []
    var best: FitState?
    if let going = cache.training(running), going.reports.count <= epochs { best = going }
    for count in known.sorted(by: >) where count <= epochs && count > best?.reports.count ?? 0 {
      guard let state = cache.training(place(count)), state.reports.count == count else { continue }
      return state
    }
    return best
  }

  /// Notes an epoch's state.
  package mutating func note(isLast: Bool, _ state: () -> FitState) {
    let now = ContinuousClock.now
    guard fault == nil, isLast || now - lastKept >= Self.patience else { return }
    lastKept = now
    if isLast { finish(state()) } else { keep(state(), under: running) }
  }

  /// Notes that a training has no more epochs to go.
  package mutating func finish(_ state: FitState) {
    let count = state.reports.count
    let place = place(count)
    keep(state, under: place)
    guard fault == nil else { return }
    finished = place
    let known = cache.value(of: [Int].self, under: list, .training) ?? []
    if !known.contains(count) { keep((known + [count]).sorted(), under: list) }
    cache.store.remove(running)
  }

  private mutating func keep(_ value: some Encodable, under key: Digest) {
    guard fault == nil else { return }
    do throws(CacheFault) {
      try cache.keep(value, under: key, .training)
    } catch {
      fault = error
    }
  }
}

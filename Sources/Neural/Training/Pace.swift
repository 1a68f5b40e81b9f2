/// Chooses between all threads and the calling one alone, by measuring how long examples take with each.
///
/// Threads that wait for one another several times in a tenth of a millisecond are a gain on processors of their own.
/// Where another program takes one of these, all wait whenever it does, and one thread is faster than two. Results
/// do not depend on the choice.
package struct Pace {
  /// Time of steps that are measured together.
  private static let block = 0.002
  /// How often the choice that seems slower is tried: so many seconds after the last trial, or so many times what
  /// that took.
  private static let trialInterval = (seconds: 0.25, times: 40.0)

  private var alone = false
  /// Seconds an example: smoothed of the choice in force, of the other what its last trial took; nil before that.
  private var costAlone: Double?
  private var costTogether: Double?
  private var blockStart: Double
  private var blockExamples = 0
  /// The first block after a change, while threads wake and their caches fill, says nothing.
  private var isFresh = true
  private var trialStart: Double?
  private var nextTrial: Double

  package init(now: Double) {
    blockStart = now
    nextTrial = now
  }

  /// Leaves out the time since the last step, in which something else was done.
  package mutating func restart(now: Double) {
    blockStart = now
    blockExamples = 0
  }

  /// Takes note of a step that ends now, and tells whether the next is for the calling thread alone.
  package mutating func isAlone(after examples: Int, now: Double) -> Bool {
    blockExamples += examples
    let elapsed = now - blockStart
    guard elapsed >= Pace.block else { return alone }
    let cost = elapsed / Double(blockExamples)
    restart(now: now)
    if isFresh {
      isFresh = false
      return alone
    }
    note(cost)
    let before = alone
    if let start = trialStart {
      trialStart = nil
      nextTrial = now + max(Pace.trialInterval.seconds, Pace.trialInterval.times * (now - start))
    }
    if let costAlone, let costTogether, now < nextTrial {
      alone = costAlone < costTogether
    } else {
      alone.toggle()
      trialStart = now
    }
    isFresh = alone != before
    return alone
  }

  private mutating func note(_ cost: Double) {
    let old = trialStart == nil ? (alone ? costAlone : costTogether) : nil
    let new = old.map { 0.75 * $0 + 0.25 * cost } ?? cost
    if alone { costAlone = new } else { costTogether = new }
  }
}

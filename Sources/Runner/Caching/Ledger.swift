import Cache
import Datasets
import Diagnostics
import Lesson
import Typography

/// The steps of a run so far: what each was computed from, and whether what it left is in the session.
///
/// A step whose result is kept is not done, and leaves nothing in the session until a step below, whose result is not
/// kept, reads a name that it bound.
struct Ledger {
  /// How much of a step's names there is in the session.
  enum Presence: Comparable {
    case absent
    /// What is known without data.
    case outlined
    case whole
  }

  /// How a step's names come back.
  enum Restoration: Int, Codable {
    /// The step is done again, which is quick, or nothing of it could be kept.
    case doing
    /// From kept values and what is known without data.
    case values
    /// From kept values and the data of what the step reads.
    case valuesAndData
    /// It left nothing under its names.
    case nothing
    /// It failed: what stands under its names is unknown.
    case unknown
  }

  struct Entry {
    let step: CheckedStep
    let key: StepKey
    /// Which entry gave each name that it reads its value.
    let reads: [String: Int]
    var writes: Set<String>
    var restoration: Restoration
    /// How often streams had been drawn from before it.
    let ordinals: [String: Int]
    /// What had been computed before it.
    let spent: Work.Spent
    /// Whether nothing of it went wrong.
    let isSound: Bool
    var presence: Presence
    /// Whether its kept values turned out not to serve.
    var isGivenUp = false
  }

  private(set) var entries: [Entry] = []
  /// The last entry that bound a name, or changed the model under it.
  private(set) var latest: [String: Int] = [:]
  /// The last entry that bound a name.
  private(set) var makers: [String: Int] = [:]
  /// Of models that are copies, the original.
  private(set) var originals: [String: String] = [:]
  private var branches: [Branch] = []

  private struct Branch {
    let count: Int
    let latest: [String: Int]
    let makers: [String: Int]
    let originals: [String: String]
    var presence: [Presence]
  }

  /// Notes a step that was done or whose result is kept; gives its number.
  mutating func note(_ entry: Entry, _ record: StepRecord) {
    for name in record.binds { makers[name] = entries.count }
    for name in record.binds + record.changes { latest[name] = entries.count }
    originals.merge(record.originals) { $1 }
    entries.append(entry)
  }

  // MARK: Solutions

  mutating func beginBranch() {
    branches.append(
      Branch(
        count: entries.count, latest: latest, makers: makers, originals: originals,
        presence: entries.map(\.presence)))
  }

  /// What the solution's steps did is forgotten, and so is what was brought back within it.
  mutating func endBranch() {
    guard let branch = branches.popLast() else { return }
    latest = branch.latest
    makers = branch.makers
    originals = branch.originals
    for (index, presence) in branch.presence.enumerated() { entries[index].presence = presence }
    for index in branch.count..<entries.count { entries[index].presence = .absent }
  }

  /// Where each solution that has begun starts among the entries.
  var branchStarts: [Int] { branches.map(\.count) }

  // MARK: Presence

  mutating func set(_ presence: Presence, of index: Int) { entries[index].presence = presence }

  /// The kept values of an entry turned out not to serve.
  mutating func giveUp(_ index: Int) {
    entries[index].restoration = .doing
    entries[index].isGivenUp = true
  }

  /// The session was begun anew.
  mutating func forgetPresence() {
    for index in entries.indices { entries[index].presence = .absent }
  }

  /// The session was begun anew, and a solution begins in it again: what is there now was there before it.
  mutating func rebegin(branch number: Int) {
    branches[number].presence = entries.prefix(branches[number].count).map(\.presence)
  }

  // MARK: What has to be brought back

  /// The last entries of names that went wrong: what they left is unknown, whatever gave the names their values.
  func failures(among names: some Sequence<String>) -> [Int] {
    names.compactMap { latest[$0] }.filter { !entries[$0].isSound }
  }

  /// Whether nothing went wrong with what was read.
  func isSound(_ reads: [String: Int]) -> Bool {
    failures(among: reads.keys).isEmpty && reads.values.allSatisfy { entries[$0].isSound }
  }

  /// The entries that must be brought into the session before those of some names are whole in it, and how much of
  /// each.
  func needed(for names: some Sequence<Int>) -> [Int: Presence] {
    var needed: [Int: Presence] = [:]
    var open = names.map { ($0, Presence.whole) }
    while let (index, wanted) = open.popLast() {
      let entry = entries[index]
      guard entry.presence < wanted, needed[index].map({ $0 < wanted }) ?? true else { continue }
      needed[index] = wanted
      if entry.restoration == .nothing || entry.restoration == .unknown { continue }
      for (name, source) in entry.reads {
        // A model that is trained is changed, not made.
        let isWhole =
          wanted == .whole && (entry.restoration != .values || entry.writes.contains(name))
        open.append((source, isWhole ? .whole : .outlined))
      }
    }
    return needed
  }

  /// Whether bringing entries back would undo what a later step did to a name, or show it what a later step left: also
  /// one that is only outlined, and is to be brought back too.
  func isTangled(_ needed: [Int: Presence]) -> Bool {
    for index in needed.keys {
      let entry = entries[index]
      let touched = entry.writes.union(entry.reads.keys)
      for later in entries.indices.dropFirst(index + 1) {
        if entries[later].presence > .absent, !entries[later].writes.isDisjoint(with: touched) { return true }
      }
    }
    return false
  }
}

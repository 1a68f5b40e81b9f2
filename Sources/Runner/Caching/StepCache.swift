package import Cache
import Diagnostics
import Lesson
import Neural

/// What a step left, to be read again in place of doing it.
struct StepRecord: Codable, Sendable {
  var outputs: [Output]
  /// The names that it bound, and its own.
  var binds: [String]
  /// The models that it changed.
  var changes: [String]
  /// Of models that it made as copies, the original.
  var originals: [String: String]
  /// How often streams of a name were drawn from after it.
  var ordinals: [String: Int]
  /// How its names come back.
  var restoration: Ledger.Restoration
  /// What it took when it was done.
  var seconds: Double
  /// What its expressions computed, which counts also where it is not done.
  var spent: Work.Spent

  private enum CodingKeys: CodingKey {
    case outputs, binds, changes, originalNames, originalValues, streams, counts, restoration, seconds, spent
  }

  init(
    outputs: [Output], binds: [String], changes: [String], originals: [String: String], ordinals: [String: Int],
    restoration: Ledger.Restoration, seconds: Double, spent: Work.Spent = Work.Spent()
  ) {
    self.outputs = outputs
    self.binds = binds
    self.changes = changes
    self.originals = originals
    self.ordinals = ordinals
    self.restoration = restoration
    self.seconds = seconds
    self.spent = spent
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    outputs = try container.decode([Output].self, forKey: .outputs)
    binds = try container.decode([String].self, forKey: .binds)
    changes = try container.decode([String].self, forKey: .changes)
    let names = try container.decode([String].self, forKey: .originalNames)
    originals = Dictionary(
      zip(names, try container.decode([String].self, forKey: .originalValues))) { first, _ in first }
    let streams = try container.decode([String].self, forKey: .streams)
    ordinals = Dictionary(zip(streams, try container.decode([Int].self, forKey: .counts))) { first, _ in first }
    restoration = try container.decode(Ledger.Restoration.self, forKey: .restoration)
    seconds = try container.decode(Double.self, forKey: .seconds)
    spent = try container.decode(Work.Spent.self, forKey: .spent)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(outputs, forKey: .outputs)
    try container.encode(binds, forKey: .binds)
    try container.encode(changes, forKey: .changes)
    let sorted = originals.sorted { $0.key < $1.key }
    try container.encode(sorted.map(\.key), forKey: .originalNames)
    try container.encode(sorted.map(\.value), forKey: .originalValues)
    let streams = ordinals.sorted { $0.key < $1.key }
    try container.encode(streams.map(\.key), forKey: .streams)
    try container.encode(streams.map(\.value), forKey: .counts)
    try container.encode(restoration, forKey: .restoration)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(spent, forKey: .spent)
  }
}

/// How an inline value reads, and what its expression computed.
struct InlineRecord: Codable, Sendable {
  let text: InlineText
  let spent: Work.Spent
}

/// What each step of a run left, in the order of the lesson.
package struct StepRecords: Sendable {
  let steps: [StepRecord]
}

/// Where results of steps are kept, as typed values: outputs, what names were bound to, states of trainings.
package struct StepCache: Sendable {
  package let store: Store
  /// What tells this program from others that may write the same results in another way.
  package let program: String

  package init(_ store: Store, program: String) {
    self.store = store
    self.program = program
  }

  // MARK: Typed objects

  /// Places in an object are told from `base` on.
  package func value<T: Decodable>(of type: T.Type, under key: Digest, _ kind: Store.Kind, base: Int = 0) -> T? {
    guard let bytes = store.content(of: key, kind) else { return nil }
    guard let value = try? BinaryDecoder(context: Self.context(base)).value(of: type, in: bytes) else {
      store.remove(key)
      return nil
    }
    return value
  }

  package func keep(_ value: some Encodable, under key: Digest, _ kind: Store.Kind, base: Int = 0) throws(CacheFault) {
    guard let bytes = try? BinaryEncoder(context: Self.context(base)).bytes(of: value) else { return }
    try store.keep(bytes, under: key, kind)
  }

  private static func context(_ base: Int) -> [CodingUserInfoKey: any Sendable] {
    sourceBase.map { [$0: base] } ?? [:]
  }

  // MARK: Trainings

  func training(_ key: Digest) -> FitState? { value(of: FitState.self, under: key, .training) }

  /// Notes that what a training left was used, though it need not be read: its states are the largest objects, and
  /// would be the first to make room.
  func useTraining(keptUnder values: Digest) {
    for binding in value(of: [KeptBinding].self, under: values, .values) ?? [] {
      if case .trained(let state, _) = binding.value { store.use(state) }
    }
  }
}

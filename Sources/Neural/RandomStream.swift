/// A counter-based source of random numbers (Philox 4×32-10), named so that one step's numbers do not move another's.
package struct RandomStream: Sendable, Equatable {
  package init(seed: UInt64, name: String) {}
  /// A stream of its own within this one.
  package func substream(_ name: String) -> RandomStream { self }
}

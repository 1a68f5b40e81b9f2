package import Neural

/// Random numbers of one statement: each call draws from a stream of its own, so that nobody's numbers move others'.
package final class Draws {
  private let stream: RandomStream
  /// How many calls have drawn.
  package private(set) var count = 0

  /// For checking, which knows no numbers but has to know where some may be drawn.
  package static var absent: Draws { Draws(RandomStream(seed: 0, name: "")) }

  package init(_ stream: RandomStream) {
    self.stream = stream
  }

  /// The generator of the next call.
  func generator() -> RandomGenerator {
    count += 1
    return stream.substream("\(count)").generator()
  }
}

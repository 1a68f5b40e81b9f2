package import Neural

/// Sets a share of the examples apart for testing, at random, each class in proportion.
package struct TestSplit: Sendable, Equatable {
  /// More than 0 and less than 1.
  package var share: Double

  package init(share: Double) {
    self.share = share
  }

  /// How many of the examples are for testing: the share of them, rounded, but one at least and not all.
  package func testCount(of count: Int) -> Int {
    max(1, min(count - 1, Int((Double(count) * share).rounded())))
  }

  /// Both parts, shuffled. Of each class there are as many for testing as its part of the whole asks, rounded so that
  /// the total is right: what is left over goes to the classes with the largest remainders, then to the first ones.
  package func parts(of examples: Examples, stream: RandomStream) -> (training: Examples, test: Examples) {
    var order = (0..<Int32(examples.count)).map { $0 }
    var generator = stream.generator()
    order.withUnsafeMutableBufferPointer { generator.shuffle($0) }
    var wanted = testCounts(of: examples)
    var (training, test): ([Int], [Int]) = ([], [])
    for place in order.map(Int.init) {
      let label = examples.label(place)
      if wanted[label] > 0 {
        wanted[label] -= 1
        test.append(place)
      } else {
        training.append(place)
      }
    }
    return (examples.gathered(training), examples.gathered(test))
  }

  /// How many of each class are for testing; of values there is one class.
  private func testCounts(of examples: Examples) -> [Int] {
    var counts = [Int](repeating: 0, count: 256)
    for place in 0..<examples.count { counts[examples.label(place)] += 1 }
    let total = testCount(of: examples.count)
    var result = counts.map { $0 * total / examples.count }
    let remainders = counts.map { $0 * total % examples.count }
    let order = counts.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
    for label in order.prefix(total - result.reduce(0, +)) { result[label] += 1 }
    return result
  }
}

extension Examples {
  fileprivate func label(_ place: Int) -> Int {
    if case .classes(let labels) = targets { Int(labels[range.lowerBound + place]) } else { 0 }
  }
}

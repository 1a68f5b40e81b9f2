import Datasets
import Neural
import Testing

@Suite struct TestSplitTests {
  private let stream = RandomStream(seed: 1, name: "x")

  /// Examples whose only input is their place.
  private func examples(_ labels: [UInt8]) -> Examples {
    Examples(inputs: .floats(labels.indices.map { Float($0) }), labels: labels, inputShape: [1])
  }

  @Test func everyExampleIsInOnePart() {
    let all = examples((0..<150).map { UInt8($0 / 50) })
    let (training, test) = TestSplit(share: 0.2).parts(of: all, stream: stream)
    #expect(training.count == 120 && test.count == 30)
    #expect((training.floats + test.floats).sorted() == (0..<150).map { Float($0) })
    for part in [training, test] {
      #expect(zip(part.floats, part.labels).allSatisfy { UInt8($0 / 50) == $1 })
    }
    #expect(training.floats != training.floats.sorted())
  }

  @Test func classesKeepTheirProportions() {
    let labels = [UInt8](repeating: 0, count: 70) + [UInt8](repeating: 1, count: 20) + [UInt8](repeating: 5, count: 10)
    let test = TestSplit(share: 0.3).parts(of: examples(labels), stream: stream).test
    #expect([0, 1, 5].map { label in test.labels.count { $0 == label } } == [21, 6, 3])
    // 7 of 10 in shares of 3.5 and 3.5: the first class gets what is left over.
    let odd = TestSplit(share: 0.7).parts(of: examples([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]), stream: stream).test
    #expect([0, 1].map { label in odd.labels.count { $0 == label } } == [4, 3])
  }

  @Test func countsAreKnownBeforehand() {
    for (count, share) in [(2, 0.01), (2, 0.99), (3, 0.5), (10, 0.25), (7, 0.999), (1000, 1e-9), (101, 0.5)] {
      let split = TestSplit(share: share)
      let wanted = split.testCount(of: count)
      #expect(wanted >= 1 && wanted < count)
      let labels = (0..<count).map { UInt8($0 % 3) }
      let (training, test) = split.parts(of: examples(labels), stream: stream)
      #expect(test.count == wanted && training.count == count - wanted)
    }
    #expect(TestSplit(share: 0.2).testCount(of: 150) == 30)
    #expect(TestSplit(share: 0.25).testCount(of: 10) == 3)
  }

  @Test func valuesAndSlicesArePartedToo() {
    let all = Examples(
      inputs: .bytes([9, 8, 7, 6, 5, 4, 3, 2, 1, 0], divisor: 2), targets: .values([0, 1, 2, 3, 4], size: 1),
      inputShape: [2])
    let (training, test) = TestSplit(share: 0.5).parts(of: all[1..<5], stream: stream)
    guard case .values(let first, size: 1) = training.targets, case .values(let second, size: 1) = test.targets else {
      Issue.record("targets should be values")
      return
    }
    #expect((first + second).sorted() == [1, 2, 3, 4])
    #expect(zip(first + second, stride(from: 0, to: 8, by: 2)).allSatisfy { target, place in
      (training.floats + test.floats)[place] == (9 - 2 * target) / 2
    })
  }

  @Test func theStreamDecides() {
    let all = examples((0..<60).map { UInt8($0 % 2) })
    let first = TestSplit(share: 0.5).parts(of: all, stream: stream).test.floats
    #expect(first == TestSplit(share: 0.5).parts(of: all, stream: stream).test.floats)
    #expect(first != TestSplit(share: 0.5).parts(of: all, stream: RandomStream(seed: 2, name: "x")).test.floats)
  }
}

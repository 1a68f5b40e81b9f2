import Datasets
import Neural
import Testing

@Suite struct OneHotTests {
  @Test func aRowHasAOneAtItsClass() {
    let examples = Examples(inputs: .bytes([1, 2, 3, 4], divisor: 1), labels: [2, 0, 1, 2], inputShape: [1])
    let found = examples[1..<4].oneHot(classes: 3)
    guard case .values(let values, size: 3) = found.targets else {
      Issue.record("targets should be values")
      return
    }
    #expect(values == [1, 0, 0, 0, 1, 0, 0, 0, 1])
    #expect(found.count == 3 && found.floats == [2, 3, 4])
  }

  @Test func valuesStay() {
    let examples = Examples(inputs: .floats([1, 2]), targets: .values([5, 6], size: 1), inputShape: [1])
    guard case .values([5, 6], size: 1) = examples.oneHot(classes: 4).targets else {
      Issue.record("targets should be the same values")
      return
    }
  }
}

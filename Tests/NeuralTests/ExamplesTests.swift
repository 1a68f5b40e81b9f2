import Neural
import Testing

@Suite struct ExamplesTests {
  private let data = Examples(
    inputs: .floats([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), labels: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], inputShape: [1])

  @Test func slicesCountWithinSlices() {
    #expect(data.count == 10)
    #expect(data[2..<7].range == 2..<7)
    #expect(data[2..<7][1..<3].range == 3..<5)
  }

  @Test func slicesAreClamped() {
    #expect(data[8..<20].range == 8..<10)
    #expect(data[20..<30].count == 0)
    #expect(data[-5..<3].range == 0..<3)
    #expect(data[Int.min..<Int.max].range == 0..<10)
    #expect(data[2..<7][4..<Int.max].range == 6..<7)
    #expect(data[2..<7][Int.min..<Int.min].count == 0)
  }

  @Test func divisionKeepsTheSlice() {
    let bytes = Examples(inputs: .bytes([1, 2, 3], divisor: 1), labels: [0, 1, 2], inputShape: [1])
    let divided = bytes[1..<3].divided(by: 255)
    #expect(divided.range == 1..<3)
    guard case .bytes(let kept, let divisor) = divided.inputs else {
      Issue.record("not bytes")
      return
    }
    #expect(kept == [1, 2, 3] && divisor == 255)
    #expect(data.divided(by: 2).range == data.range)
  }

  @Test func valuesAreCountedByTheirSize() {
    let values = Examples(
      inputs: .floats([1, 2, 3]), targets: .values([1, 2, 3, 4, 5, 6, 7], size: 2), inputShape: [1])
    #expect(values.count == 3 && values.labels.isEmpty)
    #expect(values[1..<3].range == 1..<3)
    #expect(data.targets.count == 10)
    #expect(Examples(inputs: .floats([]), targets: .values([1], size: 0), inputShape: [1]).count == 0)
  }
}

import Datasets
import Neural
import Testing

@Suite struct StandardizationTests {
  @Test func measuresEachColumn() {
    let examples = Examples(inputs: .floats([1, 10, 5, 3, 10, 5, 5, 40, 5]), labels: [0, 1, 0], inputShape: [3])
    let found = Standardization(of: examples)
    #expect(found.means == [3, 20, 5])
    // √(8/3) and √(200), and a deviation of 0 counts as 1.
    #expect(found.deviations == [(8.0 / 3).squareRoot(), 200.0.squareRoot(), 1])
    let standard = found.applied(to: examples)
    let expected: [Float] = [-1.2247449, -0.70710677, 0, 0, -0.70710677, 0, 1.2247449, 1.4142135, 0]
    #expect(zip(standard.floats, expected).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(standard.labels == [0, 1, 0])
  }

  @Test func imagesHaveOneMean() {
    let images = Examples(inputs: .bytes([0, 255, 255, 0, 9, 9], divisor: 255), labels: [0, 1, 2], inputShape: [1, 2])
    let found = Standardization(of: images[0..<2])
    #expect(found.means == [0.5] && found.deviations == [0.5])
    let test = found.applied(to: images[2..<3])
    #expect(test.count == 1 && test.labels == [2])
    #expect(test.floats == [Float(9) / 255, Float(9) / 255].map { Float((Double($0) - 0.5) / 0.5) })
  }
}

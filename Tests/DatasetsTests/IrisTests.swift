import Datasets
import Neural
import Testing

/// `Reference/iris.py` compares every number; here are the means that Fisher's paper gives for each species.
@Suite struct IrisTests {
  @Test func hasTheMeansOfThePaper() {
    // Table II: sums of the fifty flowers, in millimetres.
    let sums = (0..<3).map { species in
      (0..<4).map { column in
        (0..<50).reduce(0) { $0 + Int(Iris.millimetres[(species * 50 + $1) * 4 + column]) }
      }
    }
    #expect(sums == [[2503, 1714, 731, 123], [2968, 1385, 2130, 663], [3294, 1487, 2776, 1013]])
  }

  @Test func numbersAreTheNearestFloats() {
    let dataset = Iris.dataset
    #expect(dataset.training.floats.prefix(8) == [5.1, 3.5, 1.4, 0.2, 4.9, 3.0, 1.4, 0.2])
    #expect(dataset.training.count == 150 && dataset.facts.trainingCount == 150)
    #expect(dataset.training.labels == (0..<150).map { UInt8($0 / 50) })
    #expect(dataset.test == nil && dataset.facts.testCount == 0)
    #expect(dataset.facts.classNames.count == 3 && dataset.facts.inputNames.count == 4)
    // The rows in which the copy of the UCI repository differs from the paper.
    #expect(dataset.training.floats[34 * 4..<35 * 4] == [4.9, 3.1, 1.5, 0.2])
    #expect(dataset.training.floats[37 * 4..<38 * 4] == [4.9, 3.6, 1.4, 0.1])
  }
}

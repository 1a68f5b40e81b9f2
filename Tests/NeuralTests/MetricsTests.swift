import Neural
import Testing

/// All metrics against Reference/metrics.py, and their edges.
@Suite struct MetricsTests {
  struct Case: Decodable {
    var outputs: [Float]
    var columns: Int
    var labels: [Int]
    var targets: [Float]
    var confusion: [[Int]]
    var precision: [Double]
    var recall: [Double]
    var f1: [Double]
    var top: [Double]
    var area: Double
    var absolute: Double
    var root: Double
    var tensor: Tensor { Tensor(shape: [labels.count, columns], values: outputs) }
  }

  @Test(arguments: 0..<4)
  func agreeWithTheReference(index: Int) throws {
    let cases: [Case] = try reference("metrics.json")
    let data = cases[index]
    func expectClose(_ found: [Double], _ expected: [Double]) {
      #expect(found.count == expected.count)
      for (ours, theirs) in zip(found, expected) { #expect(abs(ours - theirs) < 1e-12) }
    }
    let confusion = try #require(Metrics.confusion(data.tensor, labels: data.labels))
    #expect(confusion == data.confusion)
    let report = ClassReport(confusion: confusion)
    expectClose(report.precision, data.precision)
    expectClose(report.recall, data.recall)
    expectClose(report.f1, data.f1)
    #expect(report.support.reduce(0, +) == data.labels.count)
    if data.columns > 1 {
      let tops = try (1...data.columns).map { k in
        try #require(Metrics.topKAccuracy(data.tensor, labels: data.labels, k: k))
      }
      expectClose(tops, data.top)
    }
    expectClose([try #require(Metrics.areaUnderCurve(data.tensor, labels: data.labels))], [data.area])
    expectClose([try #require(Metrics.meanAbsoluteError(data.tensor, targets: data.targets))], [data.absolute])
    expectClose([try #require(Metrics.rootMeanSquaredError(data.tensor, targets: data.targets))], [data.root])
  }

  @Test func topKOfOneIsTheAccuracy() throws {
    let network = try compiled([Dense(units: 4, activation: .softmax)], input: [6])
    let data = examples(99, shape: [6], classes: 4)[9..<70]
    let outputs = try network.predict(data, threads: 1)
    let evaluation = try network.evaluate(data, threads: 1)
    #expect(Metrics.topKAccuracy(outputs, labels: data.classNumbers, k: 1) == evaluation.accuracy)
    #expect(Metrics.confusion(outputs, labels: data.classNumbers) == evaluation.confusion)
  }

  @Test func topKOfTiesAndBrokenNumbers() {
    let outputs = Tensor(shape: [4, 3], values: [1, 1, 0, 1, 1, 0, .nan, 2, 3, .nan, 2, 3])
    #expect(Metrics.topKAccuracy(outputs, labels: [0, 1, 0, 1], k: 1) == 0.25)
    #expect(Metrics.topKAccuracy(outputs, labels: [0, 1, 0, 1], k: 2) == 0.75)
    #expect(Metrics.topKAccuracy(outputs, labels: [3, -1, 5, 1], k: 9) == 0.25)
    #expect(Metrics.topKAccuracy(outputs, labels: [0, 1, 2, 2], k: 0) == 0)
  }

  @Test func areasOfEdges() {
    #expect(Metrics.areaUnderCurve(scores: [0.1, 0.2, 0.8, 0.9], positives: [false, false, true, true]) == 1)
    #expect(Metrics.areaUnderCurve(scores: [0.1, 0.2, 0.8, 0.9], positives: [true, true, false, false]) == 0)
    #expect(Metrics.areaUnderCurve(scores: [1, 1, 1], positives: [true, false, true]) == 0.5)
    #expect(Metrics.areaUnderCurve(scores: [-0.0, 0, .infinity], positives: [true, false, true]) == 0.75)
    #expect(Metrics.areaUnderCurve(scores: [1, 2], positives: [true, true]) == nil)
    #expect(Metrics.areaUnderCurve(scores: [1, 2], positives: [false, false]) == nil)
    #expect(Metrics.areaUnderCurve(scores: [1, .nan], positives: [true, false]) == nil)
    #expect(Metrics.areaUnderCurve(scores: [1], positives: [true, false]) == nil)
    #expect(Metrics.areaUnderCurve(scores: [], positives: []) == nil)
  }

  /// Each output says yes or no of its own: the perfect answers have the area 1, which one class an example would hide.
  @Test func areaOfSeveralAnswers() {
    let answers: [Float] = [1, 1, 0, 0, 1, 1, 1, 0, 1, 0, 0, 1]
    #expect(Metrics.areaUnderCurve(Tensor(shape: [4, 3], values: answers), targets: answers) == 1)
    let wrong = Tensor(shape: [4, 3], values: answers.map { 1 - $0 })
    #expect(Metrics.areaUnderCurve(wrong, targets: answers) == 0)
    #expect(Metrics.areaUnderCurve(Tensor(shape: [2, 2], values: [1, 0, 0, 0]), targets: [1, 0, 0, 0]) == nil)
    #expect(Metrics.areaUnderCurve(Tensor(shape: [2, 2], values: [1, 0, 0, 0]), targets: [1]) == nil)
    #expect(Metrics.areaUnderCurve(Tensor(shape: [0], values: []), targets: []) == nil)
  }

  @Test func quotientsByZeroAreZero() {
    let report = ClassReport(confusion: [[0, 2], [0, 3]])
    #expect(report.precision == [0, 0.6] && report.recall == [0, 1] && report.f1 == [0, 0.75])
    #expect(report.support == [2, 3])
    #expect(ClassReport(confusion: []).precision == [])
    #expect(Metrics.shares(of: [[1, 3], [0, 0]]) == [[0.25, 0.75], [0, 0]])
  }

  @Test func sizesThatDoNotFitGiveNothing() {
    let outputs = Tensor(shape: [2, 2], values: [1, 2, 3, 4])
    #expect(Metrics.topKAccuracy(outputs, labels: [0]) == nil)
    #expect(Metrics.confusion(outputs, labels: [0, 2]) == nil)
    #expect(Metrics.confusion(outputs, labels: [0, 1, 1]) == nil)
    #expect(Metrics.confusion(Tensor(shape: [0, 2], values: []), labels: []) == nil)
    #expect(Metrics.areaUnderCurve(outputs, labels: [0]) == nil)
    #expect(Metrics.meanAbsoluteError(outputs, targets: [1]) == nil)
    #expect(Metrics.rootMeanSquaredError(Tensor(shape: [0], values: []), targets: []) == nil)
    #expect(Metrics.topKAccuracy(Tensor(shape: [], values: [1]), labels: [0]) == nil)
  }

  @Test func targetsAsMetricsWantThem() {
    let labels = Examples(inputs: .floats([0, 0, 0]), labels: [2, 0, 1], inputShape: [1])
    #expect(labels[1..<3].classNumbers == [0, 1])
    #expect(labels[1..<3].targetValues(outputs: 3) == [1, 0, 0, 0, 1, 0])
    #expect(labels.targetValues(outputs: 1) == [2, 0, 1])
    let values = Examples(
      inputs: .floats([0, 0, 0]), targets: .values([1, 0, 0.5, 0.5, 0, 1], size: 2), inputShape: [1])
    #expect(values.classNumbers == [0, 0, 1])
    #expect(values[1..<2].targetValues(outputs: 2) == [0.5, 0.5])
    let single = Examples(inputs: .floats([0, 0]), targets: .values([0.5, 0.75], size: 1), inputShape: [1])
    #expect(single.classNumbers == [0, 1])
  }
}

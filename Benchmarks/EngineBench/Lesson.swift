import Datasets
import JSON
import Neural

/// What a lesson computes: trains some epochs, evaluates and predicts.
func train(_ subject: Subject, on dataset: Dataset, epochs: Int) throws -> JSONValue {
  let threads = Engine.processors
  let test = dataset.test?.divided(by: 255) ?? dataset.training[0..<0]
  var network = try subject.network()
  let options = FitOptions(
    epochs: epochs, batchSize: Subject.batchSize, threads: threads, stream: RandomStream(seed: 42, name: "fit"))
  let reports = try network.fit(dataset.training.divided(by: 255), options: options) { _ in .proceed }
  let evaluation = try network.evaluate(test, threads: threads)
  _ = try network.predict(test, threads: threads)
  return .object([
    "epochs": .array(reports.map { .number($0.seconds) }),
    "accuracy": .number(evaluation.accuracy ?? 0),
  ])
}

/// Seconds that reading and checking all four files takes, each time anew.
func load(times: Int) throws -> JSONValue {
  let clock = ContinuousClock()
  return .array(
    try (0..<times).map { _ in
      let elapsed = try clock.measure { _ = try library.load(datasetName) }
      return .number(elapsed / .seconds(1))
    })
}

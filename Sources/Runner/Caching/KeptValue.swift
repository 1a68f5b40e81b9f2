import Cache
import Neural

/// What a name was bound to, as far as it is not known from the lesson alone.
enum KeptValue: Codable, Sendable {
  case numbers(Numbers)
  case text(String)
  indirect case list([KeptValue])
  case history([EpochReport])
  case evaluation(Evaluation, measures: [Double])
  case predictions(Tensor)
  /// A model after its training: the state that it ended with.
  case trained(Digest, trainings: Int)

  /// Nil for what is sooner made again: data, models that did not learn, functions.
  init?(_ value: Value) {
    switch value {
    case .numbers(let numbers):
      guard numbers.values != nil else { return nil }
      self = .numbers(numbers)
    case .text(let text): self = .text(text)
    case .list(let values):
      let kept = values.compactMap { KeptValue($0) }
      guard kept.count == values.count else { return nil }
      self = .list(kept)
    case .history(let history):
      guard let reports = history.reports else { return nil }
      self = .history(reports)
    case .evaluation(let value):
      guard let evaluation = value.evaluation, let measures = value.measures else { return nil }
      self = .evaluation(evaluation, measures: measures)
    case .predictions(let predictions):
      guard let tensor = predictions.tensor else { return nil }
      self = .predictions(tensor)
    case .dataset, .split, .inputs, .model, .layer, .function, .unknown: return nil
    }
  }

  /// Whether it is not whole without the data of what its step reads.
  var needsData: Bool {
    if case .predictions = self { true } else { false }
  }

  /// The value itself, given what is known of it without data; nil where the two do not belong together.
  func value(completing known: Value?, _ cache: StepCache) -> Value? {
    switch (self, known) {
    case (.numbers(let numbers), _): return .numbers(numbers)
    case (.text(let text), _): return .text(text)
    case (.list(let kept), _):
      let values = kept.compactMap { $0.value(completing: nil, cache) }
      return values.count == kept.count ? .list(values) : nil
    case (.history(let reports), .history(var history)?):
      history.reports = reports
      return .history(history)
    case (.evaluation(let evaluation, let measures), .evaluation(var value)?):
      value.evaluation = evaluation
      value.measures = measures
      return .evaluation(value)
    case (.predictions(let tensor), .predictions(var predictions)?):
      predictions.tensor = tensor
      return .predictions(predictions)
    case (.trained(let key, let trainings), .model(var model)?):
      guard let state = cache.training(key), var network = model.network.take(), network.finish(state) else {
        return nil
      }
      model.network = network
      model.trainings = trainings
      return .model(model)
    default: return nil
    }
  }
}

/// A name and what it was bound to.
struct KeptBinding: Codable, Sendable {
  let name: String
  let value: KeptValue
}

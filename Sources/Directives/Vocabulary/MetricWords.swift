import Runner

/// What is measured besides the loss.
enum MetricWord: Sendable {
  case accuracy
}

/// The metrics that a model can be compiled with.
let metricWords = Vocabulary<MetricWord>(
  family: "las métricas",
  words: [
    Word("exactitud", aliases: ["accuracy", "acc"], help: "la parte de los ejemplos que se acierta", means: .accuracy)
  ])

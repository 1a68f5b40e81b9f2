package import Runner

/// What is measured besides the loss.
package enum MetricWord: Sendable {
  case accuracy
}

/// The metrics that a model can be compiled with.
package let metricWords = Vocabulary<MetricWord>(
  family: "las métricas",
  words: [
    Word("exactitud", aliases: ["accuracy", "acc"], help: "la parte de los ejemplos que se acierta", means: .accuracy)
  ])

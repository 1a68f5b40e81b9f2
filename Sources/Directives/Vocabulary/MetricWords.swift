package import Runner

/// The metrics that a model can be compiled with.
package let metricWords = Vocabulary<Metric>(
  family: "las métricas",
  words: [
    Word("exactitud", aliases: ["accuracy", "acc"], help: "la parte de los ejemplos que se acierta", means: .accuracy),
    Word(
      "exactitud_entre", aliases: ["top_k", "TopKCategoricalAccuracy", "SparseTopKCategoricalAccuracy"],
      usage: "exactitud_entre(5)",
      help: "la parte de los ejemplos cuya clase está entre las más probables",
      parameters: [OptionSpecification("cuántas", "entre cuántas; `5` si no se dice")]
    ) { call, reader in
      call.integer("cuántas", default: 5, in: 1...maximumUnits, usage: "exactitud_entre(5)", &reader).map(Metric.topK)
    },
    Word(
      "precisión", aliases: ["precision_score"], help: "de lo que se tomó por una clase, la parte que lo era",
      means: .precision),
    Word(
      "exhaustividad", aliases: ["recall", "sensibilidad"], help: "de lo que era de una clase, la parte que se halló",
      means: .recall),
    Word(
      "f1", aliases: ["F1Score", "f1_score"], help: "precisión y exhaustividad en un solo número, su media armónica",
      means: .f1),
    Word(
      "auc", aliases: ["roc_auc", "ROC"],
      help: "con qué frecuencia un ejemplo de la clase puntúa más que uno que no es de ella",
      means: .areaUnderCurve),
    Word(
      "error_absoluto", aliases: ["mae", "mean_absolute_error"], help: "cuánto se falla de media",
      means: .meanAbsoluteError),
    Word(
      "raíz_del_error_cuadrático", aliases: ["rmse", "root_mean_squared_error", "RootMeanSquaredError"],
      help: "cuánto se falla de media, contando más los fallos grandes", means: .rootMeanSquaredError),
  ])

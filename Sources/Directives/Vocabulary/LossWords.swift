package import Neural
package import Runner

/// The losses that a model can be compiled with.
package let lossWords = Vocabulary<Loss>(
  family: "las pérdidas",
  words: [
    Word(
      "entropía_cruzada",
      aliases: [
        "sparse_categorical_crossentropy", "SparseCategoricalCrossentropy", "categorical_crossentropy",
        "CategoricalCrossentropy", "cross_entropy", "CrossEntropyLoss",
      ],
      usage: "entropía_cruzada o entropía_cruzada(logits: sí)",
      help: "lo que cuesta haber dado poca probabilidad a la clase verdadera", parameters: [logits]
    ) { call, reader in
      call.flag("logits", default: false, &reader).map { .sparseCategoricalCrossEntropy(fromLogits: $0) }
    },
    Word(
      "entropía_cruzada_binaria",
      aliases: ["binary_crossentropy", "BinaryCrossentropy", "BCELoss", "BCEWithLogitsLoss"],
      usage: "entropía_cruzada_binaria o entropía_cruzada_binaria(logits: sí)",
      help: "como `entropía_cruzada`, cuando cada salida contesta sí o no", parameters: [logits]
    ) { call, reader in
      call.flag("logits", default: false, &reader).map { .binaryCrossEntropy(fromLogits: $0) }
    },
    Word(
      "error_cuadrático", aliases: ["mse", "mean_squared_error", "MeanSquaredError", "MSELoss"],
      help: "la media de los cuadrados de lo que falta hasta cada número verdadero", means: .meanSquaredError),
    Word(
      "error_absoluto", aliases: ["mae", "mean_absolute_error", "MeanAbsoluteError", "L1Loss"],
      help: "la media de lo que falta hasta cada número verdadero", means: .meanAbsoluteError),
    Word(
      "huber", aliases: ["HuberLoss", "SmoothL1Loss"],
      help: "como `error_cuadrático` de cerca y como `error_absoluto` de lejos", means: .huber),
  ])

private let logits = OptionSpecification(
  "logits", "si los números que da el modelo aún no son probabilidades; `no` si no se dice")

extension Loss {
  /// The loss as a lesson writes it.
  var spanish: String {
    switch self {
    case .sparseCategoricalCrossEntropy(let fromLogits), .categoricalCrossEntropy(let fromLogits):
      fromLogits ? "entropía_cruzada(logits: sí)" : "entropía_cruzada"
    case .binaryCrossEntropy(let fromLogits):
      fromLogits ? "entropía_cruzada_binaria(logits: sí)" : "entropía_cruzada_binaria"
    case .meanSquaredError: "error_cuadrático"
    case .meanAbsoluteError: "error_absoluto"
    case .huber: "huber"
    }
  }
}

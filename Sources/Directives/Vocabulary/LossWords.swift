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
        "cross_entropy", "CrossEntropyLoss",
      ],
      usage: "entropía_cruzada o entropía_cruzada(logits: sí)",
      help: "lo que cuesta haber dado poca probabilidad a la clase verdadera", parameters: ["logits"]
    ) { call, reader in
      guard let fromLogits = call.flag("logits", default: false, &reader) else { return nil }
      return .sparseCategoricalCrossEntropy(fromLogits: fromLogits)
    }
  ])

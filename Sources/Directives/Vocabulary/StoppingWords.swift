import Lesson
package import Neural
package import Runner

/// Rules that end a training before all its epochs.
package let stoppingWords = Vocabulary<EarlyStopping>(
  family: "las detenciones",
  words: [
    Word(
      "detención", aliases: ["EarlyStopping"], usage: "detención(paciencia: 3, vigilar: val_pérdida)",
      help: "el entrenamiento se detiene cuando lleva unas épocas sin mejorar, y recupera los mejores pesos",
      parameters: [
        OptionSpecification("paciencia", "cuántas épocas se espera una mejora; `3` si no se dice"),
        OptionSpecification(
          "vigilar",
          "qué ha de mejorar: `val_pérdida`, `val_exactitud`, `pérdida` o `exactitud`; si no se dice, `val_pérdida`"),
        OptionSpecification("mejora", "cuánto ha de mejorar, al menos, para que cuente; `0` si no se dice"),
        OptionSpecification("recuperar", "si al final se vuelve a los pesos de la mejor época; `sí` si no se dice"),
      ]
    ) { call, reader in
      let usage = "detención(paciencia: 3, vigilar: val_pérdida)"
      let patience = call.integer("paciencia", default: 3, in: 0...100_000, usage: usage, &reader)
      let monitor = call.arguments["vigilar"].map { monitors.read($0, &reader) } ?? .validationLoss
      let delta = call.number(
        "mejora", default: 0, where: { $0 >= 0 && $0 <= 1e6 }, expected: "un número desde 0", &reader)
      let restores = call.flag("recuperar", default: true, &reader)
      guard let patience, let monitor, let delta, let restores else { return nil }
      return EarlyStopping(monitor: monitor, patience: patience, minimumDelta: delta, restoresBest: restores)
    }
  ])

/// What can be watched.
private let monitors = Vocabulary<EarlyStopping.Monitor>(
  family: "lo que se puede vigilar",
  words: [
    Word("val_pérdida", aliases: ["val_loss"], help: "la pérdida de validación", means: .validationLoss),
    Word("val_exactitud", aliases: ["val_accuracy"], help: "la exactitud de validación", means: .validationAccuracy),
    Word("pérdida", aliases: ["loss"], help: "la pérdida", means: .loss),
    Word("exactitud", aliases: ["accuracy"], help: "la exactitud", means: .accuracy),
  ])

import Lesson
package import Neural
package import Runner

/// Rules that end a training before all its epochs.
package let stoppingWords = Vocabulary<EarlyStopping>(
  family: "las detenciones",
  words: [
    Word(
      "detención", aliases: ["EarlyStopping"], usage: "detención(paciencia: 3, vigilar: val_pérdida)",
      help: "para cuando lleva unas épocas sin mejorar, y recupera los mejores pesos",
      parameters: ["paciencia", "vigilar", "mejora", "recuperar"]
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

package import Neural
package import Runner

/// The activations that a layer can end in.
package let activations = Vocabulary<Activation>(
  family: "las activaciones",
  words: [
    Word("relu", help: "deja pasar lo positivo y pone a cero lo negativo", means: .relu),
    Word("softmax", help: "convierte números cualesquiera en probabilidades que suman uno", means: .softmax),
    Word("lineal", aliases: ["linear", "None", "ninguna"], help: "no cambia nada", means: .linear),
  ])

extension Activation {
  /// The activation as the lesson writes it; empty for the one that does nothing.
  var spanishName: String {
    switch self {
    case .relu: "relu"
    case .softmax: "softmax"
    case .linear: ""
    }
  }
}

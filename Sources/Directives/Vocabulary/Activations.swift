package import Neural
package import Runner

/// The activations that a layer can end in.
package let activations = Vocabulary<Activation>(
  family: "las activaciones",
  words: [
    Word("relu", help: "deja pasar lo positivo y pone a cero lo negativo", means: .relu),
    Word("softmax", help: "convierte números cualesquiera en probabilidades que suman uno", means: .softmax),
    Word(
      "relu_con_fuga", aliases: ["leaky_relu", "LeakyReLU"],
      help: "como `relu`, pero lo negativo queda en su quinta parte", means: .leakyReLU),
    Word("elu", help: "como `relu`, pero lo negativo se curva hacia −1", means: .elu),
    Word("gelu", help: "como `relu`, con un paso suave por el cero", means: .gelu),
    Word("sigmoide", aliases: ["sigmoid"], help: "lleva cualquier número a otro entre 0 y 1", means: .sigmoid),
    Word("tanh", help: "lleva cualquier número a otro entre −1 y 1", means: .tanh),
    Word("softplus", help: "una `relu` sin esquina", means: .softplus),
    Word("swish", aliases: ["silu"], help: "cada número por su sigmoide", means: .swish),
    Word("lineal", aliases: ["linear", "None", "ninguna"], help: "no cambia nada", means: .linear),
  ])

extension Activation {
  /// The activation as the lesson writes it; empty for the one that does nothing.
  var spanishName: String {
    switch self {
    case .relu: "relu"
    case .softmax: "softmax"
    case .sigmoid: "sigmoide"
    case .tanh: "tanh"
    case .leakyReLU: "relu_con_fuga"
    case .elu: "elu"
    case .gelu: "gelu"
    case .softplus: "softplus"
    case .swish: "swish"
    case .linear: ""
    }
  }
}

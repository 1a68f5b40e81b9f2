import Typography

/// The functions that lessons call; the raw value is the word that an author writes.
enum LanguageFunction: String, CaseIterable, Sendable {
  case exp, log
  case sine = "seno"
  case cosine = "coseno"
  case squareRoot = "raíz"
  case absolute = "abs"
  case round = "redondear"
  case sum = "suma"
  case mean = "media"
  case maximum = "máx"
  case minimum = "mín"
  case indexOfMaximum = "argmáx"
  case indexOfMinimum = "argmín"
  case norm = "norma"
  case shape = "forma"
  case type = "tipo"
  case transpose = "transponer"
  case reshape = "reformar"
  case concatenate = "concatenar"
  case zeros = "ceros"
  case ones = "unos"
  case identity = "identidad"
  case range = "rango"
  case normal
  case uniform = "uniforme"
  case oneHot = "uno_de"
  case product = "producto"
  case outer = "externo"
  case convolution = "convolución"
  case derivative = "derivada"
  case repetition = "repetir"
  case exact = "exacto"
  case relu
  case leakyReLU = "relu_con_fuga"
  case elu, gelu
  case sigmoid = "sigmoide"
  case tanh, softplus, swish
  case linear = "lineal"
  case softmax
  /// The normal distribution, which only derivatives call.
  case normalDistribution = "Φ"

  /// The function of a name, which compares without case or accents.
  init?(_ name: String) {
    let wanted = folded(name)
    guard let found = Self.allCases.first(where: { folded($0.rawValue) == wanted }) else { return nil }
    self = found
  }
}

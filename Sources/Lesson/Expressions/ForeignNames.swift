import Diagnostics

/// Functions of Python, NumPy, Keras and PyTorch, with what each is called here.
package let foreignFunctions: [String: String] = [
  "sqrt": "raíz", "round": "redondear", "around": "redondear", "fabs": "abs", "absolute": "abs", "sum": "suma",
  "mean": "media", "average": "media", "max": "máx", "amax": "máx", "min": "mín", "amin": "mín", "argmax": "argmáx",
  "argmin": "argmín", "shape": "forma", "range": "rango", "arange": "rango", "zeros": "ceros", "ones": "unos",
  "eye": "identidad", "identity": "identidad", "sigmoid": "sigmoide", "norm": "norma", "ln": "log", "máximo": "máx",
  "mínimo": "mín", "maximum": "máx", "minimum": "mín", "promedio": "media", "sumar": "suma", "dtype": "tipo",
  "type": "tipo", "transpose": "transponer", "reshape": "reformar", "view": "reformar", "concatenate": "concatenar",
  "concat": "concatenar", "cat": "concatenar", "random_normal": "normal", "randn": "normal", "rand": "uniforme",
  "uniform": "uniforme", "random_uniform": "uniforme", "one_hot": "uno_de", "to_categorical": "uno_de",
  "dot": "producto", "matmul": "producto", "outer": "externo", "convolve": "convolución", "conv2d": "convolución",
  "correlate": "convolución", "correlate2d": "convolución", "convolve2d": "convolución", "grad": "derivada",
  "diff": "derivada", "gradient": "derivada", "leaky_relu": "relu_con_fuga", "silu": "swish", "linear": "lineal",
  "sin": "seno", "sen": "seno", "cos": "coseno",
]

/// Functions of other languages for which none is needed here, with what is written instead.
package let needlessFunctions: [String: String] = [
  "array": "una lista ya es un tensor: [1, 2, 3]", "tensor": "una lista ya es un tensor: [1, 2, 3]",
  "constant": "una lista ya es un tensor: [1, 2, 3]", "asarray": "una lista ya es un tensor: [1, 2, 3]",
  "print": "una expresión sola en su línea ya se muestra", "len": "el tamaño de un eje es forma(x)[0]",
  "astype": "los números se convierten solos: divide, o usa redondear(x)",
  "pow": "una potencia se escribe x^2", "power": "una potencia se escribe x^2", "square": "un cuadrado se escribe x^2",
  "flatten": "reformar(x, [-1]) pone los números en fila", "ravel": "reformar(x, [-1]) pone los números en fila",
  "where": "elige con una comparación: (x > 0) * a + (x <= 0) * b",
]

/// Names of arguments elsewhere, with what each is called here.
package let foreignArguments: [String: String] = [
  "axis": "eje", "dim": "eje", "decimals": "decimales", "units": "unidades", "activation": "activación",
  "learning_rate": "tasa", "lr": "tasa", "momentum": "momento", "epsilon": "épsilon", "beta_1": "beta1",
  "beta_2": "beta2", "from_logits": "logits", "kernel_size": "tamaño", "filters": "filtros", "strides": "paso",
  "padding": "relleno", "num_classes": "clases", "low": "desde", "high": "hasta", "loc": "media",
  "scale": "desviación", "stddev": "desviación", "weights": "pesos", "bias": "sesgos",
]

/// Fields of tensors elsewhere, with the function that gives them here.
package let foreignFields: [String: String] = ["T": "transponer", "shape": "forma", "dtype": "tipo", "mT": "transponer"]

/// Names under which other languages keep their functions.
package let foreignModules: Set<String> = ["np", "numpy", "math", "tf", "torch", "keras", "jnp", "jax", "plt", "pd"]

extension Problem {
  /// A function called as a method or out of a module: `x.sum()`, `np.dot(a, b)`.
  static func methodCall(_ name: Located<String>, of owner: Expression, at range: SourceRange) -> Problem {
    let here = foreignFunctions[name.value] ?? name.value
    guard let path = owner.modulePath else {
      var problem = Problem(
        .syntax, "«\(name.value)» no se llama con un punto", at: range, label: "escribe \(here)(…) con el valor dentro")
      if let advice = needlessFunctions[name.value] { problem.label = advice }
      return problem
    }
    let written = SourceRange(owner.range.lower, range.upper)
    if let advice = needlessFunctions[name.value] {
      return Problem(.syntax, "«\(path).\(name.value)» no hace falta", at: written, label: advice)
    }
    return Problem(
      .syntax, "las funciones se llaman por su nombre, sin «\(path).»", at: written, label: "escribe \(here)(…)",
      suggestions: [Suggestion(here, at: written)])
  }

  static func labelWithEquals(_ name: Located<String>, at range: SourceRange) -> Problem {
    let here = foreignArguments[name.value]
    return Problem(
      .syntax, "el nombre de un argumento se separa con «:»", at: range, label: "escribe \(here ?? name.value): …",
      suggestions: [here.map { Suggestion($0 + ":", at: name.range.union(range)) } ?? Suggestion(":", at: range)])
  }
}

extension Expression {
  /// `np` or `np.random`; nil for what is no module of another language.
  fileprivate var modulePath: String? {
    switch kind {
    case .name(let name): foreignModules.contains(name) ? name : nil
    case .member(let owner, let name): owner.modulePath.map { $0 + "." + name.value }
    default: nil
    }
  }
}

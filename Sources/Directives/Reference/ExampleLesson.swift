import Lesson
import Neural

/// Lessons made of the same few steps, so that each example is whole and short.
enum ExampleLesson {
  /// `datos` from a source.
  static func data(_ name: String, source: String, _ options: String...) -> String {
    block("datos #\(name)", ["fuente: \(source)"] + options)
  }

  /// The data of most examples: small, and always there.
  static let flowers = data("flores", source: "iris", "prueba: 0.2")

  static func model(input: [Int] = [4], layers: [String]) -> String {
    let sizes = input.map(String.init).joined(separator: ", ")
    return block("modelo #red", ["entrada: [\(sizes)]", "capas:"] + layers.map { "- \($0)" })
  }

  /// A model for the flowers.
  static let classifier = model(layers: ["densa(8, activación: relu)", "densa(3, activación: softmax)"])

  static func compile(
    optimizer: String = "adam(tasa: 0.01)", loss: String = "entropía_cruzada", metrics: String = "exactitud"
  ) -> String {
    block("compilar red", ["optimizador: \(optimizer)", "pérdida: \(loss)", "métricas: [\(metrics)]"])
  }

  static func train(_ options: String...) -> String {
    block("entrenar red #ajuste datos=flores.entrenamiento", ["épocas: 20"] + options)
  }

  private static let evaluate = block("evaluar red #prueba datos=flores.prueba", [])
  private static let predict = block("predecir red #predicciones datos=flores.prueba", [])
  private static let trained = flowers + classifier + compile() + train()

  private static func block(_ header: String, _ body: [String]) -> String {
    (["```{\(header)}"] + body + ["```", "", ""]).joined(separator: "\n")
  }

  static func calculation(_ statements: String) -> String { block("calcular", [statements]) }

  static func assertion(_ expression: String) -> String { block("afirmar", [expression]) }

  /// An example for each directive, by its name.
  static let directives: [String: String] = [
    "datos": flowers,
    "preparar": flowers + block("preparar #listas datos=flores", ["estandarizar: sí"]),
    "calcular": block("calcular", ["x = [1, 2, 3]", "cuadrado(t) = t^2", "suma(cuadrado(x))"]),
    "modelo": classifier,
    "compilar": classifier + compile(),
    "entrenar": trained,
    "evaluar": trained + evaluate,
    "predecir": trained + predict,
    "resumen": classifier + block("resumen red", []),
    "tabla": trained + evaluate
      + block("tabla", ["columnas: [\"modelo\", \"exactitud\"]", "filas:", "- [\"red\", prueba.exactitud]"]),
    "figura": trained + block("figura curvas de=ajuste", ["pie: Cómo aprende la red."]),
    "afirmar": block("afirmar", ["2 + 2 == 4", "0.1 + 0.2 ≈ 0.3"]),
    "salida": block("calcular #cuentas", ["x = 2", "x / 3"]) + block("salida de=cuentas", ["x / 3 = 0.67"]),
    "falla": "````{falla T009}\n```{calcular}\n[1, 2] + [3, 4, 5]\n```\n````\n",
  ]

  /// An example for each kind of figure, by its name.
  static let figures: [String: String] = [
    "imagen": clothes + block("figura imagen de=moda.entrenamiento[0]", []),
    "cuadrícula": clothes + block("figura cuadrícula de=moda.entrenamiento", ["primeras: 10"]),
    "red": classifier + block("figura red de=red", []),
    "curvas": trained + block("figura curvas de=ajuste", []),
    "confusión": trained + evaluate + block("figura confusión de=prueba", []),
    "predicciones": trained + predict + block("figura predicciones de=predicciones", ["primeras: 3"]),
    "barras": trained + predict + block("figura barras de=predicciones[0]", []),
    "función": block("figura función", ["de: [relu, derivada(relu)]", "entre: [-3, 3]", "puntos: [0]"]),
    "puntos": flowers
      + block("figura puntos de=flores.entrenamiento", ["ejes: [\"largo del pétalo\", \"ancho del pétalo\"]"]),
    "frontera": data("dos", source: "espirales")
      + model(input: [2], layers: ["densa(16, activación: relu)", "densa(2, activación: softmax)"]) + compile()
      + block("entrenar red datos=dos.entrenamiento", ["épocas: 20"])
      + block("figura frontera de=red datos=dos.entrenamiento", []),
    "histograma": classifier + block("figura histograma", ["de: red.capas[0].pesos", "intervalos: 10"]),
    "filtros": convolution + block("figura filtros de=red", []),
    "activaciones": clothes + convolution + block("figura activaciones de=red", ["entrada: moda.prueba", "índice: 3"]),
    "onda": sound + block("figura onda de=la", ["frecuencia: 8000"]),
    "espectrograma": sound + block("figura espectrograma de=la", ["frecuencia: 8000"]),
  ]

  private static let convolution = model(input: [28, 28], layers: ["convolución(8, activación: relu)"])
  private static let sound = block("calcular", ["t = rango(2000) / 8000", "la = seno(2 * π * 440 * t)"])
  private static let clothes = data("moda", source: "fashion_mnist", "límite: 100")

  /// A model of one layer, on an input that suits it.
  static func layer(_ name: String, usage: String) -> String {
    let input =
      switch name {
      case "convolución", "agrupación_máxima", "agrupación_media", "media_global", "aplanar", "normalización": [28, 28]
      case "convolución_1d", "agrupación_máxima_1d", "media_global_1d", "lstm", "gru": [20, 8]
      case "reformar": [784]
      case "incrustación": [20]
      default: [4]
      }
    return model(input: input, layers: [usage])
  }

  static func activation(_ name: String) -> String { model(layers: ["densa(8, activación: \(name))"]) }

  static func optimizer(_ usage: String) -> String { classifier + compile(optimizer: usage) }

  /// A training that may end early.
  static func stopping(_ usage: String) -> String {
    flowers + classifier + compile() + train("validación: 0.2", "detención: \(usage)")
  }

  /// A model that ends as the loss wants it, compiled with it.
  static func loss(_ name: String) -> String {
    let last =
      switch name {
      case "entropía_cruzada": "densa(3, activación: softmax)"
      case "entropía_cruzada_binaria": "densa(1, activación: sigmoide)"
      default: "densa(1)"
      }
    return model(layers: ["densa(8, activación: relu)", last])
      + block("compilar red", ["optimizador: adam", "pérdida: \(name)"])
  }

  /// A model compiled with a metric that it can be measured by.
  static func metric(_ usage: String) -> String {
    switch usage {
    case "error_absoluto", "raíz_del_error_cuadrático":
      model(layers: ["densa(1)"]) + compile(loss: "error_cuadrático", metrics: usage)
    case "exactitud_entre(5)":
      model(layers: ["densa(10, activación: softmax)"]) + compile(metrics: usage)
    default: classifier + compile(metrics: usage)
    }
  }
}

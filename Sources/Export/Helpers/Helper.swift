/// A function that an exported file defines where something in it calls it; those that others call stand before them.
enum Helper: CaseIterable, Sendable {
  // Files and data.
  case besideLesson, safetensors
  case fashionMNIST, iris, spirals, table, images, sounds
  case testSplit, augment, melSpectrogram, standardize
  // Expressions.
  case inlineText, type, oneHot, repetition, convolution
  case relu, leakyReLU, elu, normalDistribution, gelu, sigmoid, softplus, swish, softmax
  // Models.
  case permute, recurrent, wordEmbedding, initialize
  case countParameters, weights, biases, setParameters, loadParameters
  case warmUp, predict, evaluate, train
  // Results.
  case confusion, precision, recall, f1, classReport, classSummary
  case topK, areaUnderCurve, meanAbsoluteError, rootMeanSquaredError
  case printTable, firstRows
  case assert, assertBalance
  // Figures.
  case titles, drawImage, drawGrid, drawNetwork, drawCurves, drawConfusion, drawPredictions, drawBars, drawFunctions
  case drawPoints, drawBoundary, drawHistogram, drawMaps, drawFilters, drawActivations, drawWave, drawSpectrogram

  /// The name that it has in Python.
  var name: String {
    switch self {
    case .besideLesson: "junto_a_la_lección"
    case .safetensors: "leer_safetensors"
    case .fashionMNIST: "cargar_fashion_mnist"
    case .iris: "cargar_iris"
    case .spirals: "espirales"
    case .table: "cargar_tabla"
    case .images: "cargar_imágenes"
    case .sounds: "cargar_sonidos"
    case .testSplit: "partir"
    case .augment: "aumentar"
    case .melSpectrogram: "espectrograma_mel"
    case .standardize: "estandarizar"
    case .inlineText: "en_texto"
    case .type: "tipo"
    case .oneHot: "uno_de"
    case .repetition: "repetir"
    case .convolution: "convolución"
    case .relu: "relu"
    case .leakyReLU: "relu_con_fuga"
    case .elu: "elu"
    case .normalDistribution: "distribución_normal"
    case .gelu: "gelu"
    case .sigmoid: "sigmoide"
    case .softplus: "softplus"
    case .swish: "swish"
    case .softmax: "softmax"
    case .permute: "Permutar"
    case .recurrent: "Recurrente"
    case .wordEmbedding: "Incrustación"
    case .initialize: "iniciar"
    case .countParameters: "contar_parámetros"
    case .weights: "pesos_de"
    case .biases: "sesgos_de"
    case .setParameters: "fijar"
    case .loadParameters: "cargar_pesos"
    case .warmUp: "Calentamiento"
    case .train: "entrenar"
    case .predict: "predecir"
    case .evaluate: "evaluar"
    case .confusion: "matriz_de_confusión"
    case .precision: "precisión_por_clase"
    case .recall: "exhaustividad_por_clase"
    case .f1: "f1_por_clase"
    case .classReport: "por_clase"
    case .classSummary: "resumen_de_clases"
    case .topK: "exactitud_entre"
    case .areaUnderCurve: "área_bajo_la_curva"
    case .meanAbsoluteError: "error_absoluto"
    case .rootMeanSquaredError: "raíz_del_error_cuadrático"
    case .printTable: "mostrar_tabla"
    case .firstRows: "primeras_filas"
    case .assert: "afirmar"
    case .assertBalance: "balance_de_afirmaciones"
    case .titles: "títulos"
    case .drawImage: "dibujar_imagen"
    case .drawGrid: "dibujar_cuadrícula"
    case .drawNetwork: "dibujar_red"
    case .drawCurves: "dibujar_curvas"
    case .drawConfusion: "dibujar_confusión"
    case .drawPredictions: "dibujar_predicciones"
    case .drawBars: "dibujar_barras"
    case .drawFunctions: "dibujar_funciones"
    case .drawPoints: "dibujar_puntos"
    case .drawBoundary: "dibujar_frontera"
    case .drawHistogram: "dibujar_histograma"
    case .drawMaps: "dibujar_mapas"
    case .drawFilters: "dibujar_filtros"
    case .drawActivations: "dibujar_activaciones"
    case .drawWave: "dibujar_onda"
    case .drawSpectrogram: "dibujar_espectrograma"
    }
  }

  /// All names: none of a lesson's may be the same.
  static let names = Set(allCases.map(\.name) + ["leer_idx", "afirmaciones", "milímetros_de_iris", "objetivo"])

  /// Whether a page shows it where it is used first: what a reader would want to see of that step.
  var isShown: Bool {
    switch self {
    case .repetition, .convolution, .relu, .leakyReLU, .elu, .gelu, .sigmoid, .softplus, .swish, .softmax: true
    default: false
    }
  }

  /// Its definition; empty for a framework that has it itself.
  func definition(_ framework: Framework) -> HelperText {
    switch self {
    case .besideLesson, .safetensors, .fashionMNIST, .iris, .spirals, .table, .images, .sounds:
      dataDefinition(framework)
    case .testSplit, .augment, .melSpectrogram, .standardize: preparationDefinition
    case .inlineText, .type, .oneHot, .repetition, .convolution, .relu, .leakyReLU, .elu, .normalDistribution, .gelu,
      .sigmoid, .softplus, .swish, .softmax:
      functionDefinition
    case .permute, .recurrent, .wordEmbedding, .initialize, .countParameters, .weights, .biases, .setParameters,
      .loadParameters:
      modelDefinition(framework)
    case .warmUp, .train, .predict, .evaluate: trainingDefinition(framework)
    case .confusion, .precision, .recall, .f1, .classReport, .classSummary, .topK, .areaUnderCurve,
      .meanAbsoluteError, .rootMeanSquaredError:
      measureDefinition
    case .printTable, .firstRows, .assert, .assertBalance: reportDefinition
    case .titles, .drawImage, .drawGrid, .drawNetwork, .drawCurves, .drawConfusion, .drawPredictions, .drawBars:
      pictureDefinition(framework)
    case .drawFunctions, .drawPoints, .drawBoundary, .drawHistogram, .drawMaps, .drawFilters, .drawActivations,
      .drawWave, .drawSpectrogram:
      plotDefinition(framework)
    }
  }
}

/// The definition of a helper, and what it needs.
struct HelperText: Sendable {
  var text: String
  var imports: Set<PythonImport>
  var helpers: Set<Helper>

  init(_ text: String, imports: Set<PythonImport> = [.numpy], helpers: Set<Helper> = []) {
    self.text = text
    self.imports = imports
    self.helpers = helpers
  }
}

extension PythonCode {
  /// The helpers that the code needs, with those that they need, in the order in which they must stand.
  func allHelpers(_ framework: Framework) -> [Helper] {
    var wanted = helpers
    for helper in Helper.allCases.reversed() where wanted.contains(helper) {
      wanted.formUnion(helper.definition(framework).helpers)
    }
    return Helper.allCases.filter(wanted.contains)
  }
}

package import Lesson

/// What an expression of a lesson can stand for.
///
/// Checking is execution without data: the same values, their data absent.
package indirect enum Value: Sendable {
  case numbers(Numbers)
  case text(String)
  case list([Value])
  case dataset(DatasetValue)
  case split(SplitValue)
  /// The inputs of a split, not copied into numbers until they are indexed.
  case inputs(SplitValue)
  case model(ModelValue)
  case layer(LayerValue)
  case history(HistoryValue)
  case evaluation(EvaluationValue)
  case predictions(PredictionsValue)
  case function(UserFunction)
  /// Its maker failed, or it cannot be known before running: nothing more is said about it.
  case unknown

  /// What it is, for a sentence: «un modelo».
  package var kindName: String {
    switch self {
    case .numbers(let numbers): numbers.kindName
    case .text: "un texto"
    case .list: "una lista"
    case .dataset: "un conjunto de datos"
    case .split: "una parte de un conjunto de datos"
    case .inputs: "las entradas de un conjunto de datos"
    case .model: "un modelo"
    case .layer: "una capa"
    case .history: "el historial de un entrenamiento"
    case .evaluation: "una evaluación"
    case .predictions: "unas predicciones"
    case .function: "una función"
    case .unknown: "un valor desconocido"
    }
  }

  package var isUnknown: Bool {
    if case .unknown = self { true } else { false }
  }

  /// The most elements of a list, those of the lists in it counted too.
  static let maximumListCount = 10_000

  /// Whether a list holds no more than lists of single values, and not too many.
  static func isSmallList(_ values: [Value]) -> Bool {
    var count = 0
    for case .list(let inner) in values {
      count += inner.count
      for case .list in inner { return false }
    }
    return values.count + count <= maximumListCount
  }

  /// The value's fields, in the order to suggest them.
  package var memberNames: [String] {
    switch self {
    case .dataset(let value): value.members.map(\.name)
    case .split(let value): value.members.map(\.name)
    case .model(let value): value.members.map(\.name)
    case .layer(let value): value.members.map(\.name)
    case .history(let value): value.members.map(\.name)
    case .evaluation(let value): value.members.map(\.name)
    case .predictions(let value): value.members.map(\.name)
    case .numbers, .text, .list, .inputs, .function, .unknown: []
    }
  }

  /// A field's value; names compare without case or accents.
  package func member(_ name: String) -> Value? {
    switch self {
    case .dataset(let value): value.members.value(name)
    case .split(let value): value.members.value(name)
    case .model(let value): value.members.value(name)
    case .layer(let value): value.members.value(name)
    case .history(let value): value.members.value(name)
    case .evaluation(let value): value.members.value(name)
    case .predictions(let value): value.members.value(name)
    case .numbers, .text, .list, .inputs, .function: nil
    case .unknown: .unknown
    }
  }
}

extension Numbers {
  /// What it is, for a sentence.
  var kindName: String {
    switch (rank, kind) {
    case (0, .boolean): "un valor de verdad"
    case (0, .integer): "un número entero"
    case (0, .decimal): "un número decimal"
    case (1, _): "un vector de \(shape[0]) elementos"
    case (2, _): "una matriz de \(shapeText(shape))"
    default: "un tensor de \(shapeText(shape))"
    }
  }
}

/// A function that a lesson defined over the names above it.
package struct UserFunction: Sendable {
  package var name: String
  package var parameters: [String]
  package var body: Expression
  /// The names that its body may use.
  package let scope: [String: Value]
  /// How many functions it holds on to, one inside another, itself too.
  let depth: Int
  /// Whether its values take the shape of its arguments.
  package var isDerivative = false
  /// Whether its body stands in the lesson, and not in the language.
  package var isOfLesson = true

  package init(name: String, parameters: [String], body: Expression, scope: [String: Value]) {
    self.name = name
    self.parameters = parameters
    self.body = body
    self.scope = scope
    depth = 1 + (scope.values.map(\.depth).max() ?? 0)
  }
}

extension Value {
  /// How many functions there are in it, one inside another.
  fileprivate var depth: Int {
    switch self {
    case .function(let function): function.depth
    case .list(let values): values.map(\.depth).max() ?? 0
    case .numbers, .text, .dataset, .split, .inputs, .model, .layer, .history, .evaluation, .predictions, .unknown: 0
    }
  }
}

/// A field of a value.
struct Member {
  let name: String
  let value: () -> Value

  init(_ name: String, _ value: @autoclosure @escaping () -> Value) {
    self.name = name
    self.value = value
  }
}

import Diagnostics
package import Lesson
import Neural
import Runner
import Typography

/// The weights or the bias that a lesson gives a layer: `densa(2, pesos: W, sesgos: b)`.
package struct GivenParameters: Sendable {
  package let layer: Int
  package let isBias: Bool
  package let expression: Expression

  /// The values with data; numbers that are not finite are told.
  func read(_ session: inout Session) throws(Problem) -> ModelOrigin.Given {
    guard case .numbers(let numbers) = try session.value(of: expression), let values = numbers.values else {
      throw .notRun(at: expression.range)
    }
    let floats = values.map { Float($0) }
    guard floats.allSatisfy(\.isFinite) else {
      throw Problem(
        .outOfRange, "los \(isBias ? "sesgos" : "pesos") de una capa son números finitos", at: expression.range,
        label: "aquí hay alguno que no lo es, o que es demasiado grande")
    }
    return ModelOrigin.Given(layer: layer, isBias: isBias, tensor: Tensor(shape: numbers.shape, values: floats))
  }
}

extension DirectiveReader {
  /// What the layers of a model are given, each in the shape that its layer needs; nil is told.
  mutating func givenParameters(_ layers: [WrittenLayer], of model: ModelValue) -> [GivenParameters]? {
    var given: [GivenParameters] = []
    var isSound = true
    for (index, layer) in layers.enumerated() {
      let shapes = layer.layer.parameterShapes(for: model.input(ofLayer: index))
      for (isBias, expression, shape) in [(false, layer.weights, shapes.weights), (true, layer.bias, shapes.bias)] {
        guard let expression, let shape else { continue }
        given.append(GivenParameters(layer: index, isBias: isBias, expression: expression))
        isSound = fits(expression, shape, isBias: isBias, layer.layer, model.layerNames[index].name) && isSound
      }
    }
    return isSound ? given : nil
  }

  private mutating func fits(
    _ expression: Expression, _ shape: [Int], isBias: Bool, _ layer: any Layer, _ name: String
  ) -> Bool {
    guard let value = value(of: expression) else { return false }
    if value.isUnknown { return true }
    guard case .numbers(let numbers) = value else {
      let expected = isBias ? "un vector de números" : "un tensor de números"
      note(.wrongType(expected: expected, found: value, at: expression.range))
      return false
    }
    guard numbers.shape == shape else {
      note(.parameterShape(isBias: isBias, of: name, layer, needed: shape, found: numbers.shape, at: expression.range))
      return false
    }
    return true
  }
}

extension Problem {
  /// Weights of another shape than their layer's.
  fileprivate static func parameterShape(
    isBias: Bool, of name: String, _ layer: any Layer, needed: [Int], found: [Int], at range: SourceRange
  ) -> Problem {
    let what = isBias ? "sesgos" : "pesos"
    let axes: String? =
      switch layer {
      case is Dense: isBias ? "uno por unidad" : "[entradas, unidades]"
      case is Conv2D: isBias ? "uno por filtro" : "[alto, ancho, canales, filtros]"
      case is Conv1D: isBias ? "uno por filtro" : "[tamaño, canales, filtros]"
      default: nil
      }
    var problem = Problem(
      .shapesDoNotFit, "los \(what) de «\(name)» tienen la forma \(shapeList(needed)), y aquí hay "
        + (found.isEmpty ? "un solo número" : shapeList(found)),
      at: range, notes: axes.map { ["son \($0)"] } ?? [])
    if needed.count == 2, found == needed.reversed() { problem.label = "transponer(…) los deja como hacen falta" }
    return problem
  }
}

import Diagnostics
import Neural
import Runner
import Typography

extension Problem {
  /// Layers that do not fit together, at the layer that does not.
  static func shape(_ error: ShapeError, layers: [String], places: [SourceRange], otherwise: SourceRange) -> Problem {
    func place(_ layer: Int) -> SourceRange { places.indices.contains(layer) ? places[layer] : otherwise }
    func name(_ layer: Int) -> String { layers.indices.contains(layer) ? layers[layer] : "la capa" }
    switch error {
    case .unexpectedInput(let layer, let shape, let wanted):
      var problem = unexpected(shape, by: name(layer), wanted: wanted, isFlattened: layers.first == "aplanar")
      problem.range = place(layer)
      if layer > 0, places.indices.contains(layer - 1) {
        problem.related = [RelatedPlace("esta capa entrega \(shapeText(shape))", at: places[layer - 1])]
      }
      return problem
    case .invalidSize(let layer, _):
      return Problem(
        .tooLarge, "«\(name(layer))» sería demasiado grande", at: place(layer),
        notes: ["prueba con una entrada más pequeña o con menos unidades"])
    case .unsuitableOutput(let shape):
      return Problem(.unsuitableLoss, "la pérdida no sirve para una salida de \(shapeText(shape))", at: otherwise)
    case .noLayers: return Problem(.missingOption, "un modelo necesita al menos una capa", at: otherwise)
    }
  }

  /// What a layer wants, what it receives, and what to do about it.
  private static func unexpected(
    _ shape: [Int], by layer: String, wanted: WantedInput, isFlattened: Bool
  ) -> Problem {
    let count = shape.reduce(1, *)
    func problem(_ what: String, _ note: String) -> Problem {
      Problem(.shapesDoNotFit, "«\(layer)» \(what) y recibe \(shapeText(shape))", notes: [note])
    }
    switch wanted {
    case .row, .numbers:
      return problem(
        "espera una fila de números", "pon «- aplanar» antes: \(shapeText(shape)) → \(count) números en fila")
    case .rowOfSoftmax:
      return Problem(
        .shapesDoNotFit,
        "softmax reparte una probabilidad entre los números de una fila, y aquí hay \(shapeText(shape))",
        notes: ["usa aquí otra activación, como relu, y deja softmax para la última capa densa"])
    case .image:
      let remedy =
        shape.count == 2
        ? "para una secuencia están convolución_1d, agrupación_máxima_1d y media_global_1d"
        : isFlattened && shape.count == 1
        ? "quita «- aplanar»: va después, entre las convoluciones y las capas densas"
        : "si los números vienen en fila, dales forma de imagen antes: «- reformar([28, 28, 1])»"
      return problem("espera una imagen, con alto, ancho y canales,", remedy)
    case .sequence:
      return problem(
        "espera una secuencia, con pasos y características,",
        "dale esa forma antes, con tus tamaños: «- reformar([pasos, características])»")
    case .words:
      return Problem(
        .shapesDoNotFit,
        "«\(layer)» busca en su tabla los números de la entrada, y aquí le llega \(shapeText(shape))",
        notes: ["ponla la primera, con una entrada de una sola dimensión: los números de las palabras, en fila"])
    case .count(let wanted):
      return Problem(
        .shapesDoNotFit,
        "«\(layer)» necesita \(NumberStyle().integer(wanted)) números y recibe \(NumberStyle().integer(count))",
        notes: ["al cambiar de forma no cambia el producto de los tamaños"])
    case .window(let size):
      return Problem(
        .shapesDoNotFit, "la ventana de «\(layer)», de \(size), no cabe en \(shapeText(shape))",
        notes: ["usa una ventana más pequeña, o menos capas que encojan la imagen antes"])
    }
  }
}

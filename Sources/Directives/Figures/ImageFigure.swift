package import Diagnostics
package import Lesson
package import Plotting
package import Runner

/// `imagen`: one image with pixel axes and a colour bar.
package struct ImageFigure: FigureKind {
  package static let name = "imagen"
  package static let summary = "una imagen de cerca, con ejes y barra de color"
  package static let subject = "una parte de un conjunto de imágenes, `moda.prueba`, o una matriz"
  package static let options = [
    OptionSpecification("índice", "cuál de las imágenes; la `0` si no se dice", aliases: ["index"])
  ]

  package let source: Expression
  package let index: Int

  package init?(_ reader: inout DirectiveReader) {
    guard let source = reader.expression("de"), let value = reader.value(of: source), !value.isUnknown else {
      return nil
    }
    self.source = source
    switch value {
    case .split(let split) where split.count > 0:
      guard let index = reader.integer("índice", default: 0, in: 0...max(0, split.count - 1)) else { return nil }
      self.index = index
    case .numbers(let numbers) where numbers.rank == 2 && numbers.count > 0: index = 0
    default:
      reader.note(
        .wrongType(
          expected: "una parte de un conjunto de imágenes o una matriz", found: value, at: source.range,
          note: "por ejemplo: de: moda.entrenamiento"))
      return nil
    }
  }

  package func draw(_ session: inout Session) throws(Problem) -> (figure: Figure, caption: String) {
    switch try session.value(of: source) {
    case .split(let split):
      guard let raster = split.raster(index) else { throw .notImages(at: source.range) }
      let plot = ImagePlot(raster: raster, scale: 0...Double(255 / split.divisor), title: split.className(index))
      return (.image(plot), "La imagen \(index + split.start) de \(split.partName): \(split.className(index)).")
    case .numbers(let numbers):
      guard let matrix = Matrix(numbers) else { throw .notImages(at: source.range) }
      let scale = matrix.range ?? 0...0
      guard let raster = matrix.raster(on: scale) else { throw .notImages(at: source.range) }
      return (
        .image(ImagePlot(raster: raster, scale: scale, title: session.source.text(source.range))),
        "Una matriz de \(shapeText(numbers.shape)) vista como imagen."
      )
    default: throw .notRun(at: source.range)
    }
  }
}

extension Matrix {
  /// The numbers of an array of two axes; nil while they are not known.
  init?(_ numbers: Numbers) {
    guard numbers.rank == 2, let values = numbers.values else { return nil }
    self.init(width: numbers.shape[1], height: numbers.shape[0], values: values)
  }
}

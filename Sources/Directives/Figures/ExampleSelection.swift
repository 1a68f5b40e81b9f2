import Datasets
import Diagnostics
package import Lesson
import Neural
import Plotting
import Runner
import Typography

/// Examples to be drawn: those of a split, or inputs with their predictions.
enum DrawnExamples {
  case split(SplitValue)
  case predictions(PredictionsValue)

  var split: SplitValue {
    switch self {
    case .split(let split): split
    case .predictions(let predictions): predictions.split
    }
  }
}

/// Which examples a figure shows: `primeras`, `índices`, `solo`.
package struct ExampleSelection: Sendable {
  package enum Filter: Sendable {
    case all
    case right
    case wrong
  }

  static let options = [
    OptionSpecification("primeras", "cuántas imágenes se muestran", aliases: ["first", "primeros"]),
    OptionSpecification("índices", "cuáles se muestran, en vez de las primeras: `[0, 12]`"),
    OptionSpecification("columnas", "cuántas hay en cada fila", aliases: ["columns"]),
  ]

  /// The most examples that one figure shows.
  static let maximumCount = 100

  package let source: Expression
  package let count: Int
  package let indices: [Int]?
  package let columns: Int
  package var filter = Filter.all
  /// Whether the examples come with what a model said of them.
  package let hasPredictions: Bool

  /// Reads the selection; the examples must be images where `needsImages` says so.
  init?(_ reader: inout DirectiveReader, defaultCount: Int, defaultColumns: Int, takesSplits: Bool) {
    let count = reader.integer("primeras", default: defaultCount, in: 1...Self.maximumCount)
    let columns = reader.integer("columnas", default: defaultColumns, in: 1...20)
    guard let source = reader.expression("de"), let value = reader.value(of: source), !value.isUnknown else {
      return nil
    }
    let split: SplitValue
    switch value {
    case .split(let part) where takesSplits: (split, hasPredictions) = (part, false)
    case .predictions(let predictions): (split, hasPredictions) = (predictions.split, true)
    default:
      let expected = takesSplits ? "una parte de un conjunto de datos o unas predicciones" : "unas predicciones"
      var note: String?
      if case .dataset = value { note = "elige una parte: \(reader.source.text(source.range)).entrenamiento" }
      reader.note(.wrongType(expected: expected, found: value, at: source.range, note: note))
      return nil
    }
    guard let indices = Self.indices(&reader, size: split.count), let count, let columns else { return nil }
    guard split.count > 0 else {
      reader.note(
        Problem(
          .outOfRange, "«\(reader.source.text(source.range))» no tiene ningún ejemplo", at: source.range,
          label: "elige otro corte"))
      return nil
    }
    if reader.isGiven("primeras"), reader.isGiven("índices") {
      reader.note(
        Problem(
          .repeatedOption, "«primeras» e «índices» dicen lo mismo de dos maneras", at: reader.place(of: "índices"),
          label: "quita una de las dos"))
      return nil
    }
    self.source = source
    self.count = count
    self.columns = columns
    self.indices = indices.isEmpty ? nil : indices
  }

  /// Nil where wrong; empty where not given.
  private static func indices(_ reader: inout DirectiveReader, size: Int) -> [Int]? {
    guard reader.isGiven("índices") else { return [] }
    guard let items = reader.items("índices") else { return nil }
    guard (1...maximumCount).contains(items.count) else {
      reader.note(
        .wrongCount(
          "índices", expected: "una lista de 1 a \(maximumCount) números", found: items.count,
          at: reader.place(of: "índices")))
      return nil
    }
    var result: [Int] = []
    for item in items {
      guard let value = reader.value(of: item),
        let index = reader.checkedInteger(value, "índices", in: 0...max(0, size - 1), at: item.range)
      else { continue }
      result.append(index)
    }
    return result.count == items.count ? result : nil
  }

  /// Whether predictions say a class of each example; told where they do not.
  func checkClasses(_ reader: inout DirectiveReader) -> Bool {
    guard case .predictions(let predictions)? = reader.value(of: source), !predictions.hasClasses else { return true }
    reader.note(
      Problem(
        .wrongType, "estas predicciones no dicen a qué clase pertenece cada ejemplo", at: source.range,
        label: "son números de \(shapeText(predictions.outputShape))"))
    return false
  }

  /// The examples and which of them to show, with data.
  func resolve(_ session: Session) throws(Problem) -> (examples: DrawnExamples, indices: [Int]) {
    let value = try session.value(of: source)
    switch value {
    case .split(let split): return (.split(split), indices ?? Array(0..<min(count, split.count)))
    case .predictions(let predictions):
      if let indices { return (.predictions(predictions), indices) }
      let candidates: [Int]
      switch filter {
      case .all: candidates = Array(0..<min(count, predictions.split.count))
      case .right: candidates = predictions.indices(right: true) ?? []
      case .wrong: candidates = predictions.indices(right: false) ?? []
      }
      return (.predictions(predictions), Array(candidates.prefix(count)))
    default: throw .notRun(at: source.range)
    }
  }
}

extension SplitValue {
  /// One input as a picture in grey; nil where inputs are not images.
  func raster(_ index: Int) -> Raster? {
    guard facts.isImages, facts.inputShape.count >= 2, let examples, case .bytes(let bytes, _) = examples.inputs else {
      return nil
    }
    let (height, width) = (facts.inputShape[0], facts.inputShape[1])
    let size = facts.inputShape.reduce(1, *)
    let start = (examples.range.lowerBound + index) * size
    let image = DecodedImage(
      width: width, height: height, channels: size / (width * height), bytes: Array(bytes[start..<start + size]))
    return Raster(width: width, height: height, pixels: image.grey.bytes)
  }

  /// The name of one example's class.
  func className(_ index: Int) -> String {
    guard let examples, case .classes(let labels) = examples.targets else { return "" }
    return facts.className(Int(labels[examples.range.lowerBound + index]))
  }

  /// Which example of the whole part one is, for a reader: «imagen 12 de prueba».
  var partName: String { part.name }
}

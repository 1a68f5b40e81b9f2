package import Datasets
package import Diagnostics
import Typography

extension Problem {
  /// Why data cannot be prepared in a way, at the option that asks for it.
  package static func preparation(_ fault: PreparationFault, of name: String, at range: SourceRange) -> Problem {
    switch fault {
    case .hasTest:
      return Problem(.unsuitablePreparation, "«\(name)» ya tiene una parte de prueba", at: range, label: "quítalo")
    case .tooFew(let count):
      return Problem(
        .unsuitablePreparation, "«\(name)» tiene \(counted(count, "ejemplo", "ejemplos")): no se puede partir",
        at: range)
    case .noImages: return Problem(.unsuitablePreparation, "«\(name)» no tiene imágenes", at: range, label: "quítalo")
    case .shiftTooLarge(let shape):
      return Problem(
        .outOfRange, "las imágenes de «\(name)» son de \(shapeText(shape)): no se pueden desplazar tanto", at: range)
    case .noWaves:
      return Problem(
        .unsuitablePreparation, "«\(name)» no tiene ondas de sonido", at: range,
        notes: ["un espectrograma se hace de una carpeta de archivos .wav"])
    case .windowTooLong(let count):
      return Problem(
        .outOfRange, "las ondas de «\(name)» tienen \(counted(count, "muestra", "muestras")), menos que la ventana",
        at: range)
    case .tooManyBands:
      return Problem(
        .outOfRange, "con esa ventana no caben tantas bandas", at: range,
        notes: ["prueba con menos bandas o con una ventana mayor"])
    case .noClasses:
      return Problem(.unsuitablePreparation, "«\(name)» no tiene clases, sino valores", at: range, label: "quítalo")
    case .tooLarge(let limit):
      return Problem(
        .tooLarge, "«\(name)» pasaría de \(NumberStyle().integer(limit)) números", at: range,
        notes: ["usa menos ejemplos con «límite»"])
    }
  }

  /// The same, with how to make classes of a column that may hold some.
  package static func preparation(_ fault: PreparationFault, of facts: DatasetFacts, at range: SourceRange) -> Problem {
    var problem = preparation(fault, of: facts.name, at: range)
    if fault == .noClasses, let note = facts.classesNote {
      problem.label = nil
      problem.notes = [note]
    }
    return problem
  }

  /// An option that says nothing about such data.
  package static func unsuitableOption(_ option: String, needs: String, at range: SourceRange) -> Problem {
    Problem(.unsuitablePreparation, "«\(option)» solo sirve para \(needs)", at: range, label: "quítalo")
  }

  /// A file beside the lesson of a kind that is not read.
  package static func unknownFileKind(_ path: String, at range: SourceRange) -> Problem {
    Problem(
      .unknownDataset, "no sé leer «\(path)»", at: range,
      notes: [
        "se leen tablas (.csv), carpetas de imágenes (.png, .jpg) o de sonidos (.wav), y un solo archivo de estos"
      ])
  }

  /// A table whose column to predict is not said.
  package static func missingTarget(_ path: String, columns: [String], at range: SourceRange) -> Problem {
    Problem(
      .missingOption, "falta decir qué columna de «\(path)» se predice", at: range,
      label: "añade «etiqueta: \(columns.last ?? "…")»",
      notes: ["tiene: " + columns.prefix(20).joined(separator: ", ") + (columns.count > 20 ? "…" : "")])
  }
}

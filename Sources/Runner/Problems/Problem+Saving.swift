package import Diagnostics
import JSON
package import Neural

extension Problem {
  /// A file that a lesson names and cannot have.
  package static func lessonFile(_ fault: LessonFileFault, at range: SourceRange) -> Problem {
    switch fault {
    case .outside(let path): return .pathOutside(path, at: range)
    case .unreadable(let path, let reason):
      return Problem(
        .unreadableFile, "no puedo leer «\(path)»: \(sentence(reason))", at: range,
        notes: ["la ruta se cuenta desde la carpeta de la lección"])
    case .tooLarge(let path, let bytes, let limit):
      return Problem(
        .tooLarge, "el archivo «\(path)» es demasiado grande: tiene \(bytesText(bytes))", at: range,
        notes: ["se leen como mucho \(bytesText(limit))"])
    }
  }

  /// A model that cannot be read, or not be saved.
  package static func saving(_ error: SavingError, file: String, at range: SourceRange? = nil) -> Problem {
    switch error {
    case .missingTensor(let name, let shape):
      return misfit(
        file, "le falta «\(short(name))»", at: range, note: "«\(short(name))» tendría la forma \(shapeList(shape))")
    case .unexpectedTensor(let name):
      return misfit(file, "tiene «\(short(name))» de más", at: range, note: nil)
    case .tensorShape(let name, let expected, let found):
      return misfit(
        file, "«\(short(name))» tiene la forma \(shapeList(found)) y la capa espera \(shapeList(expected))", at: range,
        note: nil)
    case .architecture(.absent):
      return Problem(
        .missingOption, "«\(file)» tiene pesos y no dice de qué capas son", at: range,
        notes: ["da también «entrada» y «capas», con las capas que se entrenaron"])
    case .architecture(let fault):
      return Problem(.corruptModel, "no entiendo las capas de «\(file)»: \(sentence(fault))", at: range)
    case .notFinite(let name):
      return Problem(
        .corruptModel, "«\(file)» no es un modelo válido: «\(short(name))» tiene un número que no es finito", at: range)
    default:
      return Problem(
        .corruptModel, "«\(file)» no es un modelo válido: \(sentence(error))", at: range,
        notes: ["se espera un archivo safetensors, como los que escribe «leccion run LECCIÓN --save CARPETA»"])
    }
  }

  private static func misfit(_ file: String, _ what: String, at range: SourceRange?, note: String?) -> Problem {
    Problem(
      .shapesDoNotFit, "los pesos de «\(file)» no son los de estas capas: \(what)", at: range,
      notes: [note, "cada nombre es el número de la capa, desde 0, y el de su tensor: 1.kernel"].compactMap(\.self))
  }

  private static func sentence(_ error: SavingError) -> String {
    switch error {
    case .truncated(let expected, let found):
      "está cortado; debería tener \(bytesText(expected)) y tiene \(bytesText(found))"
    case .trailingBytes(let count): "\(count == 1 ? "le sobra" : "le sobran") \(bytesText(count)) al final"
    case .headerSize: "el tamaño de su cabecera es imposible"
    case .header(let fault): "su cabecera \(sentence(fault))"
    case .malformedEntry(let name):
      name.isEmpty ? "su cabecera no es un objeto" : "la cabecera no describe bien «\(short(name))»"
    case .unknownType(let tensor, let type):
      "«\(short(tensor))» es de tipo «\(short(type))», y solo se leen "
        + StoredType.allCases.map(\.rawValue).joined(separator: ", ")
    case .tooLarge(let tensor): "«\(short(tensor))» es demasiado grande"
    case .rangeSize(let tensor, let expected, let found):
      "«\(short(tensor))» debería ocupar \(bytesText(expected)) y ocupa \(bytesText(found))"
    case .rangeStart(let tensor, let expected, let found):
      "«\(short(tensor))» debería empezar en el byte \(expected) y empieza en el \(found)"
    case .notFinite(let tensor): "«\(short(tensor))» tiene un número que no es finito"
    case .architecture(let fault): sentence(fault)
    case .missingTensor(let name, _), .unexpectedTensor(let name), .tensorShape(let name, _, _): "«\(short(name))»"
    }
  }

  private static func sentence(_ fault: ArchitectureFault) -> String {
    func layer(_ index: Int, _ kind: String) -> String { "la capa \(index), «\(short(kind))»," }
    return switch fault {
    case .absent: "no las dice"
    case .json(let fault): "su descripción \(sentence(fault))"
    case .malformed: "su descripción no tiene la forma esperada"
    case .unknownVersion(let version): "son de la versión \(version), y aquí se lee la \(Architecture.version)"
    case .tooManyLayers(let count): "son \(count), y se admiten \(Architecture.mostLayers)"
    case .unknownKind(let index, let kind): "no conozco la capa \(index), «\(short(kind))»"
    case .unknownOption(let index, let kind, let option):
      "\(layer(index, kind)) tiene una opción que no conozco: «\(short(option))»"
    case .badOption(let index, let kind, let option):
      "\(layer(index, kind)) no tiene un valor que sirva para «\(short(option))»"
    case .shape(.noLayers): "no hay ninguna"
    case .shape(.unexpectedInput(let index, let shape, _)):
      "a la capa \(index) le llega \(shapeText(shape)), que no admite"
    case .shape(.invalidSize(let index, _)): "la capa \(index) tiene un tamaño imposible o demasiado grande"
    case .shape(.unsuitableOutput(let shape)): "su salida es de \(shapeText(shape))"
    case .unsavable(let index): "la capa \(index) no se puede guardar"
    }
  }

  private static func sentence(_ fault: JSONFault) -> String {
    let place = "en su byte \(fault.offset)"
    return switch fault.kind {
    case .unfinished: "no es JSON: acaba a medias"
    case .unexpected: "no es JSON: hay algo que no se espera \(place)"
    case .string: "no es JSON: hay un texto mal escrito \(place)"
    case .number: "no es JSON: hay un número mal escrito o demasiado grande \(place)"
    case .repeatedKey: "repite un nombre \(place)"
    case .trailing: "no es JSON: le sobra algo \(place)"
    case .depth: "anida demasiado \(place)"
    case .tooLarge: "es demasiado grande"
    }
  }

  /// A name out of a file, which may be long; by scalars, because a character has no limit.
  private static func short(_ name: String) -> String {
    let start = String(String.UnicodeScalarView(name.unicodeScalars.prefix(40)))
    return start.utf8.count < name.utf8.count ? start + "…" : name
  }
}

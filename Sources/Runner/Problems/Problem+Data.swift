package import Datasets
package import Diagnostics
import Typography

extension Problem {
  /// What went wrong with data, at the directive that asked for it (or nowhere, for `leccion data`).
  package static func dataset(_ error: DatasetError, at range: SourceRange? = nil) -> Problem {
    switch error {
    case .unknown(let name): return .unknownDataset(name, known: [], at: range)
    case .missing(let name, let searched):
      return Problem(
        .missingDataset, "no encuentro los datos de «\(name)»", at: range,
        notes: [
          "se instalan con «apt install dataset-fashion-mnist» o se descargan con «leccion data get \(name)»",
          "los busqué en: " + searched.joined(separator: ", "),
        ])
    case .unreadable(let path, let reason):
      return Problem(.unreadableFile, "no puedo leer «\(path)»: \(reason)", at: range)
    case .truncated(let path, let expected, let found):
      return Problem(
        .truncatedData, "el archivo «\(path)» está cortado", at: range,
        notes: ["debería tener \(bytesText(expected)) y tiene \(bytesText(found)): vuelve a descargarlo"])
    case .corruptGzip(let path):
      return Problem(
        .corruptGzip, "el archivo «\(path)» está dañado: no se puede descomprimir", at: range,
        notes: ["bórralo y vuelve a descargarlo"])
    case .corruptIDX(let path, let fault):
      return Problem(.corruptIDX, "el archivo «\(path)» no es un IDX válido: \(sentence(fault))", at: range)
    case .checksum(let path, let expected, let found):
      return Problem(
        .checksumDiffers, "el contenido de «\(path)» no es el esperado", at: range,
        notes: ["SHA-256 esperado: \(expected)", "SHA-256 hallado:  \(found)"])
    case .download(let url, let status, let reason):
      return Problem(
        .downloadFailed, "no pude descargar «\(url)»", at: range,
        notes: ["curl terminó con el código \(status): \(reason)", "lo ya descargado se conserva: repite la orden para seguir"])
    case .cannotWrite(let path, let reason):
      return Problem(.cannotWrite, "no puedo escribir «\(path)»: \(reason)", at: range)
    case .interrupted: return Problem(.interrupted, "interrumpido", at: range)
    }
  }

  package static func unknownDataset(_ name: String, known: [String], at range: SourceRange?) -> Problem {
    Problem(
      .unknownDataset, "no conozco el conjunto de datos «\(name)»", at: range,
      label: suggestion(for: name, among: known).map { "¿quisiste decir «\($0)»?" },
      notes: known.isEmpty ? [] : ["hay: " + known.joined(separator: ", ")])
  }

  package static func pathOutside(_ path: String, at range: SourceRange) -> Problem {
    Problem(
      .pathOutside, "la ruta «\(path)» sale de la carpeta de la lección", at: range,
      notes: ["una lección solo lee lo que está junto a ella: sin «..», sin rutas absolutas"])
  }

  private static func bytesText(_ count: Int) -> String { NumberStyle().integer(count) + " bytes" }

  private static func sentence(_ fault: IDXFault) -> String {
    switch fault {
    case .magic(let found): "empieza por 0x\(String(found, radix: 16)), que no es su marca"
    case .dimensions(let found): "sus dimensiones son \(shapeText(found))"
    case .tooLarge(let dimensions): "dice tener \(shapeText(dimensions)), más de lo que se admite"
    case .trailingBytes(let count): "le sobran \(bytesText(count)) al final"
    case .counts(let images, let labels):
      "hay \(NumberStyle().integer(images)) imágenes y \(NumberStyle().integer(labels)) etiquetas"
    case .label(let label, let classes): "hay una etiqueta \(label), y las clases van de 0 a \(classes - 1)"
    }
  }
}

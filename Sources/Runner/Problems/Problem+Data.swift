package import Datasets
package import Diagnostics
package import FileSystem
import Typography

extension Problem {
  /// What went wrong with data, at the directive that asked for it (or nowhere, for `leccion data`).
  package static func dataset(_ error: DatasetError, at range: SourceRange? = nil) -> Problem {
    switch error {
    case .unknown(let name): return .unknownDataset(name, known: [], at: range)
    case .missing(let name, let searched):
      return Problem(
        .missingDataset, "no encuentro los datos de «\(name)»", at: range,
        notes: ["se instalan con «apt install dataset-fashion-mnist» o se descargan con «leccion data get \(name)»"]
          + (searched.isEmpty ? [] : ["los busqué en: " + searched.joined(separator: ", ")]))
    case .unreadable(let path, let reason):
      return Problem(.unreadableFile, "no puedo leer «\(path)»: \(sentence(reason))", at: range)
    case .truncated(let path, let expected, let found):
      return Problem(
        .truncatedData, "el archivo «\(path)» está cortado", at: range,
        notes: ["debería tener \(bytesText(expected)) y tiene \(bytesText(found)): vuelve a descargarlo"])
    case .unfinishedGzip(let path):
      return Problem(
        .truncatedData, "el archivo «\(path)» está cortado: le falta el final", at: range,
        notes: ["vuelve a descargarlo"])
    case .corruptGzip(let path):
      return Problem(
        .corruptGzip, "el archivo «\(path)» está dañado: no se puede descomprimir", at: range,
        notes: ["bórralo y vuelve a descargarlo"])
    case .corruptIDX(let path, let fault):
      return Problem(
        .corruptIDX, "el archivo «\(path)» no es un IDX válido: \(sentence(fault))", at: range,
        notes: ["bórralo y vuelve a descargarlo"])
    case .checksum(let path, let expected, let found):
      return Problem(
        .checksumDiffers, "el contenido de «\(path)» no es el esperado", at: range,
        notes: ["SHA-256 esperado: \(expected)", "SHA-256 hallado:  \(found)", "bórralo y vuelve a descargarlo"])
    case .download(let url, let status, let reason): return download(url, status, reason, at: range)
    case .cannotWrite(let path, let reason):
      return Problem(.cannotWrite, "no puedo escribir «\(path)»: \(sentence(reason))", at: range)
    case .interrupted: return Problem(.interrupted, "interrumpido", at: range)
    case .tooLarge(let path, let limit):
      return Problem(
        .unreadableFile, "el archivo «\(path)» es demasiado grande", at: range,
        notes: ["se leen archivos de hasta \(limit >> 20) MiB"])
    case .outside(let path): return pathOutside(path, at: range)
    case .corruptCSV(let path, let fault): return csv(fault, path: path, at: range)
    case .corruptImage(let path, let fault): return image(fault, path: path, at: range)
    case .corruptSound(let path, let fault): return sound(fault, path: path, at: range)
    case .classFolder(let path, let fault): return folder(fault, path: path, at: range)
    }
  }

  package static func unknownDataset(_ name: String, known: [String], at range: SourceRange?) -> Problem {
    var problem = Problem(
      .unknownDataset, "no conozco el conjunto de datos «\(name)»", at: range,
      notes: known.isEmpty ? [] : ["hay: " + known.joined(separator: ", ")])
    if let range {
      problem.suggest(for: Located(name, range), among: known)
    } else if let near = suggestion(for: name, among: known) {
      problem.notes.insert("¿quisiste decir «\(near)»?", at: 0)
    }
    return problem
  }

  /// A dataset that comes with the program was asked for its folder.
  package static func builtInDataset(_ name: String) -> Problem {
    Problem(.missingDataset, "«\(name)» viene con leccion: no tiene carpeta")
  }

  package static func pathOutside(_ path: String, at range: SourceRange?) -> Problem {
    Problem(
      .pathOutside, "la ruta «\(path)» sale de la carpeta de la lección", at: range,
      notes: ["una lección solo lee lo que está junto a ella: sin «..», sin rutas absolutas y sin enlaces que salgan"])
  }

  private static func download(
    _ url: String, _ status: Int32, _ fault: DownloadFault, at range: SourceRange?
  ) -> Problem {
    // Of the answers of a server only the errors say more.
    var notes = [status < 400 ? sentence(fault) : "\(sentence(fault)) (HTTP \(status))"]
    switch fault {
    case .curlMissing: notes.append("instálalo con «apt install curl»")
    case .unsupportedURL, .cannotStart, .refused, .tooLarge: break
    default: notes.append("lo ya descargado se conserva: repite la orden para seguir desde ahí")
    }
    return Problem(.downloadFailed, "no pude descargar «\(url)»", at: range, notes: notes)
  }

  private static func sentence(_ fault: DownloadFault) -> String {
    switch fault {
    case .curlMissing: "no encuentro el programa «curl»"
    case .cannotStart(let code): "el programa «curl» no arranca (errno \(code))"
    case .unsupportedURL: "la dirección debe empezar por http:// o https://"
    case .unknownHost: "no se encuentra el servidor: ¿hay conexión a la red?"
    case .cannotConnect: "el servidor no contesta"
    case .refused: "el servidor no lo da"
    case .brokenOff: "la descarga se cortó"
    case .tooSlow: "la descarga va demasiado despacio"
    case .insecure: "el certificado del servidor no es de fiar"
    case .redirectedTooOften: "el servidor redirige una y otra vez"
    case .tooLarge: "el archivo es mayor de lo que debería"
    case .other(let exit): "curl terminó con el código \(exit)"
    }
  }

  package static func sentence(_ fault: FileFault) -> String {
    switch fault {
    case .absent: "no existe"
    case .present: "ya existe"
    case .notPermitted: "no hay permiso"
    case .folder: "es una carpeta"
    case .notRegular: "no es un archivo corriente"
    case .notFolder: "una parte de la ruta no es una carpeta"
    case .linkLoop: "hay un enlace que lleva a sí mismo"
    case .longName: "el nombre es demasiado largo"
    case .diskFull: "no queda espacio en el disco"
    case .sizeLimit: "el archivo no puede crecer tanto"
    case .readOnly: "el disco es de solo lectura"
    case .outOfMemory: "no queda memoria"
    case .noReader: "nadie lo lee"
    case .system(let code): "error \(code) del sistema"
    }
  }

  static func bytesText(_ count: Int) -> String { counted(count, "byte", "bytes") }

  private static func sentence(_ fault: IDXFault) -> String {
    switch fault {
    case .magic(let found): "empieza por 0x\(String(found, radix: 16)), que no es su marca"
    case .dimensions(let found): "sus dimensiones son \(shapeText(found))"
    case .tooLarge(let dimensions): "dice tener \(shapeText(dimensions)), más de lo que se admite"
    case .trailingBytes(let count): "\(count == 1 ? "le sobra" : "le sobran") \(bytesText(count)) al final"
    case .counts(let images, let labels):
      "hay \(counted(images, "imagen", "imágenes")) y \(counted(labels, "etiqueta", "etiquetas"))"
    case .label(let label, let classes): "hay una etiqueta \(label), y las clases van de 0 a \(classes - 1)"
    }
  }
}

import Datasets
import Diagnostics
import Typography

extension Problem {
  /// What is wrong with a CSV file, with its line and column.
  static func csv(_ fault: CSVFault, path: String, at range: SourceRange?) -> Problem {
    var problem = Problem(.corruptCSV, "", at: range)
    switch fault {
    case .unknownColumn(let name, let known):
      problem.message = "«\(path)» no tiene la columna «\(name)»"
      problem.notes = suggestion(for: name, among: known).map { ["¿quisiste decir «\($0)»?"] } ?? []
      problem.notes.append("tiene: " + listed(known))
    case .missing(let place):
      problem.message = "\(told(place, of: path)): falta el valor"
      problem.notes = [
        "«faltantes: quitar» deja fuera las filas incompletas",
        "«faltantes: media» pone la media de la columna, si es de números y no es la que se predice",
      ]
    case .decimalComma(let place, let text):
      problem.message = "\(told(place, of: path)): «\(text)» lleva coma decimal"
      problem.notes = ["los números de un archivo se escriben con punto: \(text.replacingComma)"]
    case .noHeader:
      problem.message = "la primera línea de «\(path)» solo tiene números"
      problem.notes = ["debe dar el nombre de cada columna"]
    case .notUTF8(_, let looksLikeUTF16):
      problem.message = sentence(fault, path: path)
      problem.notes = [
        "parece \(looksLikeUTF16 ? "UTF-16" : "Latin-1 o Windows-1252"): guárdalo como UTF-8; en Excel es el tipo "
          + "«CSV UTF-8 (delimitado por comas)»"
      ]
    case .tooManyCategories(let name, let limit, let numberLike):
      problem.message = "la columna «\(name)» de «\(path)» tiene más de \(limit) palabras distintas"
      problem.notes = ["si no hace falta, déjala fuera con «columnas: […]»"]
      if let numberLike { problem.notes.insert(WordColumn.numberNote(numberLike), at: 0) }
    case .noInputs:
      problem.message = "las columnas de entrada de «\(path)» no sirven"
      problem.notes = ["hace falta al menos una, cada una una vez y sin la de la etiqueta"]
    default: problem.message = sentence(fault, path: path)
    }
    return problem
  }

  private static func sentence(_ fault: CSVFault, path: String) -> String {
    switch fault {
    case .empty: "el archivo «\(path)» está vacío"
    case .noRows: "el archivo «\(path)» no tiene ninguna fila completa bajo los nombres de sus columnas"
    case .notUTF8(let line, _): "«\(path)», línea \(line): no es texto en UTF-8"
    case .unclosedQuote(let line): "«\(path)», línea \(line): hay una comilla que no se cierra"
    case .strayQuote(let line, let column):
      "«\(path)», línea \(line), columna \(column): hay una comilla en medio de un valor"
    case .fieldCount(let line, let expected, let found):
      "«\(path)», línea \(line): tiene \(counted(found, "valor", "valores")) y las columnas son \(expected)"
    case .emptyName(let column): "la columna \(column) de «\(path)» no tiene nombre"
    case .repeatedName(let name): "«\(path)» tiene dos columnas que se llaman «\(name)»"
    case .notNumber(let place, let text): "\(told(place, of: path)): «\(text)» no es un número"
    case .notFinite(let place, let text): "\(told(place, of: path)): «\(text)» no es un número finito"
    case .tooManyRows(let limit): "«\(path)» tiene más de \(NumberStyle().integer(limit)) filas"
    case .tooManyColumns(let limit): "«\(path)» da más de \(NumberStyle().integer(limit)) columnas"
    case .tooManyCells(let limit): "«\(path)» da más de \(NumberStyle().integer(limit)) valores"
    case .tooLongWord(let place, let limit):
      "\(told(place, of: path)): la palabra pasa de \(NumberStyle().integer(limit)) bytes"
    case .allMissing(let name): "la columna «\(name)» de «\(path)» no tiene ningún valor"
    case .unknownColumn, .missing, .decimalComma, .noHeader, .tooManyCategories, .noInputs: ""
    }
  }

  private static func told(_ place: CSVPlace, of path: String) -> String {
    "«\(path)», línea \(place.line), columna \(place.column) («\(place.name)»)"
  }

  /// The first names of a list that may be long.
  private static func listed(_ names: [String]) -> String {
    names.count <= 20 ? names.joined(separator: ", ") : names.prefix(20).joined(separator: ", ") + "…"
  }

  static func image(_ fault: ImageFault, path: String, at range: SourceRange?) -> Problem {
    var problem = Problem(.corruptImage, "no puedo leer la imagen «\(path)»: \(sentence(fault))", at: range)
    switch fault {
    case .differentSize:
      problem.notes = ["con «tamaño: [28, 28]» todas toman ese alto y ese ancho"]
    case .unsupported: problem.notes = ["guárdala como PNG, o como JPEG corriente"]
    default: break
    }
    return problem
  }

  private static func sentence(_ fault: ImageFault) -> String {
    switch fault {
    case .unknownFormat: "no es PNG ni JPEG"
    case .truncated: "está cortada"
    case .size(let width, let height): "dice medir \(width)×\(height) píxeles"
    case .header: "su cabecera no vale"
    case .chunk(let name): "su parte «\(name)» no vale, falta o está fuera de lugar"
    case .checksum(let chunk): "su parte «\(chunk)» está dañada"
    case .corruptPixels: "sus píxeles están dañados"
    case .tooManyPixels: "trae más píxeles de los que dice"
    case .paletteIndex(let index, let colors):
      "un píxel usa el color \(index) y la paleta tiene \(counted(colors, "color", "colores"))"
    case .segment(let marker): "su segmento 0x\(String(marker, radix: 16)) no vale"
    case .unsupported(let kind): sentence(kind)
    case .differentSize(let width, let height, let expectedWidth, let expectedHeight):
      "mide \(width)×\(height) píxeles y la primera \(expectedWidth)×\(expectedHeight)"
    }
  }

  private static func sentence(_ kind: UnsupportedJPEG) -> String {
    switch kind {
    case .arithmeticCoding: "es un JPEG de codificación aritmética"
    case .lossless: "es un JPEG sin pérdida"
    case .hierarchical: "es un JPEG jerárquico"
    case .bits(let count): "es un JPEG de \(counted(count, "bit", "bits")) por color"
    case .components(let count):
      "es un JPEG de \(counted(count, "color", "colores")), y se leen los de uno y los de tres"
    case .sampling: "es un JPEG que reparte sus colores de una forma rara"
    case .lateHeight: "es un JPEG que no dice su alto al principio"
    }
  }

  static func sound(_ fault: SoundFault, path: String, at range: SourceRange?) -> Problem {
    Problem(.corruptSound, "no puedo leer el sonido «\(path)»: \(sentence(fault))", at: range)
  }

  private static func sentence(_ fault: SoundFault) -> String {
    switch fault {
    case .notWAV: "no es un archivo WAV"
    case .truncated: "está cortado"
    case .chunk(let name): "su parte «\(name)» no vale o falta"
    case .unsupported(let format, let bits):
      "su formato es el \(format), de \(counted(bits, "bit", "bits")); "
        + "se leen enteros de 8, 16, 24 o 32 bits y decimales de 32"
    case .channels(let count): "dice tener \(counted(count, "canal", "canales"))"
    case .sampleRate(let rate): "dice tener \(NumberStyle().integer(rate)) muestras por segundo"
    case .noSamples: "no tiene ninguna muestra"
    case .notFinite(let sample): "la muestra \(NumberStyle().integer(sample)) no es un número finito"
    case .tooLong(let limit): "pasa de \(NumberStyle().integer(limit)) muestras"
    case .differentRate(let rate, let expected):
      "tiene \(NumberStyle().integer(rate)) muestras por segundo y el primero \(NumberStyle().integer(expected))"
    }
  }

  static func folder(_ fault: ClassFolderFault, path: String, at range: SourceRange?) -> Problem {
    Problem(
      .unsuitableFolder, "la carpeta «\(path)» no sirve de datos: \(sentence(fault))", at: range,
      notes: [
        "se espera una carpeta por clase, y en ella imágenes (.png, .jpg) o sonidos (.wav)",
        "o dos, «entrenamiento» y «prueba», cada una con las mismas carpetas",
      ])
  }

  private static func sentence(_ fault: ClassFolderFault) -> String {
    switch fault {
    case .noClasses: "no tiene ninguna carpeta"
    case .tooManyClasses(let limit): "tiene más de \(limit) carpetas"
    case .emptyClass(let name): "la de «\(name)» está vacía"
    case .tooManyFiles(let limit): "tiene más de \(NumberStyle().integer(limit)) archivos"
    case .strange(let name): "no sé qué hacer con «\(name)»"
    case .mixed(let name): "mezcla imágenes y sonidos («\(name)»)"
    case .classOfOnePart(let name): "la clase «\(name)» está solo en una de sus dos partes"
    case .tooLarge(let limit): "todo junto pasa de \(limit >> 20) MiB"
    }
  }
}

extension String {
  /// With a point in place of its first comma.
  fileprivate var replacingComma: String {
    guard let comma = firstIndex(of: ",") else { return self }
    return self[..<comma] + "." + self[index(after: comma)...]
  }
}

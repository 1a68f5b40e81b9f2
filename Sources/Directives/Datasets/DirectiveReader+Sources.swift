import Datasets
import Diagnostics
import FileSystem
import Lesson
import Runner
import Typography

/// Which options mean something for which data.
enum SourceOptions {
  /// The options of tables, of folders of images and of folders of sounds.
  static let table = ["etiqueta", "columnas", "faltantes", "separador"]
  static let images = ["tamaño", "color"]
  static let sounds = ["muestras"]
}

extension DirectiveReader {
  /// The dataset of `fuente`, with the options that say how it is read; nil is told.
  mutating func datasetSource() -> DatasetSource? {
    guard let text = text("fuente") else {
      if isGiven("fuente") { _ = expression("fuente") }
      return nil
    }
    let found = read(text)
    switch found {
    case .table?: refuse(SourceOptions.images + SourceOptions.sounds)
    case .images?: refuse(SourceOptions.table + SourceOptions.sounds)
    case .sounds?: refuse(SourceOptions.table + SourceOptions.images)
    case .installed?, .iris?, .spirals?: refuse(SourceOptions.table + SourceOptions.images + SourceOptions.sounds)
    case nil: break
    }
    return found
  }

  private mutating func read(_ text: Located<String>) -> DatasetSource? {
    if text.value.contains("(") {
      return expression("fuente").flatMap { sourceWords.read($0, &self) }
    }
    guard EnclosedFolder.isInside(text.value) else {
      note(.pathOutside(text.value, at: text.range))
      return nil
    }
    let wanted = folded(text.value)
    if wanted == Iris.facts.name { return .iris }
    if wanted == Spirals().facts.name { return .spirals(Spirals()) }
    if let facts = library.installed.first(where: { folded($0.name) == wanted }) { return .installed(facts.name) }
    return file(text)
  }

  /// A file or a folder beside the lesson.
  private mutating func file(_ text: Located<String>) -> DatasetSource? {
    do throws(DatasetError) {
      let place = try library.folder(ofLesson: source.path).place(of: text.value)
      if EnclosedFolder.isFolder(place) == true { return folderSource(try ClassFolder(place)) }
      if folded(place).hasSuffix(".csv") { return table(place) }
      if let single = ClassFolder(file: place) { return folderSource(single) }
      note(.unknownFileKind(text.value, at: text.range))
    } catch {
      let isPath = text.value.contains("/") || text.value.contains(".")
      if case .unreadable(_, .absent) = error, !isPath {
        note(.unknownDataset(text.value, known: library.all.map(\.name), at: text.range))
      } else {
        note(.dataset(error, at: text.range))
      }
    }
    return nil
  }

  private mutating func folderSource(_ folder: ClassFolder) -> DatasetSource? {
    switch folder.kind {
    case .images:
      let size = imageSize()
      let isColored = flag("color", default: false)
      guard let size, let isColored else { return nil }
      return .images(ImageFolder(folder: folder, size: size.first, isColored: isColored))
    case .sounds:
      guard let length = integer("muestras", default: 0, in: 1...10_000_000) else { return nil }
      return .sounds(SoundFolder(folder: folder, length: length > 0 ? length : nil))
    }
  }

  /// No size or one.
  private mutating func imageSize() -> [ImageFolder.Size]? {
    guard isGiven("tamaño") else { return [] }
    guard let expression = expression("tamaño"), let value = value(of: expression), !value.isUnknown else { return nil }
    guard case .numbers(let numbers) = value, numbers.kind == .integer, numbers.shape == [2],
      let sizes = numbers.values
    else {
      note(.wrongType(expected: "el alto y el ancho, como [28, 28]", found: value, at: expression.range))
      return nil
    }
    guard sizes.allSatisfy({ (1...4096).contains($0) }) else {
      note(
        .outOfRange(
          "tamaño", expected: "un alto y un ancho de 1 a 4096", found: source.text(expression.range),
          at: expression.range))
      return nil
    }
    return [ImageFolder.Size(width: Int(sizes[1]), height: Int(sizes[0]))]
  }

  private mutating func table(_ path: String) -> DatasetSource? {
    let columns = columnNames()
    let missing = word("faltantes", of: missingWords, default: MissingValues.refused)
    let separator = word("separador", of: separatorWords, default: nil)
    guard let columns, let missing, let separator else { return nil }
    guard let target = text("etiqueta") else {
      noteMissingTarget(path, separator: separator)
      return nil
    }
    return .table(
      TableDataset(path: path, target: target.value, inputs: columns.first, missing: missing, separator: separator))
  }

  private mutating func noteMissingTarget(_ path: String, separator: UInt8?) {
    do throws(DatasetError) {
      let header = try CSVReader.header(of: .file(path), separator: separator)
      note(.missingTarget(path, columns: header, at: place(of: "fuente")))
    } catch {
      note(.dataset(error, at: place(of: "fuente")))
    }
  }

  /// No list of columns or one; a column is a name, or a text where it is not a single word.
  mutating func columnNames() -> [[String]]? {
    guard isGiven("columnas") else { return [] }
    guard let items = items("columnas") else { return nil }
    var names: [String] = []
    for item in items {
      switch item.kind {
      case .name(let name): names.append(name)
      case .text(let text): names.append(text)
      default:
        note(
          Problem(
            .wrongType, "aquí hace falta el nombre de una columna", at: item.range,
            label: "ponlo entre comillas si tiene espacios o signos"))
        return nil
      }
    }
    return [names]
  }

  /// A word of a vocabulary, or what holds without it; nil is told.
  mutating func word<Meaning>(_ name: String, of words: Vocabulary<Meaning>, default fallback: Meaning) -> Meaning? {
    isGiven(name) ? word(name, of: words) : fallback
  }

  /// A word of a vocabulary; nil is told.
  mutating func word<Meaning>(_ name: String, of words: Vocabulary<Meaning>) -> Meaning? {
    expression(name, joining: words.names).flatMap { words.read($0, &self) }
  }

  /// Tells the options that only files have.
  mutating func refuseSourceOptions() {
    refuse(SourceOptions.table + SourceOptions.images + SourceOptions.sounds)
  }

  private mutating func refuse(_ options: [String]) {
    let needs = [
      (SourceOptions.table, "una tabla (.csv)"), (SourceOptions.images, "imágenes de una carpeta"),
      (SourceOptions.sounds, "sonidos (.wav)"),
    ]
    for option in options where isGiven(option) {
      let need = needs.first { $0.0.contains(option) }?.1 ?? ""
      note(.unsuitableOption(option, needs: need, at: keyPlace(of: option)))
    }
  }
}

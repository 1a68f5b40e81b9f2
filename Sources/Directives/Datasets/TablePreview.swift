import Datasets
import Diagnostics
import Lesson
import Neural
import Runner
import Typography

/// The first rows of a CSV file beside the lesson, as `tabla` shows them.
package struct TablePreview: Sendable {
  package let path: String
  /// Where the lesson names it.
  let place: SourceRange
  package let columns: [String]
  package let separator: UInt8?
  package let count: Int

  /// Rows that are shown if the lesson does not say how many, and at most.
  private static let usualCount = 5
  private static let mostRows = 1000
  /// Columns that a page bears.
  private static let mostColumns = 50

  /// Reads `fuente`, `columnas`, `primeras` and `separador`; nil is told.
  init?(_ reader: inout DirectiveReader) {
    let count = reader.integer("primeras", default: Self.usualCount, in: 1...Self.mostRows)
    let separator = reader.word("separador", of: separatorWords, default: nil)
    let names = reader.columnNames()
    if reader.isGiven("filas") {
      reader.note(
        Problem(
          .repeatedOption, "las filas vienen del archivo", at: reader.keyPlace(of: "filas"),
          label: "quita «filas», o «fuente»"))
    }
    guard let name = reader.text("fuente") else {
      let place = reader.place(of: "fuente")
      reader.note(.notText(expected: "el nombre de un archivo .csv", found: "una lista", at: place))
      return nil
    }
    guard EnclosedFolder.isInside(name.value) else {
      reader.note(.pathOutside(name.value, at: name.range))
      return nil
    }
    guard folded(name.value).hasSuffix(".csv") else {
      reader.note(
        .notText(expected: "un archivo .csv junto a la lección", found: "otra cosa", at: name.range))
      return nil
    }
    guard let count, let separator, let names, !reader.hasErrors else { return nil }
    do throws(DatasetError) {
      path = try reader.library.folder(ofLesson: reader.source.path).place(of: name.value)
      let header = try CSVReader.header(of: .file(path), separator: separator)
      let wanted = names.first ?? header
      for name in wanted where !header.contains(name) {
        throw .corruptCSV(path: path, .unknownColumn(name, known: header))
      }
      guard wanted.count <= Self.mostColumns else {
        throw .corruptCSV(path: path, .tooManyColumns(limit: Self.mostColumns))
      }
      columns = wanted
    } catch {
      var place = name.range
      if case .corruptCSV(_, .unknownColumn) = error { place = reader.place(of: "columnas") }
      reader.note(.dataset(error, at: place))
      return nil
    }
    place = name.range
    self.separator = separator
    self.count = count
  }

  /// The rows as they are written in the file; numbers of a column have the same decimals.
  func table(caption: String?, decimals: Int?) throws(Problem) -> Table {
    let preview: CSVPreview
    do throws(DatasetError) {
      preview = try CSVPreview.read(.file(path), first: count, columns: columns, separator: separator)
    } catch {
      throw .dataset(error, at: place)
    }
    let digits = preview.columns.indices.map { column in
      decimals ?? preview.rows.map { Self.decimals(of: $0[column]) }.max() ?? 0
    }
    let rows = preview.rows.map { row in zip(row, digits).map { Self.cell($0, digits: $1) } }
    let shown = preview.rows.count
    let told =
      shown == preview.rowCount
      ? counted(shown, "fila", "filas")
      : "\(shown == 1 ? "la primera" : "las \(shown) primeras") de \(NumberStyle().integer(preview.rowCount)) filas"
    return Table(
      caption: caption ?? told.prefix(1).uppercased() + told.dropFirst(),
      columns: preview.columns.map { Table.Column(key: $0, title: $0) }, rows: rows)
  }

  private static func decimals(of field: CSVPreview.Field) -> Int {
    if case .number(_, let decimals) = field { min(decimals ?? 4, 12) } else { 0 }
  }

  private static func cell(_ field: CSVPreview.Field, digits: Int) -> Cell {
    switch field {
    case .number(let value, _):
      let isInteger = digits == 0 && value == value.rounded() && value.magnitude < 1e15
      return isInteger ? .integer(Int(value)) : .decimal(value, digits: digits)
    case .text(let text): return .text(text)
    case .missing: return .missing
    }
  }
}

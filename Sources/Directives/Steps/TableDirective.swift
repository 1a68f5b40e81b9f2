package import Datasets
package import Diagnostics
package import Lesson
package import Runner
import Typography

/// `tabla`: computed values in rows under named columns, or the first rows of a CSV file beside the lesson.
package struct TableDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "tabla", summary: "pone en filas valores calculados, o las primeras de un archivo `.csv`", aliases: ["table"],
    options: [
      OptionSpecification(
        "columnas", "los títulos: `[\"modelo\", \"exactitud\"]`; de un archivo, las columnas que se muestran",
        isRequired: true, unless: ["fuente"], aliases: ["columns", "header"]),
      OptionSpecification(
        "filas", "una lista en cada línea que empieza por «-»: `- [\"red\", prueba.exactitud]`", isRequired: true,
        unless: ["fuente"], aliases: ["rows"]),
      OptionSpecification(
        "fuente", "un archivo `.csv` junto a la lección, en vez de «filas»", aliases: ["source", "file"],
        reading: .text),
      OptionSpecification(
        "primeras", "cuántas filas del archivo se muestran; `5` si no se dice", aliases: ["head", "first", "nrows"]),
      OptionSpecification(
        "separador", "`coma`, `punto_y_coma` o `tabulador`; se averigua si no se dice", aliases: ["separator", "sep"]),
      OptionSpecification(
        "decimales", "cuántos decimales llevan los números; `4`, o los del archivo, si no se dice",
        aliases: ["decimals"]),
      OptionSpecification("pie", "lo que se lee junto a la tabla", aliases: ["caption", "título"], reading: .text),
    ])

  /// What the rows are.
  package enum Content: Sendable {
    case rows([[Expression]], columns: [String])
    case file(TablePreview)
  }

  package let content: Content
  /// Nil where the lesson does not say.
  package let decimals: Int?
  package let caption: String?

  package init?(_ reader: inout DirectiveReader) {
    let decimals = reader.integer("decimales", default: 4, in: 0...12)
    let content = Self.content(&reader)
    guard let decimals, let content else { return nil }
    self.content = content
    self.decimals = reader.isGiven("decimales") ? decimals : nil
    caption = reader.text("pie")?.value
  }

  private static func content(_ reader: inout DirectiveReader) -> Content? {
    if reader.isGiven("fuente") { return TablePreview(&reader).map(Content.file) }
    for option in ["primeras", "separador"] where reader.isGiven(option) {
      reader.note(.unsuitableOption(option, needs: "un archivo («fuente: datos.csv»)", at: reader.keyPlace(of: option)))
    }
    let columns = columns(&reader)
    let rows = rows(&reader, columnCount: columns?.count)
    guard let columns, let rows else { return nil }
    return .rows(rows, columns: columns)
  }

  package static let fileOptions = ["fuente"]

  package func files(in library: DatasetLibrary) -> [SourceFile]? {
    switch content {
    case .file(let preview): [SourceFile(preview.path)]
    case .rows: []
    }
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    let (rows, columns): ([[Expression]], [String])
    switch content {
    case .file(let preview): return [.table(try preview.table(caption: caption, decimals: decimals))]
    case .rows(let expressions, let titles): (rows, columns) = (expressions, titles)
    }
    var cells: [[Cell]] = []
    for row in rows {
      var line: [Cell] = []
      for expression in row { line.append(cell(try session.value(of: expression))) }
      cells.append(line)
    }
    let titles = columns.map { Table.Column(key: $0, title: $0) }
    return [.table(Table(caption: caption, columns: titles, rows: cells))]
  }

  private func cell(_ value: Value) -> Cell {
    switch value {
    case .numbers(let numbers):
      guard let scalar = numbers.scalar else { return .code(numbers.printed) }
      if let integer = numbers.integer { return .integer(integer) }
      return numbers.kind == .boolean ? .text(scalar == 0 ? "no" : "sí") : .decimal(scalar, digits: decimals ?? 4)
    case .text(let text): return .text(text)
    default: return .text(value.kindName)
    }
  }

  private static func columns(_ reader: inout DirectiveReader) -> [String]? {
    guard let expressions = reader.items("columnas") else { return nil }
    guard !expressions.isEmpty else {
      reader.note(
        .wrongCount("columnas", expected: "una lista de uno o más títulos", found: 0, at: reader.place(of: "columnas")))
      return nil
    }
    var titles: [String] = []
    for expression in expressions {
      guard let value = reader.value(ofText: expression) else { continue }
      if case .text(let title) = value {
        titles.append(title)
      } else if !value.isUnknown {
        reader.note(.wrongType(expected: "un título entre comillas", found: value, at: expression.range))
      }
    }
    return titles.count == expressions.count ? titles : nil
  }

  private static func rows(_ reader: inout DirectiveReader, columnCount: Int?) -> [[Expression]]? {
    guard let expressions = reader.items("filas") else { return nil }
    var rows: [[Expression]] = []
    for expression in expressions {
      guard case .list(let cells) = expression.kind else {
        reader.note(.notText(expected: "una lista: [\"nombre\", valor]", found: "otra expresión", at: expression.range))
        continue
      }
      if let columnCount, cells.count != columnCount {
        reader.note(
          .wrongCount(
            "fila", expected: "una lista de \(counted(columnCount, "valor", "valores")), uno por columna",
            found: cells.count, at: expression.range))
        continue
      }
      if areCells(cells, &reader) { rows.append(cells) }
    }
    return rows.count == expressions.count ? rows : nil
  }

  /// Whether all values can stand in a cell; those that cannot are told.
  private static func areCells(_ expressions: [Expression], _ reader: inout DirectiveReader) -> Bool {
    var isSound = true
    for expression in expressions {
      guard let value = reader.value(of: expression) else {
        isSound = false
        continue
      }
      if isCell(value) { continue }
      isSound = false
      if !value.isUnknown {
        reader.note(.wrongType(expected: "un número o un texto", found: value, at: expression.range))
      }
    }
    return isSound
  }

  private static func isCell(_ value: Value) -> Bool {
    switch value {
    case .numbers(let numbers): numbers.count <= 20
    case .text: true
    default: false
    }
  }
}

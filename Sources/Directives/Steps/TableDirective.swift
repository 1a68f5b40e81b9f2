package import Diagnostics
package import Lesson
package import Runner
import Typography

/// `tabla`: computed values in rows under named columns.
package struct TableDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "tabla", summary: "pone valores calculados en filas, para compararlos", aliases: ["table"],
    options: [
      OptionSpecification(
        "columnas", "los títulos: [\"modelo\", \"exactitud\"]", isRequired: true, aliases: ["columns", "header"]),
      OptionSpecification(
        "filas", "una lista en cada línea que empieza por «-»: - [\"red\", prueba.exactitud]", isRequired: true,
        aliases: ["rows"]),
      OptionSpecification("decimales", "cuántos decimales llevan los números; 4 si no se dice", aliases: ["decimals"]),
      OptionSpecification("pie", "lo que se lee junto a la tabla", aliases: ["caption", "título"]),
    ])

  let columns: [String]
  let rows: [[Expression]]
  let decimals: Int
  let caption: String?

  package init?(_ reader: inout DirectiveReader) {
    let decimals = reader.integer("decimales", default: 4, in: 0...12)
    let columns = Self.columns(&reader)
    let rows = Self.rows(&reader, columnCount: columns?.count)
    guard let decimals, let columns, let rows else { return nil }
    self.columns = columns
    self.rows = rows
    self.decimals = decimals
    caption = reader.text("pie")?.value
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
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
      return numbers.kind == .boolean ? .text(scalar == 0 ? "no" : "sí") : .decimal(scalar, digits: decimals)
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
      guard let value = reader.value(of: expression) else { continue }
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

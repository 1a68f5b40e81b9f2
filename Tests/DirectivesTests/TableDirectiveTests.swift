import Lesson
import Testing

@Suite struct TableDirectiveTests {
  private func table(_ options: String) throws -> Table {
    try #require(outputs("```{tabla}\n\(options)\n```\n").tables.first)
  }

  @Test func putsValuesInRows() throws {
    let table = try table(
      "columnas: [\"nombre\", \"valor\", \"¿sí?\"]\nfilas:\n- [\"uno\", 1/3, 1 < 2]\n- [\"dos\", 7, no]")
    #expect(table.columns.map(\.title) == ["nombre", "valor", "¿sí?"])
    #expect(
      table.rows == [
        [.text("uno"), .decimal(1.0 / 3, digits: 4), .text("sí")], [.text("dos"), .integer(7), .text("no")],
      ])
    #expect(table.caption == nil)
  }

  @Test func decimalsAndCaptionAreTheAuthors() throws {
    let table = try table("columnas: [\"x\"]\nfilas:\n- [0.5]\ndecimales: 1\npie: Una tabla")
    #expect(table.rows == [[.decimal(0.5, digits: 1)]])
    #expect(table.caption == "Una tabla")
  }

  @Test func smallArraysAreCells() throws {
    #expect(try table("columnas: [\"x\"]\nfilas:\n- [[1, 2]]").rows == [[.code("[1 2]")]])
  }

  private let file = "Tests/Cases/bien/tabla-de-un-archivo/datos/medidas.csv"

  @Test func showsTheFirstRowsOfAFile() throws {
    let whole = try table("fuente: \(file)")
    #expect(whole.columns.map(\.title) == ["ciudad", "metros", "precio", "nota"])
    #expect(whole.caption == "4 filas")
    #expect(whole.rows[0] == [.text("San José"), .integer(50), .decimal(151.5, digits: 4), .missing])
    let part = try table("fuente: \(file)\nprimeras: 2\ncolumnas: [precio, ciudad]\ndecimales: 1")
    #expect(
      part.rows == [
        [.decimal(151.5, digits: 1), .text("San José")], [.decimal(210, digits: 1), .text("Cartago")],
      ])
    #expect(part.caption == "Las 2 primeras de 4 filas")
    #expect(try table("fuente: \(file)\nprimeras: 1\npie: Una").caption == "Una")
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("columnas: [\"a\"]", ["L015"]), ("filas:\n- [1]", ["L015"]), ("columnas: []\nfilas:\n- [1]", ["T005"]),
      ("columnas: [\"a\", 3, red]\nfilas:\n- [1, 2, 3]", ["T004", "T001"]),
      ("columnas: [\"a\"]\nfilas:\n- [1, 2]\n- []", ["T005", "T005"]),
      ("columnas: [\"a\"]\nfilas:\n- 3\n- \"b\"", ["T004", "T004"]),
      ("columnas: [\"a\"]\nfilas:\n- [rango(21)]", ["T004"]),
      ("columnas: [\"a\"]\nfilas:\n- [nada]\n- [nadie]", ["T001", "T001"]),
      ("columnas: [\"a\"]\nfilas:\n- [1]\ndecimales: 13", ["T005"]), ("fuente: nada.csv", ["D006"]),
      ("fuente: ../x.csv", ["D005"]), ("fuente: x.txt", ["T004"]), ("primeras: 2", ["L015", "L015", "D015"]),
    ])
  func refuses(options: String, expected: [String]) {
    #expect(codes("```{tabla}\n\(options)\n```\n") == expected)
  }
}

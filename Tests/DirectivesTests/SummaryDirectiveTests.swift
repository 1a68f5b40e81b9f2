import Lesson
import Testing

@Suite struct SummaryDirectiveTests {
  @Test func aModelIsItsLayers() {
    #expect(outputs(model + "```{resumen red}\n```\n").tables == outputs(model).tables)
  }

  @Test func aDatasetIsItsClasses() throws {
    let table = try #require(outputs(data + "```{resumen moda}\n```\n").tables.first)
    #expect(table.columns.map(\.key) == ["etiqueta", "clase", "entrenamiento", "prueba"])
    #expect(table.rows.count == 10)
    #expect(table.rows[0][1] == .text("Camiseta"))
    #expect(table.total == [.missing, .text("Total"), .integer(96), .integer(32)])
    let sum = table.rows.reduce(0) { sum, row in if case .integer(let count) = row[3] { sum + count } else { sum } }
    #expect(sum == 32)
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("resumen", "L015"), ("resumen nadie", "T001"), ("resumen x", "T004"), ("resumen moda por=3", "L012"),
    ])
  func refuses(header: String, code: String) {
    #expect(codes(data + "```{calcular}\nx = 3\n```\n\n```{\(header)}\n```\n") == [code])
  }
}

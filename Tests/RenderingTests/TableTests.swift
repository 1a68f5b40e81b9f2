import Lesson
import Testing
import Typography

import Rendering

@Suite struct TableTests {
  private let table = Table(
    caption: "Capas",
    columns: [.init(key: "capa", title: "Capa"), .init(key: "parámetros", title: "Parámetros")],
    rows: [[.code("densa(2|3)"), .integer(100480)], [.text("a*b"), .integer(0)]],
    total: [.text("Total"), .integer(100480)])

  @Test func headersHaveScope() {
    let html = table.html(in: .empty()).html
    #expect(html.contains("<caption>Capas</caption>"))
    #expect(html.contains("<th scope=\"col\">Capa</th><th scope=\"col\" class=\"number\">Parámetros</th>"))
    let number = "<td class=\"number\">100\u{202F}480</td>"
    #expect(html.contains("<tr><th scope=\"row\"><code>densa(2|3)</code></th>\(number)</tr>"))
    #expect(html.contains("<tfoot>\n<tr><th scope=\"row\">Total</th>\(number)</tr>\n</tfoot>"))
  }

  @Test func unlikeDecimalsMeetAtTheMark() {
    let mixed = Table(
      columns: [.init(key: "x", title: "x")],
      rows: [[.integer(12)], [.decimal(3.25, digits: 2)], [.missing]])
    let html = mixed.html(in: .empty()).html
    #expect(html.contains("12<span class=\"fraction\" style=\"min-width:calc(2ch + .35em)\"></span>"))
    #expect(html.contains("3<span class=\"fraction\" style=\"min-width:calc(2ch + .35em)\">,25</span>"))
  }

  @Test func aMinusOrPercentDoesNotMoveTheMark() {
    let mixed = Table(
      columns: [.init(key: "x", title: "x")], rows: [[.percent(-0.5, digits: 0)], [.percent(0.0325, digits: 2)]])
    let html = mixed.html(in: .empty(.point)).html
    #expect(html.contains(">−50<span class=\"fraction\" style=\"min-width:calc(2ch + 1.5em)\"><span class=\"unit\">"))
    #expect(html.contains(">3<span class=\"fraction\" style=\"min-width:calc(2ch + 1.5em)\">.25<span class=\"unit\">"))
  }

  @Test func likeDecimalsNeedNothing() {
    let plain = Table(
      columns: [.init(key: "x", title: "x")], rows: [[.decimal(1, digits: 1)], [.decimal(22, digits: 1)]])
    #expect(!plain.html(in: .empty()).html.contains("fraction"))
  }

  @Test func aLongTableShowsItsEndsAndAllOfItFolded() throws {
    let rows = (0..<21).map { [Cell.integer($0)] }
    let long = Table(columns: [.init(key: "x", title: "x")], rows: rows).html(in: .empty()).html
    let fold = try #require(long.firstRange(of: "<details class=\"data\">\n<summary>Ver las 21 filas</summary>\n"))
    let ends = long[..<fold.lowerBound]
    let shown = ends.matches(of: /<td class="number">(\d+)<\/td>/).map { String($0.1) }
    #expect(shown == ["0", "1", "2", "3", "4", "16", "17", "18", "19", "20"])
    #expect(ends.contains("4</td></tr>\n<tr class=\"gap\"><td colspan=\"1\">… 11 filas más …</td></tr>\n<tr>"))
    #expect(ends.contains("<div class=\"table-region\"><table>"))
    let all = long[fold.upperBound...]
    #expect(all.matches(of: /<td class="number">/).count == 21)
    #expect(all.contains("<div class=\"table-region long\" role=\"group\" tabindex=\"0\" aria-label=\"Tabla\">"))
    let short = Table(columns: [.init(key: "x", title: "x")], rows: Array(rows.prefix(20))).html(in: .empty()).html
    #expect(short.contains("<div class=\"table-region\"><table>"))
  }

  @Test func aWideTableCanBeReached() {
    let columns = (0..<5).map { Table.Column(key: "c", title: "columna \($0)") }
    let wide = Table(caption: "Ancha", columns: columns, rows: []).html(in: .empty()).html
    #expect(wide.contains("<div class=\"table-region\" role=\"group\" tabindex=\"0\" aria-label=\"Ancha\">"))
  }

  @Test func raggedRowsDoNoHarm() {
    let ragged = Table(
      columns: [.init(key: "a", title: "a"), .init(key: "b", title: "b")],
      rows: [[], [.integer(1)], [.integer(1), .integer(2), .integer(3)]])
    #expect(ragged.html(in: .empty()).html.contains("<tr></tr>"))
    #expect(ragged.markdown(NumberStyle()).split(separator: "\n").allSatisfy { $0.count { $0 == "|" } == 3 })
  }

  @Test func markdownReadsWellAsText() {
    let expected = """
      Capas

      | Capa          | Parámetros |
      | ------------- | ---------: |
      | `densa(2\\|3)` |    100\u{202F}480 |
      | a\\*b          |          0 |
      | Total         |    100\u{202F}480 |
      """
    #expect(table.markdown(NumberStyle()) == expected)
  }

  @Test func noColumnsNoTable() {
    #expect(Table(columns: [], rows: []).markdown(NumberStyle()).isEmpty)
  }
}

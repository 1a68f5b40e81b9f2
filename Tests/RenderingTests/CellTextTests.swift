import Lesson
import Testing
import Typography

import Rendering

@Suite struct CellTextTests {
  @Test func numbersAreWrittenForPeople() {
    let comma = NumberStyle()
    #expect(Cell.integer(101770).text(comma) == "101\u{202F}770")
    #expect(Cell.integer(1875).text(comma) == "1875")
    #expect(Cell.decimal(-0.5, digits: 2).text(comma) == "−0,50")
    #expect(Cell.decimal(.nan, digits: 2).text(comma) == "NaN")
    #expect(Cell.percent(0.8777, digits: 1).text(comma) == "87,8\u{202F}%")
    #expect(Cell.decimal(0.25, digits: 2).text(NumberStyle(mark: .point)) == "0.25")
  }

  @Test func otherCellsAreTheirWords() {
    #expect(Cell.text("<b>").text(NumberStyle()) == "<b>")
    #expect(Cell.shape([28, 28, 1]).text(NumberStyle()) == "28×28×1")
    #expect(Cell.shape([]).text(NumberStyle()) == "escalar")
    #expect(Cell.missing.text(NumberStyle()) == "–")
  }

  @Test func aPageAddsFacesUnitsAndWords() {
    #expect(Cell.code("a<b").html(NumberStyle()).html == "<code>a&lt;b</code>")
    #expect(Cell.percent(0.5, digits: 0).html(NumberStyle()).html == "50<span class=\"unit\">\u{202F}%</span>")
    #expect(Cell.missing.html(NumberStyle()).html.contains("sin valor"))
  }
}

import Datasets
import Testing

@Suite struct WordColumnTests {
  private func numberLike(_ words: String...) -> String? { WordColumn(name: "x", words: words).numberLike }

  @Test func tellsWhatBeginsAsNumbersDo() {
    #expect(numberLike("4.824.137", "950.000.5") == "4.824.137")
    #expect(numberLike("4.8%", "5%") == "4.8%")
    #expect(numberLike("-3 °C", "+12 °C") == "-3 °C")
    #expect(numberLike("sin dato", "05/03/2024", "06/03/2024") == "05/03/2024")
  }

  @Test func wordsAreWords() {
    #expect(numberLike("norte", "sur") == nil)
    #expect(numberLike("n1", "n2", "") == nil)
    // Half of them is not most.
    #expect(numberLike("4x4", "berlina") == nil)
    #expect(numberLike("٣", "٤") == nil)
    #expect(numberLike() == nil)
    #expect(WordColumn(name: "x", words: ["norte", "sur"]).count == 2)
  }

  @Test func longOnesAreShortened() {
    let long = String(repeating: "9", count: 60)
    #expect(numberLike(long)?.count == 41)
  }
}

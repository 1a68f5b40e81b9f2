import Rendering
import Testing

@Suite struct PythonListingTests {
  @Test func wordsAreToldApart() {
    #expect(
      pythonListing("def f(x):  # doble\n    return 2 * x").html
        == "<span class=\"key\">def</span> <span class=\"function\">f</span>(x):  <span class=\"comment\"># doble"
        + "</span>\n    <span class=\"key\">return</span> <span class=\"number\">2</span> * x")
  }

  @Test func textsAreTexts() {
    #expect(pythonListing("'a\\'b#'").html == "<span class=\"string\">&#39;a\\&#39;b#&#39;</span>"
      || pythonListing("'a\\'b#'").html == "<span class=\"string\">'a\\'b#'</span>")
    #expect(pythonListing("\"\"\"uno\ndos\"\"\"").html.hasPrefix("<span class=\"string\">"))
  }

  @Test(arguments: ["'", "\"\"\"a", "x = 'sin cerrar\ny", "#", "", "ñ_1 é(", "'\\"])
  func nothingIsLost(code: String) {
    var tokens = PythonTokens(code)
    var all = ""
    while let (_, text) = tokens.next() { all += text }
    #expect(all == code)
  }
}

import Preview
import Testing

@Suite struct PagePiecesTests {
  private func keys(_ html: String) -> [String] { PagePieces(of: html).pieces.map(\.key) }

  @Test func eachTopmostElementIsAPiece() {
    let html = """
      <h2 id="a">Uno <a href="#a">#</a></h2>
      <p>dos<br />tres <img src="x" alt="" /></p>
      <hr />
      <!-- un <b> que no se lee -->
      <ul>
      <li><p>cuatro</p></li>
      </ul>
      <div class="step"></div>
      """
    let pieces = PagePieces(of: html).pieces
    #expect(pieces.map { String($0.html.prefix(4)) } == ["<h2 ", "<p>d", "<hr ", "<ul>", "<div"])
    #expect(pieces[3].html == "<ul>\n<li><p>cuatro</p></li>\n</ul>")
    #expect(PagePieces(of: "").pieces.isEmpty)
  }

  @Test func aKeyIsWhatAPieceSays() {
    let before = keys("<p>a</p><p>b</p><p>c</p>")
    let after = keys("<p>a</p><p>nuevo</p><p>b</p><p>c</p>")
    #expect(before == [after[0], after[2], after[3]])
    #expect(Set(after).count == 4)
  }

  @Test func twoThatSayTheSameHaveTwoKeys() {
    let twice = keys("<p>a</p><p>a</p>")
    #expect(Set(twice).count == 2)
    #expect(twice[0] == keys("<p>a</p>")[0])
  }
}

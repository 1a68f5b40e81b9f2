import Plotting
import Testing

@Suite struct ImagePlotTests {
  private func plot(
    _ width: Int, _ height: Int, scale: ClosedRange<Double> = 0...255, title: String = "Bota"
  ) -> Figure {
    .image(ImagePlot(raster: sampleRaster(width: width, height: height), scale: scale, title: title))
  }

  @Test func drawsPixelAxesAndAColourBar() {
    let seen = expectDrawing(plot(4, 4), "imagen")
    let pixels = ["0", "1", "2", "3"]
    #expect(seen.labels.map(\.text) == ["Bota"] + pixels + pixels + ["0", "50", "100", "150", "200", "250"])
    #expect(seen.counts["stop"] == 16)
  }

  @Test func ticksOfTheTutorialsImage() {
    let texts = expectSound(plot(28, 28)).labels.map(\.text)
    #expect(Array(texts[1..<7]) == ["0", "5", "10", "15", "20", "25"])
    let scaled = expectSound(plot(28, 28, scale: 0...1)).labels.map(\.text)
    #expect(Array(scaled.suffix(6)) == ["0,0", "0,2", "0,4", "0,6", "0,8", "1,0"])
  }

  @Test func tellsItsValues() {
    #expect(
      plot(4, 4).description()
        == "Imagen «Bota» de 4×4 píxeles, con valores de 0 a 180; el 94\u{202F}% de los píxeles no es fondo.")
    #expect(plot(4, 4, scale: 0...1).description().contains("de 0,000 a 0,706"))
    let table = plot(4, 4).data()
    #expect(table.header == ["fila", "0", "1", "2", "3"])
    #expect(table.rows[1] == ["1", "40", "60", "80", "100"])
  }

  @Test func aLargeImageIsReducedAndItsTableCut() {
    let figure = plot(3000, 1500)
    expectSound(figure)
    #expect(figure.svg(id: "f1", place: .page).utf8.count < 1_000_000)
    let table = figure.data()
    #expect(table.header.last == "… hasta 2999")
    #expect(table.rows.last?.first == "… y 1436 filas más")
  }

  @Test(arguments: [((1000, 400), 480), ((32, 20), 480), ((30, 20), 330), ((300, 100), 300), ((100, 300), 100)])
  func aWideImageUsesTheColumn(_ shape: (Int, Int), _ width: Int) throws {
    let svg = plot(shape.0, shape.1).svg(id: "f1", place: .page)
    let image = try #require(svg.firstMatch(of: /<image[^>]* width="([\d.]+)"/))
    #expect(Double(image.1) == Double(width))
  }

  @Test(arguments: [(1, 1), (1, 500), (500, 1), (7, 9), (64, 20)])
  func anyShape(_ shape: (Int, Int)) {
    expectSound(plot(shape.0, shape.1, title: hostileName))
  }

  @Test func scalesThatCannotBeDrawn() {
    for scale in [0...0.0, 0...Double.infinity, -1e300...1e300, 1...1.0000000001, -0.5...0.5] {
      expectSound(plot(5, 5, scale: scale, title: ""))
    }
  }
}

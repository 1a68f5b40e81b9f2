import Plotting
import Testing

@Suite struct SpriteTests {
  @Test func reducingTakesTheMeanOfWhatItCovers() {
    let image = sampleRaster(width: 4, height: 2) { x, y in y == 0 ? x * 10 : x * 10 + 2 }
    let small = image.reduced(to: 2)
    #expect(small.width == 2 && small.height == 1)
    #expect(small.pixels == [6, 26])
    #expect(image.reduced(to: 4) == image)
    #expect(image.reduced(to: 0) == image)
  }

  @Test func reducingNeverLosesASide() {
    let line = sampleRaster(width: 1000, height: 1) { x, _ in x % 256 }
    #expect(line.reduced(to: 10).height == 1)
    #expect(line.reduced(to: 10).width == 10)
  }

  @Test func pixelsGrowByWholeNumbersAndShrinkFreely() {
    #expect(sampleRaster(width: 28, height: 28).scale(toward: 224) == 8)
    #expect(sampleRaster(width: 28, height: 28).scale(toward: 100) == 3)
    #expect(sampleRaster(width: 400, height: 100).scale(toward: 100) == 0.25)
  }

  @Test func aSpriteIsSmallerThanItsImagesApart() {
    let tiles = (0..<20).map { shift in
      ImageGrid.Tile(raster: sampleRaster(width: 28, height: 28) { x, y in x > y ? shift : 0 }, title: "")
    }
    let together = Figure.imageGrid(ImageGrid(tiles: tiles, columns: 5)).svg(id: "f1", place: .page).utf8.count
    let apart = tiles.reduce(0) { sum, tile in
      sum + Figure.imageGrid(ImageGrid(tiles: [tile], columns: 1)).svg(id: "f1", place: .page).utf8.count
    }
    #expect(together < apart / 2)
  }
}

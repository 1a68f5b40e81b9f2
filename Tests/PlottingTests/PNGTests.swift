import Plotting
import Testing

@Suite struct PNGTests {
  @Test func writesTheChunksOfAGreyImage() {
    let file = PNG.inkOnPaper(sampleRaster(width: 3, height: 2) { x, y in x == y ? 255 : 0 })
    #expect(Array(file.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    let chunks = chunks(file)
    #expect(chunks.map(\.name) == ["IHDR", "IDAT", "IEND"])
    #expect(chunks.allSatisfy { $0.isIntact })
    #expect(chunks[0].content == [0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0])
    #expect(inflated(chunks[1].content, capacity: 100) == [0, 0, 255, 255, 0, 255, 0, 255])
  }

  @Test func aColouredImageKeepsItsBytesAndTakesAPalette() {
    let raster = sampleRaster(width: 28, height: 28) { x, y in (x * y) % 256 }
    let chunks = chunks(PNG.colored(raster, palette: Viridis.palette))
    #expect(chunks.map(\.name) == ["IHDR", "PLTE", "IDAT", "IEND"])
    #expect(chunks.allSatisfy { $0.isIntact })
    #expect(chunks[0].content[9] == 3)
    #expect(chunks[1].content.count == 768)
    let rows = inflated(chunks[2].content, capacity: 29 * 28)
    let filters = rows.indices.filter { $0 % 29 == 0 }.map { rows[$0] }
    let pixels = rows.indices.filter { $0 % 29 != 0 }.map { rows[$0] }
    #expect(filters == [UInt8](repeating: 0, count: 28))
    #expect(pixels == raster.pixels)
  }

  @Test func aShortPaletteRepeatsItsLastColour() {
    let chunks = chunks(PNG.colored(sampleRaster(), palette: [PNG.Color(1, 2, 3), PNG.Color(4, 5, 6)]))
    #expect(Array(chunks[1].content.suffix(3)) == [4, 5, 6])
    #expect(chunks[1].content.count == 768)
  }

  @Test func aWashLetsThePaperThrough() {
    let raster = sampleRaster()
    let palette = [PNG.Color(1, 2, 3), PNG.Color(4, 5, 6)]
    let chunks = chunks(PNG.washed(raster, palette: palette, alphas: [0, 128, 255]))
    #expect(chunks.map(\.name) == ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"])
    #expect(chunks.allSatisfy { $0.isIntact })
    #expect(chunks[1].content == [1, 2, 3, 4, 5, 6])
    #expect(chunks[2].content == [0, 128], "no más que colores")
  }

  private struct Chunk {
    var name: String
    var content: [UInt8]
    var isIntact: Bool
  }

  private func chunks(_ file: [UInt8]) -> [Chunk] {
    var found: [Chunk] = []
    var place = 8
    func number(_ at: Int) -> Int { file[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) } }
    while place + 12 <= file.count {
      let count = number(place)
      let body = Array(file[(place + 4)..<(place + 8 + count)])
      found.append(
        Chunk(
          name: String(decoding: body.prefix(4), as: UTF8.self), content: Array(body.dropFirst(4)),
          isIntact: number(place + 8 + count) == Int(CRC32.of(body))))
      place += 12 + count
    }
    #expect(place == file.count)
    return found
  }
}

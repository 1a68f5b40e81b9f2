/// Images in rows, each with its title below: the figure `cuadrícula`.
package struct ImageGrid: Sendable, Equatable, Codable {
  package struct Tile: Sendable, Equatable, Codable {
    package var raster: Raster
    package var title: String
    package var verdict: Verdict?

    package init(raster: Raster, title: String, verdict: Verdict? = nil) {
      self.raster = raster
      self.title = title
      self.verdict = verdict
    }
  }

  package var tiles: [Tile]
  package var columns: Int

  package init(tiles: [Tile], columns: Int) {
    self.tiles = tiles
    self.columns = max(1, columns)
  }
}

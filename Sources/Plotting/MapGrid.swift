/// Small matrices side by side, all in the colours of one scale: the figures `filtros` and `activaciones`.
package struct MapGrid: Sendable, Equatable, Codable {
  /// What the matrices are.
  package enum Kind: Sendable, Equatable, Codable {
    /// The kernels of a convolution.
    case filters
    /// What a layer makes of one input, a matrix for each of its channels.
    case maps
    /// The outputs of a layer of units in rows, for one input.
    case units
  }

  package struct Tile: Sendable, Equatable, Codable {
    /// Which one it is, from 0.
    package var index: Int
    package var matrix: Matrix

    package init(index: Int, matrix: Matrix) {
      self.index = index
      self.matrix = matrix
    }
  }

  package let kind: Kind
  package let tiles: [Tile]
  /// How many there are, shown or not.
  package let total: Int
  package let columns: Int
  /// The input that the maps were made from, in ink on paper.
  package let sample: Raster?
  /// What the first and the last colour stand for.
  package let scale: ClosedRange<Double>
  package let colors: ColorScale

  /// More tiles than these, and pixels beyond these on a side, are not drawn.
  package static let mostTiles = 64
  package static let mostPixels = 128

  /// Numbers of both signs get a scale with zero in the middle, others one from zero or from the least of them.
  package init(kind: Kind, tiles: [Tile], total: Int, columns: Int, sample: Raster? = nil) {
    self.kind = kind
    self.tiles = tiles.prefix(Self.mostTiles).map { tile in
      let matrix = tile.matrix.reduced(width: Self.mostPixels, height: Self.mostPixels) {
        $0.magnitude >= $1.magnitude ? $0 : $1
      }
      return Tile(index: tile.index, matrix: matrix)
    }
    self.total = max(total, tiles.count)
    self.columns = max(1, columns)
    self.sample = sample?.reduced(to: Self.mostPixels)
    let ranges = self.tiles.compactMap(\.matrix.range)
    let least = ranges.map(\.lowerBound).min() ?? 0
    let greatest = ranges.map(\.upperBound).max() ?? 0
    if kind == .filters || least < 0 {
      let reach = max(least.magnitude, greatest.magnitude)
      scale = -reach...reach
      colors = .orangeBlue
    } else {
      scale = 0...greatest
      colors = .viridis
    }
  }
}

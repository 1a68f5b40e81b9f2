/// How strong each pitch of a sound is over time: the figure `espectrograma`.
package struct SpectrogramPlot: Sendable, Equatable, Codable {
  /// What the numbers are.
  package enum Unit: Sendable, Equatable, Codable {
    /// Below the strongest, which is 0.
    case decibels
    /// Standardised: 0 is the mean.
    case deviations
    /// As they are.
    case stored
  }

  /// What the rows stand for.
  package enum Rows: Sendable, Equatable, Codable {
    /// Evenly spaced frequencies from 0 to this, in Hz.
    case hertz(top: Double)
    /// Bands around these frequencies, in Hz, low ones first.
    case mel([Double])
    /// So many of which nothing is known.
    case bands(Int)
  }

  /// What the columns stand for.
  package enum Columns: Sendable, Equatable, Codable {
    case seconds(ClosedRange<Double>)
    /// So many of which nothing is known.
    case frames(Int)
  }

  /// High frequencies on top.
  package let raster: Raster
  package let scale: ClosedRange<Double>
  package let unit: Unit
  package let rows: Rows
  package let columns: Columns
  package let title: String

  /// No more pixels than the drawing has, so that each is seen.
  static let mostColumns = 512
  static let mostRows = 224

  /// Of numbers with a row for each frame and low frequencies first, as `preparar` makes them; nil for no numbers. Of
  /// frames and frequencies that share a pixel the strongest counts.
  package init?(frames: Matrix, unit: Unit, rows: Rows, columns: Columns, title: String) {
    let reduced = frames.reduced(width: Self.mostRows, height: Self.mostColumns) { $0 >= $1 ? $0 : $1 }
    var values: [Double] = []
    values.reserveCapacity(reduced.values.count)
    for band in (0..<reduced.width).reversed() {
      for frame in 0..<reduced.height { values.append(reduced.values[frame * reduced.width + band]) }
    }
    let picture = Matrix(width: reduced.height, height: reduced.width, values: values)
    scale = picture?.range ?? 0...0
    guard let raster = picture?.raster(on: scale) else { return nil }
    self.raster = raster
    self.unit = unit
    self.rows = rows
    self.columns = columns
    self.title = title
  }
}

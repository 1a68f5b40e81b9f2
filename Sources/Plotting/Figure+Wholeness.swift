extension Figure {
  /// Whether the parts of a figure belong together: of one that nobody vouches for, so that drawing it neither fails
  /// nor fills the memory. What is drawn of data that is not finite is each figure's own affair.
  package var holdsTogether: Bool {
    switch self {
    case .imageGrid(let grid):
      isFew(grid.columns) && grid.tiles.allSatisfy { $0.raster.holdsTogether }
    case .image(let plot): plot.raster.holdsTogether && plot.scale.isFinite
    case .predictions(let grid): grid.holdsTogether
    case .bars(let chart): chart.format.holdsTogether
    case .curves(let chart): chart.panels.allSatisfy { !$0.series.isEmpty && $0.format.holdsTogether }
    case .confusion(let matrix): matrix.holdsTogether
    case .network(let diagram): diagram.holdsTogether
    case .function(let plot): plot.holdsTogether
    case .scatter(let plot): plot.holdsTogether
    case .decision(let map): map.holdsTogether
    case .histogram(let histogram): histogram.holdsTogether
    case .maps(let grid): grid.holdsTogether
    case .wave(let plot): plot.holdsTogether
    case .spectrogram(let plot): plot.holdsTogether
    }
  }
}

/// Far more than anything is counted to, and far from where sums of thousands of them end.
private func isCount(_ number: Int) -> Bool { (0...1 << 40).contains(number) }

/// As many columns as a figure may be told to have.
private func isFew(_ number: Int) -> Bool { (1...10_000).contains(number) }

extension ClosedRange<Double> {
  fileprivate var isFinite: Bool { lowerBound.isFinite && upperBound.isFinite }
  fileprivate var isAxis: Bool { lowerBound.isDrawable && upperBound.isDrawable }
}

extension ValueFormat {
  fileprivate var holdsTogether: Bool {
    switch self {
    case .integer: true
    case .decimal(let digits), .percent(let digits): (0...20).contains(digits)
    case .significant(let digits): (1...20).contains(digits)
    }
  }
}

extension Raster {
  fileprivate var holdsTogether: Bool { isPicture(width: width, height: height, pixels: pixels.count) }
}

extension Matrix {
  fileprivate var holdsTogether: Bool { isPicture(width: width, height: height, pixels: values.count) }
}

extension PredictionGrid {
  fileprivate var holdsTogether: Bool {
    isFew(columns)
      && items.allSatisfy { item in
        isCount(item.index) && classes.indices.contains(item.predicted)
          && item.truth.map(classes.indices.contains) ?? true && item.probabilities.count == classes.count
          && item.raster?.holdsTogether ?? true
      }
  }
}

extension ConfusionMatrix {
  fileprivate var holdsTogether: Bool {
    counts.count == classes.count && counts.allSatisfy { $0.count == classes.count && $0.allSatisfy(isCount) }
  }
}

extension NetworkDiagram {
  fileprivate var holdsTogether: Bool {
    !layers.isEmpty && sample?.holdsTogether ?? true
      && layers.allSatisfy { layer in
        // Of two such counts the product may be beyond where integers end.
        let units = layer.shape.reduce(1.0) { $0 * Double($1) }
        return layer.shape.allSatisfy(isCount) && units < 1e12 && isCount(layer.parameterCount)
      }
  }
}

extension FunctionPlot {
  fileprivate var holdsTogether: Bool {
    curves.count <= Self.mostCurves && range.isAxis && window.isAxis && positions.allSatisfy(\.isFinite)
      && curves.allSatisfy { $0.values.count == positions.count && $0.line.allSatisfy(\.x.isFinite) }
      && (points + curves.flatMap(\.marks)).allSatisfy(\.isDrawable)
  }
}

extension ScatterPlot {
  fileprivate var holdsTogether: Bool { groups.count <= Self.mostGroups }
}

extension DecisionMap {
  fileprivate var holdsTogether: Bool {
    isFew(columns) && isFew(rows) && pixels.count <= columns * rows && classes.count <= Self.mostClasses
      && winners.allSatisfy { $0.map(classes.indices.contains) ?? true }
      && borders.allSatisfy { $0.allSatisfy(\.isDrawable) }
      && horizontal.isAxis && vertical.isAxis && examples.holdsTogether
  }
}

extension Histogram {
  fileprivate var holdsTogether: Bool {
    isCount(missing) && bins.count <= 2 * Self.mostBins && [least, greatest, mean].allSatisfy(\.isDrawable)
      && bins.allSatisfy { $0.low.isDrawable && $0.high.isDrawable && $0.low < $0.high && isCount($0.count) }
      && zip(bins, bins.dropFirst()).allSatisfy { $0.high <= $1.low }
  }
}

extension MapGrid {
  fileprivate var holdsTogether: Bool {
    isFew(columns) && isCount(total) && tiles.count <= min(total, Self.mostTiles) && scale.isFinite
      && sample?.holdsTogether ?? true
      && tiles.allSatisfy { tile in
        isCount(tile.index) && tile.matrix.holdsTogether
          && max(tile.matrix.width, tile.matrix.height) <= Self.mostPixels
      }
  }
}

extension WavePlot {
  fileprivate var holdsTogether: Bool {
    isCount(sampleCount) && (1...1 << 40).contains(sampleRate)
      && spans.count == min(sampleCount, Self.mostSpans)
  }
}

extension SpectrogramPlot {
  fileprivate var holdsTogether: Bool {
    raster.holdsTogether && scale.isFinite && rows.holdTogether && columns.holdTogether
  }
}

extension SpectrogramPlot.Rows {
  fileprivate var holdTogether: Bool {
    switch self {
    case .hertz(let top): (0...1e9).contains(top)
    case .mel(let centers):
      !centers.isEmpty && centers.allSatisfy { (0...1e9).contains($0) }
        && zip(centers, centers.dropFirst()).allSatisfy { $0 < $1 }
    case .bands(let count): isCount(count)
    }
  }
}

extension SpectrogramPlot.Columns {
  fileprivate var holdTogether: Bool {
    switch self {
    case .seconds(let range): range.isAxis
    case .frames(let count): isCount(count)
    }
  }
}

/// A picture as typed data; drawn by `svg`, told by `description`, tabulated by `data`.
package enum Figure: Sendable, Equatable, Codable {
  case imageGrid(ImageGrid)
  case image(ImagePlot)
  case predictions(PredictionGrid)
  case bars(BarChart)
  case curves(LineChart)
  case confusion(ConfusionMatrix)
  case network(NetworkDiagram)
  case function(FunctionPlot)
  case scatter(ScatterPlot)
  case decision(DecisionMap)
  case histogram(Histogram)
  case maps(MapGrid)
  case wave(WavePlot)
  case spectrogram(SpectrogramPlot)
}

/// Whether a guess was right, shown by a sign as well as by a colour.
package enum Verdict: Sendable, Equatable, Codable {
  case right
  case wrong
}

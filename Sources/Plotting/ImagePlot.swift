/// One image with pixel axes and a colour bar: the figure `imagen`.
package struct ImagePlot: Sendable, Equatable, Codable {
  package var raster: Raster
  /// What byte 0 and byte 255 stand for on the colour bar (0…255, or 0…1 once scaled).
  package var scale: ClosedRange<Double>
  /// The image's name, as «Bota».
  package var title: String

  package init(raster: Raster, scale: ClosedRange<Double>, title: String) {
    self.raster = raster
    self.scale = scale
    self.title = title
  }
}

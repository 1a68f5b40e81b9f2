internal import CKernels

extension PlanBuilder {
  /// The arguments that bring the batch's examples to a value.
  func gather(_ value: PlanValue, rowsOfAUnit: Int) -> lec_gather {
    // An image is a row of panels that follow one another at once.
    let panels = value.isImages ? lec_panels(at: value.values.at, stride: panelWidth) : value.values
    return lec_gather(
      source: source, batch: batch, values: panels, row_stride: value.isImages ? value.values.stride : panelWidth,
      rows: rows, rows_per_unit: rowsOfAUnit)
  }

  /// The value in panels, and its gradient on its way back.
  mutating func asPanels(_ value: PlanValue) throws(TrainingError) -> PlanValue {
    guard value.isImages else { return value }
    var result = try self.value(size: value.size, hasGradient: value.gradient != nil)
    result.shape = value.shape
    result.masksGradient = value.masksGradient
    _ = try forward(
      LEC_TO_PANELS, lec_arrangement(panels: result.values, images: value.images, columns: value.size), units: rows)
    if let from = result.gradient, let to = value.imageGradient {
      try backward(
        LEC_TO_IMAGES, lec_arrangement(panels: from, images: to, columns: value.size), units: rows)
    }
    return result
  }

  /// The value as images, and its gradient on its way back.
  mutating func asImages(_ value: PlanValue) throws(TrainingError) -> PlanValue {
    guard !value.isImages else { return value }
    var result = try imageValue(size: value.size, hasGradient: value.gradient != nil)
    result.shape = value.shape
    result.masksGradient = value.masksGradient
    _ = try forward(
      LEC_TO_IMAGES, lec_arrangement(panels: value.values, images: result.images, columns: value.size), units: rows)
    if let from = result.imageGradient, let to = value.gradient {
      try backward(
        LEC_TO_PANELS, lec_arrangement(panels: to, images: from, columns: value.size), units: rows)
    }
    return result
  }
}

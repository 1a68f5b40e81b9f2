import Typography

/// Where everything in one panel of curves stands.
struct PanelLayout {
  let left: Double
  let top: Double
  let width: Double
  let plotLeft: Double
  let plotRight: Double
  let plotTop: Double
  let plotBottom: Double
  let ticks: NiceTicks
  /// What each tick says.
  let tickTexts: [String]
  let steps: [Int]
  let hasTwoLines: Bool
  private(set) var labels: [EndLabel] = []
  private let lastStep: Int

  init(
    _ panel: LineChart.Panel, left: Double, top: Double, width: Double, height: Double, numbers: NumberStyle
  ) {
    self.left = left
    self.top = top
    self.width = width
    plotTop = top + 34
    plotBottom = top + height - 42
    let series = panel.series.prefix(LineChart.mostSeries)
    let finite = series.flatMap { $0.values.filter { $0.isFinite } }
    ticks = Self.ticks(finite, format: panel.format)
    let ticks = ticks
    tickTexts = ticks.values.map { ticks.text($0, panel.format, numbers) }
    let tickWidth = tickTexts.map { TextWidth.of($0, size: 12) }.max() ?? 0
    plotLeft = left + min(tickWidth, width / 3) + 9
    hasTwoLines = Double(series.count) * 32 <= plotBottom - plotTop
    let names = series.map { TextWidth.fitted(cleaned($0.name), width: width * 0.3, size: 12, isStrong: true) }
    let values = series.map { one in
      one.values.last { $0.isFinite }.map { numbers.text($0, panel.format) } ?? ""
    }
    let shownValues = hasTwoLines ? values.map { TextWidth.of($0, size: 12) } : []
    let labelWidth = (names.map { TextWidth.of($0, size: 12, isStrong: true) } + shownValues).max() ?? 0
    plotRight = max(left + width - labelWidth - 14, plotLeft + 60)
    lastStep = max(1, series.map(\.values.count).max() ?? 1)
    let stepWidth = TextWidth.of(numbers.integer(lastStep), size: 12) + 4
    steps = NiceTicks.counts(to: lastStep, most: max(2, Int((plotRight - plotLeft - 12) / stepWidth)))
    labels = ends(Array(series), names: names, values: values)
  }

  /// Round ticks around the values, down to zero where zero is near.
  private static func ticks(_ finite: [Double], format: ValueFormat) -> NiceTicks {
    guard var low = finite.min(), var high = finite.max() else { return NiceTicks(around: 0...1) }
    if low > 0, low <= high - low { low = 0 }
    if high < 0, -high <= high - low { high = 0 }
    let ticks = NiceTicks(around: low...high)
    guard case .percent = format, low >= 0, high <= 1, ticks.range.upperBound > 1.000_01 else { return ticks }
    // A share of one has no more than one.
    var capped = ticks
    capped.values.removeAll { $0 > 1.000_01 }
    return capped.values.count > 1 ? capped : ticks
  }

  private func ends(_ series: [LineChart.Series], names: [String], values: [String]) -> [EndLabel] {
    let found = series.enumerated().compactMap { index, one -> EndLabel? in
      guard let last = one.values.lastIndex(where: { $0.isFinite }) else { return nil }
      let y = y(one.values[last])
      return EndLabel(
        index: index, name: names[index], value: values[index], pointX: x(last + 1), pointY: y)
    }
    let spacing = hasTwoLines ? 31.0 : 15
    let margin = hasTwoLines ? 12.0 : 4
    return EndLabel.spread(found, spacing: spacing, within: (plotTop + margin - 10)...(plotBottom - margin))
  }

  /// The horizontal place of a step, from 1; a lone step stands in the middle.
  func x(_ step: Int) -> Double {
    guard lastStep > 1 else { return (plotLeft + plotRight) / 2 }
    let inset = lastStep <= 24 ? 8.0 : 0
    let share = Double(step - 1) / Double(lastStep - 1)
    return plotLeft + inset + share * (plotRight - plotLeft - inset - 4)
  }

  func y(_ value: Double) -> Double {
    let range = ticks.range
    let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    return plotBottom - min(max(share, 0), 1) * (plotBottom - plotTop)
  }

  /// The points to draw: all of them, or of a long line the lowest and the highest of each pixel column.
  func thinned(_ values: [Double]) -> [(step: Int, value: Double)] {
    let columns = max(1, Int(plotRight - plotLeft))
    let all = values.enumerated().map { (step: $0.offset + 1, value: $0.element) }
    guard all.count > columns * 3 else { return all }
    let size = (all.count + columns - 1) / columns
    return stride(from: 0, to: all.count, by: size).flatMap { start -> [(step: Int, value: Double)] in
      let bucket = all[start..<min(start + size, all.count)]
      let finite = bucket.filter { $0.value.isFinite }
      guard let low = finite.min(by: { $0.value < $1.value }), let high = finite.max(by: { $0.value < $1.value })
      else { return bucket.prefix(1) + [] }
      if low.step == high.step { return [low] }
      return low.step < high.step ? [low, high] : [high, low]
    }
  }
}

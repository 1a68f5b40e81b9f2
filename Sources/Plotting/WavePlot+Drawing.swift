import Typography

extension WavePlot: Drawable {
  private static let width = 640.0
  private static let height = 180.0

  var heading: String { "Onda" }

  func draw(on canvas: inout Canvas, numbers: NumberStyle) {
    guard !spans.isEmpty else { return canvas.drawNothing("La onda no tiene muestras.") }
    let ticks = NiceTicks(around: -peak...peak)
    let texts = ticks.values.map { value in
      ticks.decimals > 5 && value != 0
        ? numbers.scientific(value, decimals: 1) : numbers.text(value, .decimal(ticks.decimals))
    }
    let left = min(texts.map { TextWidth.of($0, size: 12) }.max() ?? 0, 120) + 9
    let name = TextWidth.fitted(cleaned(title), width: Self.width, size: 13, isStrong: true)
    let top = name.isEmpty ? 28.0 : 54
    let bottom = top + Self.height
    let range = ticks.range
    func y(_ value: Double) -> Double {
      let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
      return bottom - min(max(share, 0), 1) * Self.height
    }

    canvas.text(name, 0, 14, "b")
    canvas.text("amplitud", 0, top - 14, "f12 soft")
    for (value, text) in zip(ticks.values, texts) {
      canvas.line(left, y(value), Self.width, y(value), value.magnitude < 1e-12 ? "k-line" : "k-grid")
      canvas.text(text, left - 8, y(value) + 4, "f12 soft", anchor: .end)
    }
    let axis = TimeAxis(range: 0...duration, left: left, right: Self.width)
    drawWave(axis, y, on: &canvas)
    let reach = axis.draw(bottom + 1, on: &canvas, numbers)
    if lowest.isNaN {
      canvas.text("sin valores finitos", (left + Self.width) / 2, bottom - 20, "soft", anchor: .middle)
    }
    canvas.width = max(Self.width + 30, reach + 2)
    canvas.height = bottom + 44
  }

  private func drawWave(_ axis: TimeAxis, _ y: (Double) -> Double, on canvas: inout Canvas) {
    let step = duration / Double(spans.count)
    // A lone sample stands where it was taken, a part in its own middle.
    func x(_ index: Int) -> Double { axis.x((Double(index) + (isWhole ? 0 : 0.5)) * step) }
    for run in runs {
      func path(_ indices: some Sequence<Int>, _ value: (Span) -> Double) -> String {
        indices.map { decimal(x($0)) + " " + decimal(y(value(spans[$0]))) }.joined(separator: "L")
      }
      if isWhole {
        canvas.path("M" + path(run, \.high), "k-s1", width: 1.5)
      } else {
        let outline = "M" + path(run, \.high) + "L" + path(run.reversed(), \.low) + "Z"
        canvas.add("<path class=\"s1 k-s1\" d=\"\(outline)\"/>")
      }
    }
    guard isWhole, spans.count <= 64 else { return }
    for (index, span) in spans.enumerated() where span.high.isFinite {
      canvas.circle(x(index), y(span.high), 2.6, "s1")
    }
  }

  /// Stretches of spans that can be drawn.
  private var runs: [Range<Int>] {
    var result: [Range<Int>] = []
    for (index, span) in spans.enumerated() where span.low.isFinite {
      if let last = result.last, last.upperBound == index {
        result[result.count - 1] = last.lowerBound..<index + 1
      } else {
        result.append(index..<index + 1)
      }
    }
    return result
  }

  /// NaN where no sample is finite.
  private var lowest: Double { spans.map(\.low).filter(\.isFinite).min() ?? .nan }
  private var highest: Double { spans.map(\.high).filter(\.isFinite).max() ?? .nan }

  /// How far the wave goes from 0; 0 where no sample is finite.
  private var peak: Double { lowest.isFinite ? max(lowest.magnitude, highest.magnitude) : 0 }

  func description(numbers: NumberStyle) -> String {
    guard !spans.isEmpty else { return "Una onda sin muestras." }
    let name = cleaned(title)
    let seconds = numbers.text(duration, TimeAxis.format(duration, parts: 1000))
    var told = "Onda\(name.isEmpty ? "" : " «\(name)»") de \(seconds) s: "
    told += counted(sampleCount, "muestra", "muestras", style: numbers)
    told += ", \(numbers.integer(sampleRate)) por segundo"
    guard lowest.isFinite, let loudest = spans.indices.max(by: { reach($0) < reach($1) }) else {
      return told + ", ninguna finita."
    }
    let moment = time(loudest)
    told += "; amplitud de \(numbers.text(lowest, format)) a \(numbers.text(highest, format))"
    return told + ", y la mayor, a los \(numbers.text(moment, TimeAxis.format(duration, parts: 1000))) s."
  }

  private func reach(_ index: Int) -> Double {
    let span = spans[index]
    return span.low.isFinite ? max(span.low.magnitude, span.high.magnitude) : -1
  }

  private func time(_ index: Int) -> Double { Double(index) / Double(spans.count) * duration }

  private var format: ValueFormat { .decimal(peak >= 100 ? 0 : peak >= 0.1 ? 3 : 6) }

  func data(numbers: NumberStyle) -> DataTable {
    let times = TimeAxis.format(duration, parts: spans.count)
    let header = isWhole ? ["segundos", "amplitud"] : ["segundos", "mínima", "máxima"]
    return DataTable(
      header: header,
      rows: spans.enumerated().map { index, span in
        let values = (isWhole ? [span.low] : [span.low, span.high]).map { numbers.text($0, format) }
        return [numbers.text(time(index), times)] + values
      })
  }
}

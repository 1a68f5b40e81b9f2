import Datasets
import Diagnostics
import Directives
import Lesson
import Neural
import Runner

extension FunctionFigure: ExportedFigure {
  func write(in writer: inout PythonWriter) {
    var entries: [String] = []
    for source in sources {
      let name = writer.functionName(source)
      entries.append("\(pythonString(writer.source.text(source.range))): \(name)")
    }
    var arguments = ["{\(entries.joined(separator: ", "))}"]
    if let names {
      var functions: [String] = []
      for source in sources { functions.append(writer.functionName(source)) }
      arguments = ["dict(zip(\(writer.text(names)), [\(functions.joined(separator: ", "))]))"]
    }
    arguments += [pythonNumber(range.lowerBound), pythonNumber(range.upperBound)]
    if let window {
      arguments.append("alturas=(\(pythonNumber(window.lowerBound)), \(pythonNumber(window.upperBound)))")
    }
    writer.draw(.drawFunctions, arguments + writer.labelled("puntos", points))
  }
}

extension PointsFigure: ExportedFigure {
  func write(in writer: inout PythonWriter) {
    var titles = (horizontalTitle, verticalTitle)
    var arguments: [String]
    if let split = writer.split(points.source), case .split(let value)? = writer.known(points.source) {
      let (a, b) = (points.columns[0], points.columns[1])
      let names = value.facts.inputNames
      titles.0 = titles.0 ?? (names.indices.contains(a) ? names[a] : nil)
      titles.1 = titles.1 ?? (names.indices.contains(b) ? names[b] : nil)
      arguments = ["\(split.inputs)[:, \(a)]", "\(split.inputs)[:, \(b)]"]
      if !value.facts.classNames.isEmpty { arguments += [split.labels, split.classes] }
    } else {
      arguments = coordinates(&writer)
      arguments += writer.labelled("etiquetas", points.labels) + writer.labelled("clases", points.names)
    }
    if isJoined { arguments.append("unir=True") }
    if let title = titles.0 { arguments.append("horizontal=\(pythonString(title))") }
    if let title = titles.1 { arguments.append("vertical=\(pythonString(title))") }
    writer.draw(.drawPoints, arguments)
  }

  /// Two rows, two columns, or a row over its steps.
  private func coordinates(_ writer: inout PythonWriter) -> [String] {
    if case .list(let items) = points.source.kind, items.count == 2, !items.allSatisfy(\.isLiteralList) {
      return [writer.text(items[0]), writer.text(items[1])]
    }
    let value = writer.computable(points.source)
    var rank = 2
    if case .numbers(let numbers)? = writer.known(points.source) {
      rank = numbers.rank
      if rank == 2, numbers.shape[1] != 2 { return ["\(value.primary)[0]", "\(value.primary)[1]"] }
    }
    if rank == 1 { return ["range(len(\(value.text)))", value.text] }
    return ["\(value.primary)[:, 0]", "\(value.primary)[:, 1]"]
  }
}

extension Expression {
  fileprivate var isLiteralList: Bool { if case .list = kind { true } else { false } }
}

extension BoundaryFigure: ExportedFigure {
  func write(in writer: inout PythonWriter) {
    guard let split = writer.split(data), case .name(let id) = source.kind,
      case .model(let model)? = writer.known(source)
    else { return }
    let threshold = model.compilation?.loss.takesLogits == true ? ["umbral=0"] : []
    let answers = "lambda puntos: \(writer.outputs(of: id, for: "puntos"))"
    writer.draw(.drawBoundary, [answers, split.inputs, split.labels, split.classes] + threshold)
  }
}

extension HistogramFigure: ExportedFigure {
  func write(in writer: inout PythonWriter) {
    var arguments = [writer.text(source)]
    if let bins { arguments.append("intervalos=\(bins)") }
    if let valueTitle { arguments.append("medida=\(pythonString(valueTitle))") }
    writer.draw(.drawHistogram, arguments)
  }
}

extension PythonWriter {
  /// A layer that a figure looks into, and its model.
  fileprivate mutating func chosen(
    _ selection: LayerSelection
  ) -> (model: Expression, layer: String, place: LessonMemory.LayerPlace)? {
    var model = selection.source
    if case .index(let list, _) = model.kind, case .member(let owner, _) = list.kind { model = owner }
    guard case .model? = known(model) else { return nil }
    let index = selection.layer.index
    var place = LessonMemory.LayerPlace(main: index, last: index, isChannelsFirst: false)
    if case .name(let id) = model.kind, let places = memory.places[id], places.indices.contains(index) {
      place = places[index]
    }
    return (model, layer(index, of: model), place)
  }
}

extension FiltersFigure: ExportedFigure {
  func write(in writer: inout PythonWriter) {
    guard let chosen = writer.chosen(selection) else { return }
    let weights = writer.member("pesos", of: selection.layer, chosen.layer).text
    var arguments = [weights, "primeros=\(selection.count)", "columnas=\(selection.columns)"]
    if let channel { arguments.append("canal=\(channel)") }
    writer.draw(.drawFilters, arguments)
  }
}

extension ActivationsFigure: ExportedFigure {
  func write(in writer: inout PythonWriter) {
    guard let chosen = writer.chosen(selection) else { return }
    let entry: String
    if let split = writer.split(input) { entry = "\(split.inputs)[\(index)]" } else {
      switch writer.known(input) {
      case .inputs?: entry = "\(writer.text(input))[\(index)]"
      default: entry = writer.computable(input).text
      }
    }
    var arguments = [
      writer.text(chosen.model), String(chosen.place.last), entry, "primeras=\(selection.count)",
      "columnas=\(selection.columns)",
    ]
    if chosen.place.isChannelsFirst { arguments.append("canales_delante=True") }
    writer.draw(.drawActivations, arguments)
  }
}

extension WaveFigure: ExportedFigure {
  func write(in writer: inout PythonWriter) {
    let sound = writer.sound(wave)
    writer.draw(.drawWave, [sound.samples, String(wave.sampleRate)] + sound.title)
  }
}

extension SpectrogramFigure: ExportedFigure {
  func write(in writer: inout PythonWriter) {
    switch content {
    case .wave(let wave, let spectrogram):
      let sound = writer.sound(wave)
      let (window, rate) = (spectrogram.window, wave.sampleRate)
      writer.need(.numpy)
      writer.line("tramos = np.lib.stride_tricks.sliding_window_view(\(sound.samples), \(window))[::\(window / 2)]")
      writer.line("potencia = np.abs(np.fft.rfft(tramos * np.hanning(\(window + 1))[:-1])) ** 2")
      let seconds = spectrogram.seconds(samples: wave.sampleCount, sampleRate: rate)
      writer.draw(
        .drawSpectrogram,
        ["decibelios(potencia)", writer.interval(seconds), pythonNumber(Double(rate) / 2), "'dB'"] + sound.title)
    case .prepared(let source, let index):
      guard let split = writer.split(source), case .split(let value)? = writer.known(source),
        let facts = value.facts.spectrogram
      else { return }
      let item = "\(split.inputs)[\(index)]"
      writer.need(.numpy)
      let values = facts.isStandardized ? item : "decibelios(np.exp(\(item)))"
      let seconds = facts.seconds(frames: value.facts.inputShape[0])
      writer.draw(
        .drawSpectrogram,
        [
          values, writer.interval(seconds), String(facts.mel.bands), facts.isStandardized ? "''" : "'dB'",
          "\(split.classes)[\(split.labels)[\(index)]]",
        ])
    case .matrix(let source):
      let value = writer.computable(source).text
      let title = pythonString(writer.source.text(source.range))
      writer.draw(.drawSpectrogram, [value, "(0, len(\(value)))", "np.shape(\(value))[1]", "''", title])
    }
  }
}

extension PythonWriter {
  /// The samples of a sound, and the title that it has.
  fileprivate mutating func sound(_ wave: WaveSelection) -> (samples: String, title: [String]) {
    guard let split = split(wave.source), case .split(let value)? = known(wave.source) else {
      return (computable(wave.source).text, [])
    }
    let title = value.facts.classNames.isEmpty ? [] : ["\(split.classes)[\(split.labels)[\(wave.index)]]"]
    return ("\(split.inputs)[\(wave.index)]", title)
  }

  fileprivate func interval(_ range: ClosedRange<Double>) -> String {
    "(\(pythonNumber(range.lowerBound)), \(pythonNumber(range.upperBound)))"
  }
}

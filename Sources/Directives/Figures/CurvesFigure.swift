package import Diagnostics
package import Lesson
import Neural
package import Plotting
package import Runner
import Typography

/// `curvas`: loss and accuracy along the epochs of one or more trainings.
package struct CurvesFigure: FigureKind {
  package static let name = "curvas"
  package static let summary = "la pérdida y la exactitud a lo largo de las épocas"
  package static let subject = "un entrenamiento, por su `#nombre`, o una lista de ellos"
  package static let options: [OptionSpecification] = []

  package let sources: [Expression]

  package init?(_ reader: inout DirectiveReader) {
    guard let sources = reader.items("de") else { return nil }
    guard !sources.isEmpty else {
      reader.note(.wrongCount("de", expected: "uno o más historiales", found: 0, at: reader.place(of: "de")))
      return nil
    }
    var isSound = true
    for source in sources {
      guard let value = reader.value(of: source) else {
        isSound = false
        continue
      }
      if case .history = value { continue }
      isSound = false
      if value.isUnknown { continue }
      reader.note(
        .wrongType(
          expected: "el historial de un entrenamiento", found: value, at: source.range,
          note: "es lo que deja «{entrenar red #ajuste}»: de: ajuste"))
    }
    guard isSound else { return nil }
    self.sources = sources
  }

  package func draw(_ session: inout Session) throws(Problem) -> (figure: Figure, caption: String) {
    var loss = LineChart.Panel(title: "Pérdida", series: [], format: .decimal(2))
    var accuracy = LineChart.Panel(title: "Exactitud", series: [], format: .percent(0))
    var epochs = 0
    for source in sources {
      guard case .history(let history) = try session.value(of: source), let reports = history.reports else {
        throw .notRun(at: source.range)
      }
      let name = session.source.text(source.range)
      let prefix = sources.count > 1 ? name + ": " : ""
      let own = sources.count > 1 && !history.hasValidation ? name : prefix + "entrenamiento"
      loss.series.append(.init(name: own, values: reports.map(\.loss)))
      if history.hasAccuracy {
        accuracy.series.append(.init(name: own, values: reports.map { $0.accuracy ?? .nan }))
      }
      if history.hasValidation {
        loss.series.append(.init(name: prefix + "validación", values: reports.map { $0.validationLoss ?? .nan }))
        if history.hasAccuracy {
          accuracy.series.append(
            .init(name: prefix + "validación", values: reports.map { $0.validationAccuracy ?? .nan }))
        }
      }
      epochs = max(epochs, reports.count)
    }
    let panels = [loss, accuracy].filter { !$0.series.isEmpty }
    let chart = LineChart(panels: panels, horizontalTitle: "época")
    let what = panels.count == 1 ? "La pérdida" : "La pérdida y la exactitud"
    return (.curves(chart), "\(what) a lo largo de \(counted(epochs, "época", "épocas")).")
  }
}

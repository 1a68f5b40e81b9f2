import JSON
import Lesson
import Neural
import Plotting
import Rendering
import Runner
import Typography

/// What a run tells.
extension Notebook {
  package mutating func note(_ report: RunReport) {
    guard let running = queue.running else { return }
    switch report {
    case .started(let job, let step):
      guard job == running.id, let index = place(of: step, running) else { return }
      queue.running?.step = step
      lessons[running.name]?.start(index)
      touch(running.name)
    case .training(let job, let step, let state):
      guard job == running.id, let lesson = lessons[running.name] else { return }
      guard let index = place(of: step, running) else { return stopGone(running) }
      // That it is running, even if it soon is not.
      tellTouched(running.name)
      broadcast(progress(lesson.steps[index], state, of: running.document), about: running.name)
    case .finished(let job, let step):
      guard job == running.id else { return }
      queue.running?.step = nil
      guard let index = place(of: step.directive.index, running) else { return }
      finish(step, at: index, running)
    case .waits(let job, let step, let seconds):
      guard job == running.id, let index = place(of: step, running) else { return }
      lessons[running.name]?.wait(index, seconds: seconds)
      touch(running.name)
    case .ended(let job, let values):
      guard job == running.id else { return }
      queue.running = nil
      lessons[running.name]?.note(values: values, of: running.document, running.valueFingerprints)
      lessons[running.name]?.rest()
      // What was written in the prose meanwhile waited for the run to end; what it could not reach waits for somebody.
      let isLeft = lessons[running.name]?.hasValueToCompute(besides: running.valueFingerprints) ?? false
      if isLeft { runForValues(running.name) }
      startNext()
      touch(running.name)
      broadcast(.object(["type": .string("ended")]), about: running.name)
    }
  }

  /// Where a step of the document that runs now stands; nil where it is gone.
  private func place(of step: Int, _ running: RunQueue.Running) -> Int? {
    guard step < running.uids.count else { return nil }
    return lessons[running.name]?.index(of: running.uids[step])
  }

  /// Ends a run whose step is in the lesson no more: what it comes to has no place.
  mutating func stopWhatIsGone(_ name: String) {
    guard let running = queue.running, running.name == name, let step = running.step,
      place(of: step, running) == nil
    else { return }
    stopGone(running)
  }

  /// What else was asked for is run all the same, unless the step that is gone is the last that was.
  private mutating func stopGone(_ running: RunQueue.Running) {
    guard !running.stop.isSet else { return }
    let request = running.request
    let isThere = request.upTo.map { lessons[running.name]?.index(of: $0) != nil } ?? true
    if request.isAsked, isThere { queue.add(request) }
    running.stop.set()
  }

  private mutating func finish(_ step: Step, at index: Int, _ running: RunQueue.Running) {
    let place = step.directive.index
    let epochs = lessons[running.name].flatMap { Self.epochs($0, index) }
    let result = stepResult(
      step, of: running.document, running.identifiers, fingerprint: running.fingerprints[place], epochs: epochs)
    let isNew = lessons[running.name]?.steps[index].result?.html != result.html
    lessons[running.name]?.finish(index, result)
    touch(running.name)
    // What is the same as before is no news to who listens.
    if isNew || place + 1 == running.uids.count {
      broadcast(.object(["type": .string("announce"), "text": .string(result.spoken)]), about: running.name)
    }
  }

  /// How a training goes: in words, as a share, and its curve so far.
  private func progress(_ step: LiveStep, _ state: TrainingState, of document: Document) -> JSONValue {
    let numbers = document.frontMatter.numberStyle
    let epoch = min(state.epochs, state.reports.count + (state.share > 0 ? 1 : 0))
    var parts = ["época \(numbers.integer(max(1, epoch))) de \(numbers.integer(state.epochs))"]
    if let accuracy = state.accuracy {
      parts.append("exactitud \(numbers.decimal(accuracy, decimals: 4))")
    } else if let loss = state.loss {
      parts.append("pérdida \(numbers.decimal(loss, decimals: 4))")
    }
    if let left = state.secondsLeft, state.done < 1, state.seconds > 0.5 {
      let seconds = Int(left.rounded(.up))
      parts.append("\(seconds == 1 ? "queda" : "quedan") \(numbers.integer(seconds)) s")
    }
    return .object([
      "type": .string("progress"), "uid": .string(step.uid), "share": .number(state.done),
      "words": .string(parts.joined(separator: " · ")), "epoch": .integer(state.reports.count),
      "of": .integer(state.epochs), "html": .string(curve(state, step.uid, numbers)),
    ])
  }

  private func curve(_ state: TrainingState, _ uid: String, _ numbers: NumberStyle) -> String {
    guard state.reports.count > 1 else { return "" }
    var loss = LineChart.Panel(title: "Pérdida", series: [], format: .decimal(2))
    loss.series.append(.init(name: "entrenamiento", values: state.reports.map(\.loss)))
    if state.reports.allSatisfy({ $0.validationLoss != nil }) {
      loss.series.append(.init(name: "validación", values: state.reports.map { $0.validationLoss ?? .nan }))
    }
    var panels = [loss]
    if state.reports.allSatisfy({ $0.accuracy != nil }) {
      var accuracy = LineChart.Panel(title: "Exactitud", series: [], format: .percent(0))
      accuracy.series.append(.init(name: "entrenamiento", values: state.reports.map { $0.accuracy ?? .nan }))
      if state.reports.allSatisfy({ $0.validationAccuracy != nil }) {
        accuracy.series.append(.init(name: "validación", values: state.reports.map { $0.validationAccuracy ?? .nan }))
      }
      panels.append(accuracy)
    }
    let figure = Figure.curves(LineChart(panels: panels, horizontalTitle: "época"))
    return figure.svg(id: "vivo-marcha-\(uid)", place: .page, numbers: numbers)
  }
}

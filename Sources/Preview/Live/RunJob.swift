package import Datasets
package import Lesson
package import Neural
package import Runner

/// A run of a lesson: the whole of it from its start, told step by step, ended where no more was asked for.
package struct RunJob: Sendable {
  package let id: Int
  package let lesson: CheckedLesson
  package let options: RunOptions
  package let library: DatasetLibrary
  /// Where results are kept; nil for nowhere.
  package let cache: StepCache?
  package let stop: StopSignal
  /// How many steps a person asked for: these run however long they take.
  package let asked: Int
  /// How many can run at all: those above the first that is wrong.
  package let limit: Int
  /// Seconds that each step is thought to take; nil where nobody knows.
  package let estimates: [Double?]

  /// A step nobody asked for that takes longer waits until somebody does.
  package static let patience = 2.0
}

/// What a run tells.
package enum RunReport: Sendable {
  case started(job: Int, step: Int)
  case training(job: Int, step: Int, TrainingState)
  case finished(job: Int, Step)
  /// The run ends before a step, or within it, because it would take so many seconds and nobody asked for it.
  case waits(job: Int, step: Int, seconds: Double)
  /// With the inline values that were reached.
  case ended(job: Int, [InlineText])
}

/// How far a training has come.
package struct TrainingState: Sendable {
  package var epochs: Int
  package var reports: [EpochReport] = []
  /// Of the epoch that goes on, from 0 to 1.
  package var share = 0.0
  package var loss: Double?
  package var accuracy: Double?
  package var seconds = 0.0

  /// Of all epochs.
  package var done: Double { min(1, (Double(reports.count) + share) / Double(max(1, epochs))) }
  /// Until the end, at this pace.
  package var secondsLeft: Double? { done > 0 ? seconds * (1 - done) / done : nil }
}

/// Runs a lesson on the thread that calls, and tells what becomes of it.
package func perform(_ job: RunJob, report: @escaping @Sendable (RunReport) -> Void) {
  let watch = RunWatch(job, report)
  let lesson = execute(job.lesson, options: job.options, library: job.library, cache: job.cache) {
    watch.note($0)
  }
  report(.ended(job: job.id, lesson.inlineTexts))
}

/// Ends a run where it is to end, and tells no more than eyes can follow.
private final class RunWatch {
  private let job: RunJob
  private let report: (RunReport) -> Void
  private var step = -1
  private var isOver = false
  private var training: TrainingState?
  private var startedAt = ContinuousClock.now
  private var toldAt: ContinuousClock.Instant?
  private static let interval = Duration.milliseconds(90)
  /// Seconds of a training after which its pace says how long it takes.
  private static let firstLook = 0.2

  init(_ job: RunJob, _ report: @escaping (RunReport) -> Void) {
    self.job = job
    self.report = report
  }

  func note(_ event: RunEvent) {
    guard !isOver else { return }
    switch event {
    case .started: start()
    case .training(_, let progress, let epochs): train(progress, epochs)
    case .finished(let result):
      // What was interrupted is no result.
      if job.stop.isSet { return end() }
      if result.reason == .kept { takeUp() }
      guard !isOver else { return }
      report(.finished(job: job.id, result))
      if step + 1 >= job.limit { end() }
    case .notKept: break
    }
  }

  /// What was kept waits for nobody.
  private func takeUp() {
    step += 1
    if step < job.limit { report(.started(job: job.id, step: step)) } else { end() }
  }

  private func end() {
    isOver = true
    job.stop.set()
  }

  private func start() {
    if job.stop.isSet { return end() }
    step += 1
    guard step < job.limit else { return end() }
    let estimate = step < job.estimates.count ? job.estimates[step] : nil
    if step >= job.asked, let estimate, estimate > RunJob.patience { return wait(estimate) }
    training = nil
    toldAt = nil
    startedAt = ContinuousClock.now
    report(.started(job: job.id, step: step))
  }

  private func wait(_ seconds: Double) {
    report(.waits(job: job.id, step: step, seconds: seconds))
    end()
  }

  private func train(_ progress: FitProgress, _ epochs: Int) {
    var state = training ?? TrainingState(epochs: epochs)
    switch progress {
    case .steps(_, let done, let total, let loss, let accuracy):
      state.share = Double(done) / Double(max(1, total))
      (state.loss, state.accuracy) = (loss, accuracy)
    case .epoch(let report):
      state.reports.append(report)
      state.share = 0
      (state.loss, state.accuracy) = (report.loss, report.accuracy)
    }
    let now = ContinuousClock.now
    let elapsed = (now - startedAt).components
    state.seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    training = state
    if step >= job.asked, state.seconds >= Self.firstLook, state.done > 0, state.done < 1 {
      let whole = state.seconds / state.done
      if whole > RunJob.patience { return wait(whole) }
    }
    if let toldAt, now - toldAt < Self.interval, state.done < 1 { return }
    toldAt = now
    report(.training(job: job.id, step: step, state))
  }
}

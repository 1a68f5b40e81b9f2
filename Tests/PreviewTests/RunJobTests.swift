import JSON
import Lesson
import Preview
import Runner
import TestSupport
import Testing

@Suite struct RunJobTests {
  private let slow =
    "```{calcular}\n7\n```\n\n" + trainingLesson + "```{evaluar red}\ndatos: flores.entrenamiento\n```\n"

  private func finished(_ reports: [RunReport]) -> [Int] {
    reports.compactMap { if case .finished(_, let step) = $0 { step.directive.index } else { nil } }
  }

  /// What nobody asked for and would take long waits, and nothing below it runs.
  @Test func whatIsSlowWaitsUntilItIsAskedFor() {
    var room = Room(["a.md": slow])
    room.enter(1)
    var other = Room(["a.md": slow])
    other.enter(1)
    let reports = allReports(of: other.jobs[0])
    #expect(finished(reports) == [0, 1, 2, 3])
    let waits = reports.compactMap { report -> Double? in
      if case .waits(_, 4, let seconds) = report { seconds } else { nil }
    }
    #expect(waits.count == 1 && (waits.first ?? 0) > RunJob.patience)
    room.runJobs()
    #expect(room.take("progress").count > 0)
    let state = room.notebook.lesson("a.md")?.steps[4].state
    #expect(state?.name == "waits" && state?.words.hasPrefix("sin ejecutar · tardaría unos ") == true)
  }

  @Test func aTrainingIsStoppedBetweenTwoCorrections() {
    var room = Room(["a.md": slow])
    room.enter(1)
    room.runJobs()
    room.say(1, .object(["type": .string("run"), "all": .bool(true)]))
    let job = room.jobs[0]
    let start = ContinuousClock.now
    let kept = Kept()
    perform(job) { report in
      if case .training = report, kept.count() == 3 { job.stop.set() }
    }
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(kept.value >= 3)
  }

  @Test func nothingIsToldAfterTheLastStepThatWasAskedForIsWrong() {
    var room = Room(["a.md": slow.replacing("datos: flores.entrenamiento\nép", with: "datos: nada\nép")])
    room.enter(1)
    #expect(room.jobs.map(\.limit) == [4])
    #expect(finished(allReports(of: room.jobs[0])) == [0, 1, 2, 3])
  }
}

import Datasets
import Diagnostics
import JSON
import Lesson
import Preview
import Runner
import TestSupport
import Testing

/// What the notebook does with a lesson takes time in proportion to its length.
@Suite struct LinearityTests {
  private static let largest = 256 << 10
  private static let factor = 8
  /// What an eighth may take more of than an eighth of the time: caches, and the clock.
  private static let slack = 2.0

  /// Opens a lesson, tells a page all of it, notes what its steps left, and changes it.
  private func time(_ text: String) throws -> Double {
    var notebook = Notebook(
      Notebook.Settings(
        version: "0", title: "Curso", options: RunOptions(threads: 1), library: DatasetLibrary(environment: [:]),
        check: examined),
      files: FakeFiles(["a.md": text]))
    var bytes = Array("GET /leccion/a.md HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n".utf8)
    let request = try #require(try HTTPRequest.take(from: &bytes))
    return threadTime {
      _ = notebook.answer(request, key: "")
      _ = notebook.enter(1, lesson: "a.md")
      notebook.hear("{\"type\":\"hello\",\"keys\":[],\"steps\":[],\"drafts\":[]}", from: 1)
      for case .start(let job) in notebook.takeEffects() { finish(job, in: &notebook) }
      if let uid = notebook.lesson("a.md")?.steps.last?.uid {
        notebook.hear(edit(uid, "{calcular}\n2").text(isIndented: false), from: 1)
        _ = notebook.takeEffects()
      }
      let insertion =
        "{\"type\":\"change\",\"change\":\"insert\",\"target\":{\"start\":true},\"text\":\"Hola.\"}"
      for message in [insertion, "{\"type\":\"undo\"}"] {
        notebook.hear(message, from: 1)
        _ = notebook.takeEffects()
      }
    }
  }

  /// As if all that was to run had.
  private func finish(_ job: RunJob, in notebook: inout Notebook) {
    for (index, step) in job.lesson.steps.enumerated().prefix(job.limit) {
      notebook.note(.started(job: job.id, step: index))
      let left = Output.problem(Problem(.tooMuchWork, "demasiado"))
      notebook.note(.finished(job: job.id, Step(directive: step.block, label: step.block.label, outputs: [left])))
    }
    notebook.note(.ended(job: job.id, []))
    _ = notebook.takeEffects()
  }

  @Test(arguments: [
    "```{calcular}\n1\n```\n\n",
    "```{calcular #p§}\nx§ = normal()\nx = x§ + uniforme()\nx + normal()\n```\n\nSale `{= x§ }`.\n\n",
    "`{= 1 }` ",
    // Wrong, in the prose and in steps.
    "`{= z }`\n\n```{calcular}\nz\n```\n\n",
    // What a page does not show.
    "[^a§]: b\n\n<!-- c -->\n\n",
    "## Sección §\n\n> [!SOLUCIÓN]\n> ```{calcular}\n> normal()\n> ```\n\n",
    // A copy takes the random numbers of its original's steps.
    "```{modelo #b§}\ncomo: a\n```\n\n```{entrenar b§}\n```\n\n> [!SOLUCIÓN]\n> ```{entrenar a}\n> ```\n\n",
  ])
  func eightTimesTheLengthTakesEightTimesTheTime(_ part: String) throws {
    let small = repeated(part, bytes: Self.largest / Self.factor)
    let large = repeated(part, bytes: Self.largest)
    let before = try (0..<3).map { _ in try time(small) }.min() ?? 0
    let after = try time(large)
    #expect(after < Double(Self.factor) * Self.slack * before, "\(before) s, \(after) s")
  }
}

import Cache
import Diagnostics
import Export
import Lesson
import Runner
import Site
import Synchronization

/// Runs the lessons of a course at the same time; nothing that they leave depends on how many at once.
struct CourseRun {
  let limits: RunLimits
  let cache: StepCache?
  /// Whether lessons are shown as they were frozen.
  let isFrozen: Bool
  let isQuiet: Bool

  func execute(_ files: [CheckedFile], on bench: Workbench) -> [ExecutedLesson] {
    let threads = limits.threadCount
    let shares = ThreadShares(threads, lessons: files.count)
    let progress = CourseProgress(isQuiet ? nil : bench.errors, lessons: files.count)
    let (options, cache, isFrozen) = (limits.options, cache, isFrozen)
    return inParallel(files, atMost: threads) { file in
      let count = shares.take()
      defer { shares.give(count) }
      progress.begin(file.path)
      let start = ContinuousClock.now
      defer { progress.end(file.path, after: ContinuousClock.now - start) }
      switch file {
      case .lesson(let lesson) where isFrozen:
        do throws(Problem) {
          let run = try lesson.thawed()
          progress.tell(run.advice, in: lesson.document.source, bench)
          return run.shown(of: lesson, on: bench)
        } catch {
          return notFrozen(lesson, error)
        }
      case .lesson(let lesson):
        var options = options
        options.threads = count
        var executed = Runner.execute(lesson, options: options, library: bench.library, cache: cache) { event in
          if case .notKept(let fault) = event { progress.tell(fault, bench) }
        }
        executed.addEquivalents(keptIn: cache, isSteady: { lesson.isSteady(in: bench.library) }) {
          bench.exporters(of: lesson.document.source)
        }
        return executed
      case .unreadable(let source, let problem):
        let document = Document(source: source, frontMatter: FrontMatter(), elements: [], headings: [])
        return ExecutedLesson(
          document: document, seed: defaultSeed, numbers: FrontMatter().numberStyle, steps: [], inlineTexts: [],
          problems: [problem])
      }
    }
  }
}

/// Parts the threads among the lessons that run at once: whoever starts takes an equal part of those that are free.
final class ThreadShares: Sendable {
  private struct State {
    var free: Int
    var waiting: Int
  }

  private let state: Mutex<State>

  init(_ threads: Int, lessons: Int) {
    state = Mutex(State(free: threads, waiting: lessons))
  }

  /// How many threads the next lesson may use.
  func take() -> Int {
    state.withLock { state in
      let share = max(1, state.free / max(1, min(state.waiting, state.free)))
      state.free -= share
      state.waiting -= 1
      return share
    }
  }

  func give(_ count: Int) { state.withLock { $0.free += count } }
}

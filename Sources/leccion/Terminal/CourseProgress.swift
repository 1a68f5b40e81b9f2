import Cache
import Diagnostics
import Synchronization
import Typography

/// Shows how far a course is: one live line on a terminal, else a line for each lesson that is done.
final class CourseProgress: Sendable {
  private struct State {
    var done = 0
    /// Those that are running, in the order in which they began.
    var running: [String] = []
    var isFaultTold = false
  }

  private let console: Console?
  private let lessons: Int
  private let state = Mutex(State())

  /// Without a console nothing is shown.
  init(_ console: Console?, lessons: Int) {
    self.console = console
    self.lessons = lessons
  }

  func begin(_ path: String) {
    state.withLock { state in
      state.running.append(path)
      show(state)
    }
  }

  func end(_ path: String, after time: Duration) {
    state.withLock { state in
      state.done += 1
      if let place = state.running.firstIndex(of: path) { state.running.remove(at: place) }
      guard let console, !console.isTerminal else { return show(state) }
      let parts = time.components
      let seconds = Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
      console.line("\(visible(path)) · \(NumberStyle().decimal(seconds, decimals: 1)) s")
    }
  }

  /// Tells once for the whole course that results cannot be kept.
  func tell(_ fault: CacheFault, _ bench: Workbench) {
    state.withLock { state in
      if !state.isFaultTold { bench.tell(fault) }
      state.isFaultTold = true
    }
  }

  /// Tells what is no problem of a page.
  func tell(_ problems: [Problem], in source: SourceText, _ bench: Workbench) {
    state.withLock { _ in bench.tell(problems, in: source) }
  }

  /// «3 de 11 lecciones · 05-como-aprende-una-red, 06-sobreajuste».
  private func show(_ state: State) {
    guard let console, console.isTerminal else { return }
    guard state.done < lessons else { return console.write("\r\u{1B}[K") }
    let names = state.running.map { visible(baseName($0)) }.joined(separator: ", ")
    let text = "\(state.done) de \(lessons) lecciones" + (names.isEmpty ? "" : " · " + names)
    console.write("\r" + String(text.prefix(console.width - 1)) + "\u{1B}[K")
  }
}

package import Diagnostics
package import Lesson
import Runner
import Typography

/// A step of a lesson that is open: what it says, what is wrong with it, and what it left when it last ran.
package struct LiveStep: Sendable {
  /// What it left, and from what.
  package struct Result: Sendable {
    package var fingerprint: UInt64
    package var html: String
    /// What is said aloud: «evaluar red: exactitud 0,87».
    package var spoken: String
    package var fails: Bool
    package var seconds: Double
    /// Of a training.
    package var epochs: Int?

    package init(
      fingerprint: UInt64, html: String, spoken: String, fails: Bool, seconds: Double, epochs: Int? = nil
    ) {
      self.fingerprint = fingerprint
      self.html = html
      self.spoken = spoken
      self.fails = fails
      self.seconds = seconds
      self.epochs = epochs
    }
  }

  /// What is being written, and what is wrong with it.
  package struct Draft: Sendable, Equatable {
    package let text: String
    /// Why no lesson at all can be made with it; nil where it is only no directive.
    package let problem: Problem?
  }

  /// What became of it in the run that goes on or that was last.
  package enum Stage: Sendable, Equatable {
    case idle
    case running
    /// It would take so many seconds, and waits until somebody asks for it.
    case waits(seconds: Double)
  }

  /// The same as long as the lesson is open.
  package let uid: String
  /// Where it stands in the source.
  package var place: DirectiveText
  package var block: DirectiveBlock
  /// What pages keep of it: what the file says, or the last text that was changed as a whole.
  package var savedText: String
  /// What somebody writes that is no directive any more; the source keeps what it said before.
  package var draft: Draft?
  package var fingerprint: UInt64
  package var result: Result?
  package var stage = Stage.idle

  package var text: String { draft?.text ?? place.text }

  package var label: String { block.label }

  /// Whether it is to be run: for the first time, or again.
  package var isStale: Bool { draft != nil || result?.fingerprint != fingerprint }

  /// How it stands, for who sees and for who hears it.
  package var state: (name: String, words: String) {
    switch stage {
    case .running: ("running", "ejecutándose")
    case .waits(let seconds): ("waits", "sin ejecutar · tardaría \(Self.duration(seconds))")
    case .idle where isStale: (result == nil ? "new" : "stale", "sin ejecutar")
    case .idle: ("fresh", "")
    }
  }

  /// «unos 12 s», «unos 3 min».
  package static func duration(_ seconds: Double) -> String {
    let numbers = NumberStyle()
    if seconds < 100 { return "unos \(numbers.integer(Int(seconds.rounded(.up)))) s" }
    return "unos \(numbers.integer(Int((seconds / 60).rounded(.up)))) min"
  }
}

import Neural
import Runner
import Typography

/// Shows a training as it goes on: a live line on a terminal, else one plain line an epoch.
struct ProgressLine {
  private let console: Console
  private let numbers = NumberStyle()
  private var secondsDone = 0.0
  private var isShown = false

  init(_ console: Console) {
    self.console = console
  }

  mutating func show(_ label: String, _ progress: FitProgress, epochs: Int) {
    switch progress {
    case .steps(let epoch, let done, let total, let loss, let accuracy):
      guard console.isTerminal else { return }
      let share = (Double(epoch - 1) + Double(done) / Double(max(total, 1))) / Double(epochs)
      live(label, share: share, epoch: epoch - 1, epochs: epochs, loss: loss, accuracy: accuracy)
    case .epoch(let report):
      secondsDone += report.seconds
      if console.isTerminal {
        live(
          label, share: Double(report.epoch) / Double(epochs), epoch: report.epoch, epochs: epochs,
          loss: report.loss, accuracy: report.accuracy)
      } else {
        console.line(
          "\(label): época \(report.epoch)/\(epochs) · pérdida \(numbers.decimal(report.loss, decimals: 4))"
            + (report.accuracy.map { " · exactitud \(numbers.decimal($0, decimals: 4))" } ?? "")
            + " · \(numbers.decimal(report.seconds, decimals: 1)) s")
      }
    }
  }

  /// Takes the live line away.
  mutating func clear() {
    if isShown { console.write("\r\u{1B}[K") }
    isShown = false
    secondsDone = 0
  }

  private mutating func live(
    _ label: String, share: Double, epoch: Int, epochs: Int, loss: Double, accuracy: Double?
  ) {
    var parts = ["\(label) \(console.accent(Self.bar(share))) \(epoch)/\(epochs) épocas"]
    parts.append(
      accuracy.map { "exactitud \(numbers.decimal($0, decimals: 4))" }
        ?? "pérdida \(numbers.decimal(loss, decimals: 4))")
    if epoch > 0, epoch < epochs {
      let left = secondsDone / Double(epoch) * Double(epochs) * (1 - share)
      let seconds = left.rounded(.up)
      parts.append("\(seconds == 1 ? "queda" : "quedan") \(numbers.decimal(seconds, decimals: 0)) s")
    }
    console.write("\r" + parts.joined(separator: " · ") + "\u{1B}[K")
    isShown = true
  }

  /// A bar of ten cells, in eighths.
  private static func bar(_ share: Double) -> String {
    let eighths = Int((min(max(share, 0), 1) * 80).rounded())
    let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    let filled = String(repeating: "█", count: eighths / 8) + partial
    return filled + String(repeating: " ", count: max(0, 10 - filled.count))
  }
}

import Neural
import PeakFMA

/// The time of one epoch, and the machine's peak right before and right after it, in GFLOP/s.
struct Slice {
  var seconds: Double
  var peakBefore: Double
  var peakAfter: Double

  /// A virtual machine is slowed from outside at times: what was measured then tells nothing of the program.
  func isClean(best: Double) -> Bool { min(peakBefore, peakAfter) >= 0.93 * best }
}

/// The slices of one fit.
struct Slices {
  private(set) var all: [Slice] = []
  private(set) var bestPeak = 0.0

  private static let secondsOfPeak = 0.01

  var clean: [Slice] { all.filter { $0.isClean(best: bestPeak) } }
  var droppedCount: Int { all.count - clean.count }
  /// Nil where nothing is clean.
  var medianSeconds: Double? { median(clean.map(\.seconds)) }

  /// Trains until so many slices are clean, or that many are measured in all; the first epoch, which warms up, is none.
  init(
    of network: Network, on examples: Examples, batchSize: Int = Subject.batchSize, threads: Int, wanted: Int
  ) throws {
    var network = network
    var before: Double?
    let options = FitOptions(
      epochs: 1 + 4 * wanted, batchSize: batchSize, threads: threads, stream: RandomStream(seed: 42, name: "fit"))
    do {
      _ = try network.fit(examples, options: options) { progress in
        guard case .epoch(let report) = progress else { return .proceed }
        let after = peak_gflops(Int32(clamping: threads), Self.secondsOfPeak)
        bestPeak = max(bestPeak, after)
        if let before { all.append(Slice(seconds: report.seconds, peakBefore: before, peakAfter: after)) }
        before = after
        return clean.count < wanted ? .proceed : .stop
      }
    } catch TrainingError.stopped {}
  }
}

func median(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let half = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

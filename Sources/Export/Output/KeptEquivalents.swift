import Cache
package import Lesson
package import Runner

extension ExecutedLesson {
  /// Gives each step what it is in the frameworks: as it is kept from the last time, or else as exporters write it, to
  /// be kept for the next.
  package mutating func addEquivalents(keptIn cache: StepCache?, _ exporters: () -> [Exporter]) {
    guard let cache, let origin else { return addEquivalents(exporters()) }
    let key = Digest(of: ["equivalents", origin.digest])
    if let kept = cache.value(of: [[Equivalent]].self, under: key, .outputs), kept.count == steps.count {
      for (index, equivalents) in kept.enumerated() { steps[index].equivalents = equivalents }
      return
    }
    addEquivalents(exporters())
    // That nothing can be kept has been told for the steps themselves.
    try? cache.keep(steps.map(\.equivalents), under: key, .outputs)
  }
}

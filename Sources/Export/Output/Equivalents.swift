import Cache
package import Lesson
package import Runner

extension ExecutedLesson {
  /// Gives each step what it is in the frameworks: as it is kept from the last time, or else as exporters write it, to
  /// be kept for the next.
  ///
  /// Exporters look at the files of the lesson again: where these are no longer those that it ran with, neither what
  /// they wrote nor a page that it stands in is kept.
  package mutating func addEquivalents(
    keptIn cache: StepCache?, isSteady: () -> Bool, _ exporters: () -> [Exporter]
  ) {
    let key = origin.map { Digest(of: ["equivalents", $0.digest]) }
    if let cache, let key, let kept = cache.value(of: [[Equivalent]].self, under: key, .outputs),
      kept.count == steps.count {
      for (index, equivalents) in kept.enumerated() { steps[index].equivalents = equivalents }
      return
    }
    // What is the same in all frameworks is told once.
    let all = exporters().map { $0.equivalents() }
    for index in steps.indices {
      let found = all.compactMap { $0[steps[index].directive.index] }
      guard let first = found.first else { continue }
      let isShared = found.count > 1 && found.allSatisfy { $0.code == first.code }
      steps[index].equivalents = isShared ? [Equivalent(name: "Python", code: first.code)] : found
    }
    guard let cache, let key else { return }
    guard isSteady() else { return forgetOrigin() }
    // That nothing can be kept has been told for the steps themselves.
    try? cache.keep(steps.map(\.equivalents), under: key, .outputs)
  }
}

extension Exporter {
  /// What each step is in the framework, by the index of its directive, as a page shows it: a few lines that a reader
  /// would write, with the small functions that they use where they are used first.
  package func equivalents() -> [Int: Equivalent] {
    var result: [Int: Equivalent] = [:]
    var shown: Set<Helper> = []
    add(parts, to: &result, &shown)
    return result
  }

  private func add(_ parts: [Part], to result: inout [Int: Equivalent], _ shown: inout Set<Helper>) {
    for part in parts {
      switch part {
      case .prose: continue
      case .solution(let solution): add(solution.parts, to: &result, &shown)
      case .step(let index, let step):
        let code = finished(step)
        var lines: [String]
        switch step.shown {
        case .nothing: continue
        case .lines(let own): lines = own
        case .code:
          let helpers = code.allHelpers(framework).filter { $0.isShown && shown.insert($0).inserted }
          lines = helpers.flatMap { [$0.definition(framework).text, ""] } + code.lines
        }
        if !lines.isEmpty { result[index] = Equivalent(name: framework.name, code: lines.joined(separator: "\n")) }
      }
    }
  }
}

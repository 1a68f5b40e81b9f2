package import Lesson

extension ExecutedLesson {
  /// Gives each step what it is in the frameworks to which its lesson was written; what is the same in all is told
  /// once.
  package mutating func addEquivalents(_ exporters: [Exporter]) {
    let all = exporters.map { $0.equivalents() }
    for index in steps.indices {
      let found = all.compactMap { $0[steps[index].directive.index] }
      guard let first = found.first else { continue }
      let isShared = found.count > 1 && found.allSatisfy { $0.code == first.code }
      steps[index].equivalents = isShared ? [Equivalent(name: "Python", code: first.code)] : found
    }
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

package import Diagnostics
package import Lesson
import Typography

/// The random streams of the steps that are done on models, in the order of the lesson: a copy of a model takes those
/// of its original, also before the original has come to them.
package struct ModelStreams: Sendable {
  private struct Entries {
    /// Those of the steps outside of solutions.
    var outside: [String] = []
    /// Those of each solution, each with how many outside stand above it.
    var inside: [Int: [(name: String, above: Int)]] = [:]
  }

  /// By the kind of step and the model.
  private var entries: [String: Entries] = [:]

  package init(of document: Document) {
    // As they are counted when they are done: what a solution does counts in it alone.
    var unnamed: [String: (outside: Int, inside: [Int: Int])] = [:]
    for block in document.directives {
      guard let model = block.model(in: document.source) else { continue }
      let kind = folded(block.name.value) + " " + model
      let solution = document.solution(of: block)?.index
      var name = "#" + (block.id?.value ?? "")
      if block.id == nil {
        var counts = unnamed[kind] ?? (0, [:])
        if let solution { counts.inside[solution, default: 0] += 1 } else { counts.outside += 1 }
        name = "\(kind) \(counts.outside + (solution.flatMap { counts.inside[$0] } ?? 0))"
        unnamed[kind] = counts
      }
      if let solution {
        let above = entries[kind]?.outside.count ?? 0
        entries[kind, default: Entries()].inside[solution, default: []].append((name, above))
      } else {
        entries[kind, default: Entries()].outside.append(name)
      }
    }
  }

  /// The stream of the step of an ordinal, from 1, on a model, as it is seen from a solution or from none.
  func name(_ ordinal: Int, _ kind: String, in solution: Int?) -> String? {
    names(kind, in: solution).dropFirst(ordinal - 1).first
  }

  /// Those of all steps of a kind on a model, as they are seen from a solution or from none.
  package func names(_ kind: String, in solution: Int?) -> [String] {
    guard let all = entries[kind] else { return [] }
    guard let own = solution.flatMap({ all.inside[$0] }) else { return all.outside }
    var names: [String] = []
    var next = 0
    for entry in own {
      names += all.outside[next..<entry.above]
      names.append(entry.name)
      next = entry.above
    }
    return names + all.outside[next...]
  }

  /// Whether a solution has steps of a kind on a model: another sees only those outside.
  package func hasOwn(_ kind: String, in solution: Int) -> Bool { entries[kind]?.inside[solution] != nil }
}

extension DirectiveBlock {
  /// The model that a step works on, in whichever way it is written: after its name, in the fence or in the body.
  package func model(in source: SourceText) -> String? {
    if let reference { return reference.value }
    for option in options(in: source).options where folded(option.key.value) == "modelo" {
      guard case .line(let text) = option.value, case .success(let expression) = text.expression(in: source),
        case .name(let name) = expression.kind
      else { continue }
      return name
    }
    return nil
  }
}

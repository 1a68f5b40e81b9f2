import Datasets
package import Diagnostics
package import Lesson
import Typography

/// What a block means: its directive, nil where that could not be understood, what is wrong, and the names after it.
package struct CheckedBlock {
  package var directive: (any Directive)?
  package var problems: [Problem]
  /// What its reader may move.
  package var controls: [UsedControl] = []
  package var scope: Scope
  /// Whether there is a directive of its name.
  package var isKnown: Bool
}

/// Gives a block its meaning, without data.
func checkBlock(
  _ block: DirectiveBlock, in source: SourceText, scope: consuming Scope, among surroundings: Surroundings,
  library: DatasetLibrary
) -> CheckedBlock {
  var found: [Problem] = []
  if let id = block.id, let first = surroundings.steps[id.value] { found.append(.repeatedId(id, first: first)) }
  let wanted = folded(block.name.value)
  guard let kind = surroundings.directives.first(where: { folded($0.specification.name) == wanted }) else {
    let specifications = surroundings.directives.map { $0.specification }
    let aliases = specifications.flatMap { item in item.aliases.map { ($0, item.name) } }
    found.append(
      .unknownDirective(
        block.name, known: specifications.map(\.name), aliases: Dictionary(aliases) { first, _ in first }))
    return CheckedBlock(directive: nil, problems: found, scope: scope, isKnown: false)
  }
  var reader = DirectiveReader(
    block: block, source: source, specification: kind.specification, scope: consume scope, library: library,
    surroundings: surroundings)
  let directive = kind.init(&reader)
  found += reader.problems
  let isSound = directive != nil && !found.contains { $0.severity == .error }
  return CheckedBlock(
    directive: isSound ? directive : nil, problems: found, controls: reader.controls, scope: reader.scope,
    isKnown: true)
}

extension DirectiveReader {
  /// Gives a meaning to a block within this one, whose names and costs stay within it.
  package func check(nested block: DirectiveBlock) -> CheckedBlock {
    checkBlock(block, in: source, scope: scope.apart(), among: surroundings, library: library)
  }
}

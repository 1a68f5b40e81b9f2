package import Diagnostics
package import Lesson
import Typography

/// What a directive is checked among: the other kinds, and the steps of its lesson that have a name.
package struct Surroundings: Sendable {
  package let directives: [any Directive.Type]
  /// The steps above, each with the place of its id.
  package var steps: [String: SourceRange] = [:]
  /// All steps of the lesson.
  package var allSteps: [String: SourceRange] = [:]

  package init(directives: [any Directive.Type] = []) {
    self.directives = directives
  }

  /// What a block is checked among that has been done already.
  func without(_ block: DirectiveBlock) -> Surroundings {
    var others = self
    if let id = block.id { others.steps[id.value] = nil }
    return others
  }

  /// The kind of a block, or of the one within it, and that block.
  func innermost(_ block: DirectiveBlock, in source: SourceText) -> (kind: any Directive.Type, block: DirectiveBlock)? {
    guard let kind = kind(of: block) else { return nil }
    guard kind.specification.body == .directive else { return (kind, block) }
    guard let nested = block.nestedDirective(in: source).directive else { return nil }
    guard let inner = self.kind(of: nested) else { return nil }
    return (inner, nested)
  }

  private func kind(of block: DirectiveBlock) -> (any Directive.Type)? {
    let wanted = folded(block.name.value)
    return directives.first { folded($0.specification.name) == wanted }
  }

  /// What a block, or the one within it, says under the options that name files.
  package func fileNames(of block: DirectiveBlock, in source: SourceText) -> [String] {
    guard let (kind, block) = innermost(block, in: source), !kind.fileOptions.isEmpty else { return [] }
    let wanted = kind.fileOptions.map(folded)
    return block.canonicalOptions(in: source).filter { wanted.contains(folded($0.key)) }.map { $0.value.plain }
  }
}

package import Diagnostics

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
}

package import Datasets
package import Diagnostics
package import Lesson
package import Runner
import Typography

/// `falla`: a directive that must fail with a code, to teach how; nothing that it does is kept.
package struct FailureDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "falla", summary: "enseña una directiva que falla, y comprueba que falla así",
    aliases: ["fails", "error", "raises"], body: .directive,
    reference: OptionSpecification("código", "el código del fallo: `T009`", isRequired: true, aliases: ["code"]),
    takesId: false)

  package let code: Code
  let nested: DirectiveBlock
  /// What is already wrong before running.
  let problems: [Problem]
  /// Nil where it is wrong before running.
  let directive: (any Directive)?
  /// Whether it says of some file that it be read.
  private let namesFiles: Bool

  package init?(_ reader: inout DirectiveReader) {
    // Its own fence is wrong, which is told: what it holds may not be what was meant.
    if reader.block.isBroken { return nil }
    let code = Self.code(&reader)
    let body = reader.block.nestedDirective(in: reader.source)
    guard let nested = body.directive else {
      body.problems.forEach { reader.note($0) }
      return nil
    }
    guard folded(nested.name.value) != Self.specification.name else {
      reader.note(.failureInsideFailure(at: nested.name.range))
      return nil
    }
    guard let code else { return nil }
    let checked = reader.check(nested: nested)
    // What it holds depends on what only the run can tell, or on a step that failed.
    if checked.directive == nil, !checked.problems.contains(where: { $0.severity == .error }) { return nil }
    self.code = code
    self.nested = nested
    directive = checked.directive
    namesFiles = !reader.surroundings.fileNames(of: reader.block, in: reader.source).isEmpty
    problems = (body.problems + checked.problems).filter { $0.severity == .error }
    if !problems.isEmpty, let problem = Problem.unexpected(problems, insteadOf: code, at: reader.block.headerRange) {
      reader.note(problem)
    }
  }

  /// Those of the directive that it holds; of one that is wrong, it is not known which of them made it so.
  package func files(in library: DatasetLibrary) -> [SourceFile]? {
    if let directive { return directive.files(in: library) }
    return namesFiles ? nil : []
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    var found = problems
    if found.isEmpty {
      guard let directive else { throw .notRun(at: nested.headerRange) }
      found = try session.failures(of: directive, in: nested)
    }
    let range = session.block.headerRange
    let problem = Problem.unexpected(found, insteadOf: code, at: range)
    return [.failure(ExpectedFailureOutput(code: code, range: range, failures: found, problem: problem))]
  }

  /// The code that the fence names; nil, and told, where there is none.
  private static func code(_ reader: inout DirectiveReader) -> Code? {
    guard
      let name = reader.name(
        "código", missing: "el código del fallo", expected: "un código", example: "{falla T009}")
    else { return nil }
    guard let code = Code(rawValue: name.value.uppercased()) else {
      reader.note(.unknownCode(name))
      return nil
    }
    return code
  }
}

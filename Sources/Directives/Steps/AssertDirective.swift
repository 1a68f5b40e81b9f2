package import Diagnostics
package import Lesson
package import Runner

/// `afirmar`: what must hold, one assertion a line: the doc-tests.
package struct AssertDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "afirmar", summary: "comprueba que se cumple lo que la lección dice", aliases: ["assert"],
    body: .assertions, takesId: false)

  package let expressions: [Expression]

  package init?(_ reader: inout DirectiveReader) {
    let body = reader.block.expressions(in: reader.source)
    body.problems.forEach { reader.note($0) }
    if body.expressions.isEmpty, body.problems.isEmpty {
      reader.note(
        Problem(
          .malformedBody, "{afirmar} no afirma nada", at: reader.block.headerRange,
          label: "por ejemplo: red.parámetros == 101770"))
    }
    for expression in body.expressions {
      do throws(Problem) {
        try checkAssertion(expression, scope: reader.scope, source: reader.source)
      } catch {
        reader.note(error)
      }
    }
    expressions = body.expressions
  }

  /// An assertion that cannot be evaluated does not hide the others.
  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    var results: [AssertionOutput] = []
    var problems: [Output] = []
    for expression in expressions {
      do throws(Problem) {
        results.append(
          try evaluateAssertion(
            expression, scope: session.scope, source: session.source, numbers: session.numbers))
      } catch {
        problems.append(.problem(error))
      }
    }
    return (results.isEmpty ? [] : [.assertions(results)]) + problems
  }
}

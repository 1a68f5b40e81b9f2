package import Diagnostics
package import Lesson

extension Evaluator {
  /// The function that a lesson defines: its body may use its parameters and the names above it, and not itself.
  ///
  /// The body is evaluated once with parameters of which nothing is known, so that a name that it misspells is told
  /// where it is written, and even if nobody calls it.
  package func function(
    _ name: Located<String>, parameters: [String], body: Expression
  ) throws(Problem) -> UserFunction {
    var used: Set<String> = []
    var ownCall: SourceRange?
    body.visit { part in
      switch part.kind {
      case .name(let text): used.insert(text)
      case .call(let callee, _):
        used.insert(callee.value)
        if callee.value == name.value, ownCall == nil { ownCall = callee.range }
      default: break
      }
    }
    if let ownCall { throw .recursive(name.value, at: ownCall) }
    var captured: [String: Value] = [:]
    for text in used { captured[text] = scope[text]?.value }
    for parameter in parameters { captured[parameter] = nil }
    var inner = self
    inner.locals = captured
    for parameter in parameters { inner.locals[parameter] = .unknown }
    _ = try inner.value(of: body)
    return UserFunction(name: name.value, parameters: parameters, body: body, scope: captured)
  }
}

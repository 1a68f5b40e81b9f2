import Diagnostics
import Lesson

/// The derivative of each function of the language that has one by itself, in the language: of `exp`, `exp′`.
package let slopes: [String: UserFunction] = {
  var result: [String: UserFunction] = [:]
  for (name, text) in slopeTexts {
    let source = SourceText(path: "", text)
    let fragment = SourceFragment([SourceRange(0, source.bytes.count)])
    guard case .success(let body) = fragment.expression(in: source) else { continue }
    var slope = UserFunction(name: name + "′", parameters: ["x"], body: body, scope: [:])
    slope.isOfLesson = false
    result[slope.name] = slope
  }
  return result
}()

/// By the function's name, in `x`.
let slopeTexts: [(name: String, derivative: String)] = [
  ("exp", "exp(x)"),
  ("log", "1 / x"),
  ("seno", "coseno(x)"),
  ("coseno", "-seno(x)"),
  ("raíz", "0.5 / raíz(x)"),
  ("abs", "(x > 0) - (x < 0)"),
  ("relu", "(x > 0) * 1"),
  ("relu_con_fuga", "(x >= 0) + 0.2 * (x < 0)"),
  ("elu", "(x >= 0) + (x < 0) * exp(mín(x, 0))"),
  ("sigmoide", "sigmoide(x) * sigmoide(-x)"),
  ("tanh", "1 - tanh(x)^2"),
  ("softplus", "sigmoide(x)"),
  ("swish", "sigmoide(x) * (1 + x * sigmoide(-x))"),
  ("gelu", "Φ(x) + x * exp(-x^2 / 2) / 2.5066282746310002"),
  ("Φ", "exp(-x^2 / 2) / 2.5066282746310002"),
]

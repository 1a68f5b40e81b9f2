import Diagnostics
import Neural
import Typography

/// Functions that take functions.
let functionsOfFunctions: [Function] = [
  Function(
    "derivada", "derivada(f) o derivada(f, respecto: \"x\")",
    help: "la derivada exacta de una función, que es otra función; si tiene varias variables, se dice respecto a cuál",
    example: "f(x) = x^3\nderivada(f)(2)", labels: ["respecto"], texts: ["respecto"]
  ) { (call, evaluator) throws(Problem) in
    let function = try call.function(0)
    var parameter = function.parameters.first ?? ""
    if let wanted = call.labelled["respecto"] {
      guard case .text(let name) = wanted.value else {
        throw .wrongType(expected: "el nombre de una variable entre comillas", found: wanted.value, at: wanted.range)
      }
      guard function.parameters.contains(name) else {
        throw .wrongArguments(
          Located(function.name, wanted.range), "no tiene la variable «\(name)»",
          usage: "\(function.name)(\(function.parameters.joined(separator: ", ")))")
      }
      parameter = name
    } else if function.parameters.count > 1 {
      throw .wrongArguments(
        call.name, "necesita saber respecto de qué variable: «\(function.name)» tiene \(function.parameters.count)",
        usage: "derivada(\(function.name), respecto: \"\(parameter)\")")
    }
    return try evaluator.derivative(of: function, by: parameter, at: call.range).map(Value.function) ?? .unknown
  },
  Function(
    "repetir", "repetir(f, x0, veces)",
    help: "aplica una función una y otra vez y guarda cada resultado: `x0`, `f(x0)`, `f(f(x0))` y los demás",
    example: "mitad(x) = x / 2\nrepetir(mitad, 8, 3)", arity: 3...3
  ) { (call, evaluator) throws(Problem) in
    let function = try call.function(0)
    guard function.parameters.count == 1 else {
      throw .wrongArguments(
        Located(function.name, call.positional[0].range), "debe tener una sola variable para repetirse",
        usage: call.usage)
    }
    let start = try call.numbers(1, evaluator)
    guard let times = try call.integer(call.positional[2]) else { return .unknown }
    guard times >= 0 else {
      throw .outOfRange(
        "veces", expected: "un entero desde 0", found: NumberStyle().integer(times), at: call.positional[2].range)
    }
    return try call.repeated(function, start, times, evaluator)
  },
  Function(
    "exacto", "exacto(x)",
    help: "el mismo número, que en `{afirmar}` puede compararse con `==` aunque tenga decimales",
    example: "exacto(1 / 2)"
  ) { (call, evaluator) throws(Problem) in .numbers(try call.numbers(0, evaluator)) },
]

/// What only derivatives call.
let hiddenFunctions: [Function] = [
  // The normal distribution: gelu(x) = x Φ(x).
  elementwise("Φ", help: "", example: "", kind: .decimal, Scalar.normalDistribution),
  Function("parcial", "parcial(f, n)", help: "", example: "", arity: 2...2) { (call, evaluator) throws(Problem) in
    let function = try call.function(0)
    guard let index = try call.integer(call.positional[1]), function.parameters.indices.contains(index) else {
      return .unknown
    }
    return try evaluator.derivative(of: function, by: function.parameters[index], at: call.range)
      .map(Value.function) ?? .unknown
  },
]

extension FunctionCall {
  /// `times + 1` values along a new first axis.
  fileprivate func repeated(
    _ function: UserFunction, _ start: Numbers, _ times: Int, _ evaluator: Evaluator
  ) throws(Problem) -> Value {
    let (count, overflow) = times.addingReportingOverflow(1)
    let shape = [overflow ? Int.max : count] + start.shape
    var current = start
    if evaluator.scope.isChecking { current.values = nil }
    var kind = start.kind
    var values = current.values
    // Without data only the kind can still change, and that twice at most.
    let steps = evaluator.scope.isChecking ? min(times, 3) : times
    // Too large is told before anything is computed.
    _ = try filled(shape, kind) { _ in nil }
    for _ in 0..<steps {
      let value = try evaluator.apply(function, to: [.numbers(current)], at: positional[0].range)
      if value.isUnknown { return .unknown }
      guard let next = try evaluator.asNumbers(value, for: name.value, at: positional[0].range) else { return .unknown }
      guard next.shape == start.shape else {
        throw .shapeChanges(function.name, from: start.shape, to: next.shape, at: positional[0].range)
      }
      kind = kind == next.kind ? kind : kind.joined(with: next.kind)
      current = next
      if let more = next.values { values?.append(contentsOf: more) } else { values = nil }
    }
    return .numbers(Numbers(shape: shape, kind: kind, values: values))
  }
}

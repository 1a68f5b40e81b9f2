import Diagnostics
import Neural
import Typography

/// Functions that make arrays out of sizes: of one number, in order, at random.
let fillingFunctions: [Function] = [
  filled("ceros", 0, help: "un vector o un tensor lleno de ceros"),
  filled("unos", 1, help: "un vector o un tensor lleno de unos"),
  Function(
    "identidad", "identidad(n)", help: "la matriz cuadrada con unos en la diagonal y ceros en lo demás",
    example: "identidad(3)"
  ) { (call, evaluator) throws(Problem) in
    guard let size = try call.integer(call.positional[0]) else { return .unknown }
    guard size >= 0 else { throw .negativeSize(NumberStyle().integer(size), at: call.positional[0].range) }
    return try call.filled([size, size], .decimal) { count in
      var values = [Double](repeating: 0, count: count)
      for index in 0..<size { values[index * (size + 1)] = 1 }
      return values
    }
  },
  Function(
    "rango", "rango(n) o rango(desde, hasta)", help: "los enteros seguidos, sin llegar al último",
    example: "rango(5)\nrango(2, 5)", arity: 1...2
  ) { (call, evaluator) throws(Problem) in
    var ends: [Int] = []
    for argument in call.positional {
      // Also where a value is absent, so that what is no number is told.
      guard let numbers = try evaluator.asNumbers(argument.value, for: call.name.value, at: argument.range) else {
        return .unknown
      }
      guard let end = try call.integer(Located(.numbers(numbers), argument.range)) else { return .unknown }
      ends.append(end)
    }
    let lower = ends.count == 2 ? ends[0] : 0
    let upper = max(lower, ends.last ?? 0)
    let (count, overflow) = upper.subtractingReportingOverflow(lower)
    return try call.filled([overflow ? Int.max : count], .integer) { _ in (lower..<upper).map(Double.init) }
  },
  Function(
    "normal", "normal([filas, columnas], media: 0, desviación: 1)",
    help: "números al azar de la campana de Gauss, los mismos en cada ejecución con la misma semilla",
    example: "ruido = normal([2, 3], desviación: 0.1)", arity: 0...1, labels: ["media", "desviación"],
    draws: true
  ) { (call, evaluator) throws(Problem) in
    guard let mean = try call.number("media", default: 0), let deviation = try call.number("desviación", default: 1)
    else { return .unknown }
    return try call.drawn(evaluator) { mean + deviation * $0.normal() }
  },
  Function(
    "uniforme", "uniforme([filas, columnas], desde: 0, hasta: 1)",
    help: "números al azar repartidos por igual entre dos, los mismos en cada ejecución con la misma semilla",
    example: "dados = uniforme(4, desde: -1, hasta: 1)", arity: 0...1, labels: ["desde", "hasta"],
    draws: true
  ) { (call, evaluator) throws(Problem) in
    guard let lower = try call.number("desde", default: 0), let upper = try call.number("hasta", default: 1)
    else { return .unknown }
    return try call.drawn(evaluator) { lower + (upper - lower) * (Double($0.next() >> 11) * 0x1p-53) }
  },
  Function(
    "uno_de", "uno_de(etiquetas, clases: 10)",
    help: "de cada número de clase, una fila de ceros con un uno en su sitio", example: "uno_de([2, 0], clases: 3)",
    labels: ["clases"]
  ) { (call, evaluator) throws(Problem) in
    let labels = try call.numbers(0, evaluator)
    guard labels.kind != .decimal else {
      throw .wrongType(
        expected: "un número de clase, o varios, enteros", found: .numbers(labels), at: call.positional[0].range)
    }
    let largest = labels.values?.max() ?? -1
    let classes = try call.integer("clases") ?? (labels.values == nil ? -1 : Int(min(largest, 1e18)) + 1)
    guard classes >= 0 else {
      if call.labelled["clases"] == nil, labels.values == nil { return .unknown }
      throw .negativeSize(NumberStyle().integer(classes), at: call.labelled["clases"]?.range ?? call.range)
    }
    if let outside = labels.values?.first(where: { $0 < 0 || $0 >= Double(classes) }) {
      throw .outOfRange(
        "etiqueta", expected: "un número de clase de 0 a \(NumberStyle().integer(max(classes - 1, 0)))",
        found: numberText(outside, kind: .integer, style: NumberStyle()), at: call.positional[0].range)
    }
    return try call.filled(labels.shape + [classes], .integer) { count in
      labels.values.map { labels in
        var values = [Double](repeating: 0, count: count)
        for (row, label) in labels.enumerated() { values[row * classes + Int(label)] = 1 }
        return values
      }
    }
  },
]

private func filled(_ name: String, _ value: Double, help: String) -> Function {
  Function(
    name, "\(name)(n) o \(name)([filas, columnas])", help: help, example: "\(name)(3)\n\(name)([2, 2])"
  ) { (call, evaluator) throws(Problem) in
    guard let shape = try call.shape(0, evaluator) else { return .unknown }
    return try call.filled(shape, .decimal) { [Double](repeating: value, count: $0) }
  }
}

extension FunctionCall {
  /// Random numbers of the shape of the first argument; a single one without it.
  fileprivate func drawn(
    _ evaluator: Evaluator, _ next: (inout RandomGenerator) -> Double
  ) throws(Problem) -> Value {
    var shape: [Int] = []
    if !positional.isEmpty {
      guard let wanted = try self.shape(0, evaluator) else { return .unknown }
      shape = wanted
    }
    guard let draws = evaluator.draws else { throw .noDraws(name) }
    return try filled(shape, .decimal) { count in
      // Checking knows no numbers.
      guard !evaluator.scope.isChecking else { return nil }
      var generator = draws.generator()
      return (0..<count).map { _ in next(&generator) }
    }
  }
}

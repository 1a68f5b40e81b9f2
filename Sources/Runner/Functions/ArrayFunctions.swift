import Diagnostics
import Typography

/// Functions that tell of arrays or lay their elements out in another way.
let arrayFunctions: [Function] = [
  Function(
    "forma", "forma(x)", help: "cuántos elementos hay en cada eje", example: "forma([[1, 2, 3], [4, 5, 6]])"
  ) { (call, evaluator) throws(Problem) in
    switch call.positional[0].value {
    case .inputs(let split): return .numbers(Numbers(split.inputsShape))
    case .predictions(let predictions): return .numbers(Numbers([predictions.split.count] + predictions.outputShape))
    case .list(let values): return .numbers(Numbers([values.count]))
    default: return .numbers(Numbers(try call.numbers(0, evaluator).shape))
    }
  },
  Function(
    "tipo", "tipo(x)", help: "si es entero, decimal, booleano, texto, lista o función", example: "tipo(1 / 2)"
  ) { (call, evaluator) throws(Problem) in
    switch call.positional[0].value {
    case .text: return .text("texto")
    case .list: return .text("lista")
    case .function: return .text("función")
    default: return .text(try call.numbers(0, evaluator).kind.word)
    }
  },
  Function(
    "transponer", "transponer(x) o transponer(x, ejes: [1, 0, 2])",
    help: "las filas pasan a ser columnas; con «ejes», el orden que se diga",
    example: "transponer([[1, 2, 3], [4, 5, 6]])", labels: ["ejes"]
  ) { (call, evaluator) throws(Problem) in
    let numbers = try call.numbers(0, evaluator)
    guard let order = call.labelled["ejes"] else { return .numbers(numbers.transposed) }
    guard case .numbers(let axes) = order.value, axes.rank == 1, axes.kind == .integer else {
      throw .wrongType(expected: "una lista de ejes, como [1, 0]", found: order.value, at: order.range)
    }
    guard let values = axes.values else { return .unknown }
    let wanted = values.map { Int(max(min($0, 100), -100)) }.map { $0 < 0 ? $0 + numbers.rank : $0 }
    guard wanted.sorted() == Array(0..<numbers.rank) else {
      throw .outOfRange(
        "ejes", expected: "una lista con cada eje una vez, de 0 a \(max(numbers.rank - 1, 0))",
        found: shapeList(wanted), at: order.range)
    }
    return .numbers(numbers.transposed(wanted))
  },
  Function(
    "reformar", "reformar(x, [filas, columnas])",
    help: "los mismos números, en el mismo orden, con otra forma; el tamaño que se escribe `-1` se calcula",
    example: "reformar(rango(6), [2, -1])", arity: 2...2
  ) { (call, evaluator) throws(Problem) in
    let numbers = try call.numbers(0, evaluator)
    guard let shape = try call.shape(1, evaluator, allowsInferred: true) else { return .unknown }
    return try call.numeric { () throws(NumbersFault) in try numbers.reshaped(shape) }
  },
  Function(
    "concatenar", "concatenar(a, b, …, eje: 0)", help: "pone unos detrás de otros, a lo largo de un eje",
    example: "concatenar([1, 2], [3])", arity: 2...Int.max, labels: ["eje"]
  ) { (call, evaluator) throws(Problem) in
    var parts: [Numbers] = []
    for index in call.positional.indices { parts.append(try call.numbers(index, evaluator)) }
    let axis = try call.integer("eje") ?? 0
    return try call.numeric { () throws(NumbersFault) in try Numbers.concatenated(parts, axis: axis) }
  },
]

extension ElementKind {
  /// What `tipo` says.
  fileprivate var word: String {
    switch self {
    case .boolean: "booleano"
    case .integer: "entero"
    case .decimal: "decimal"
    }
  }
}

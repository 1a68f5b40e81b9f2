import Diagnostics

/// Functions that sum products of elements.
let productFunctions: [Function] = [
  Function(
    "producto", "producto(a, b) o a @ b", help: "el producto de matrices, o el escalar de dos vectores",
    example: "producto([[1, 2], [3, 4]], [1, 1])", arity: 2...2
  ) { (call, evaluator) throws(Problem) in
    var left = try call.numbers(0, evaluator)
    let right = try call.numbers(1, evaluator)
    try evaluator.spend(left.productCount(with: right), dropping: &left, at: call.range)
    return try call.numeric { () throws(NumbersFault) in try left.matrixProduct(right) }
  },
  Function(
    "externo", "externo(a, b)",
    help: "el producto externo de dos vectores: cada elemento de uno por cada uno del otro",
    example: "externo([1, 2], [3, 4, 5])", arity: 2...2
  ) { (call, evaluator) throws(Problem) in
    let left = try call.numbers(0, evaluator)
    let right = try call.numbers(1, evaluator)
    return try call.numeric { () throws(NumbersFault) in
      let column = try left.reshaped(left.shape + right.shape.map { _ in 1 })
      return try column.combined(with: right, kind: left.kind.joined(with: right.kind), *)
    }
  },
  Function(
    "convolución", "convolución(imagen, núcleo)",
    help: "pasa un núcleo por una imagen y suma los productos en cada sitio, como la capa: sin darle la vuelta",
    example: "convolución([[1, 2, 3], [4, 5, 6]], [[1, -1]])", arity: 2...2
  ) { (call, evaluator) throws(Problem) in
    var image = try call.numbers(0, evaluator)
    let kernel = try call.numbers(1, evaluator)
    try evaluator.spend(image.convolutionCount(with: kernel), dropping: &image, at: call.range)
    return try call.numeric { () throws(NumbersFault) in try image.convolved(with: kernel) }
  },
]

import Diagnostics
import Lesson
import Runner
import Typography

extension PythonWriter {
  /// A call of a function of the lesson or of the language.
  mutating func call(_ name: Located<String>, _ arguments: [Argument], _ whole: Expression) -> PythonExpression {
    let isHidden = name.value.hasPrefix(hiddenMark)
    let plain = isHidden ? String(name.value.dropFirst(hiddenMark.count)) : name.value
    if !isHidden, value(plain) != nil || parameters.contains(plain) {
      return PythonExpression("\(identifier(plain))(\(values(of: arguments)))")
    }
    guard let function = LanguageFunction(plain), plain.hasSuffix("′") == false else {
      let name = functionName(Expression(.name(name.value), name.range))
      return PythonExpression("\(name)(\(values(of: arguments)))")
    }
    let positional = arguments.filter { $0.label == nil }.map(\.value)
    var labelled: [String: Expression] = [:]
    for argument in arguments { if let label = argument.label { labelled[folded(label.value)] = argument.value } }
    return call(function, positional, labelled, whole)
  }

  private mutating func call(
    _ function: LanguageFunction, _ arguments: [Expression], _ labelled: [String: Expression], _ whole: Expression
  ) -> PythonExpression {
    switch function {
    case .exp, .log, .sine, .cosine, .squareRoot, .absolute, .tanh, .relu, .leakyReLU, .elu, .gelu, .sigmoid,
      .softplus, .swish, .softmax, .normalDistribution, .type, .indexOfMaximum, .indexOfMinimum, .sum, .mean, .norm,
      .ones, .zeros, .identity, .range, .convolution, .product:
      return plainCall(function, arguments, labelled)
    case .linear, .exact: return expression(arguments[0])
    case .round: return numpy("np.round", arguments, ["decimals": labelled["decimales"]])
    case .maximum, .minimum:
      let isMaximum = function == .maximum
      if arguments.count == 2 { return numpy(isMaximum ? "np.maximum" : "np.minimum", arguments) }
      return numpy(isMaximum ? "np.max" : "np.min", arguments, ["axis": labelled["eje"]])
    case .shape: return shape(arguments[0])
    case .transpose: return numpy("np.transpose", arguments, ["axes": labelled["ejes"]])
    case .reshape: return numpy("np.reshape", arguments)
    case .concatenate:
      let parts = texts(arguments).joined(separator: ", ")
      let axis = labelled["eje"].map { ", axis=\(text($0))" } ?? ""
      return PythonExpression("np.concatenate([\(parts)]\(axis))", needing: .numpy, in: &self)
    case .normal, .uniform: return drawn(function, arguments, labelled)
    case .oneHot:
      let classes = labelled["clases"].map { ", \(text($0))" } ?? ""
      return PythonExpression("\(call(.oneHot))(\(text(arguments[0]))\(classes))")
    case .outer: return numpy("np.multiply.outer", arguments)
    case .derivative: return PythonExpression(functionName(whole), .atom, .other)
    case .repetition:
      let rest = texts(Array(arguments.dropFirst())).joined(separator: ", ")
      let name = functionName(arguments[0])
      return PythonExpression("\(call(.repetition))(\(name), \(rest))")
    }
  }

  /// The arguments of a function that computes with them.
  mutating func values(of arguments: [Argument]) -> String {
    var texts: [String] = []
    for argument in arguments { texts.append(computable(argument.value).text) }
    return texts.joined(separator: ", ")
  }

  /// A call whose arguments are the lesson's, one for one.
  private mutating func plainCall(
    _ function: LanguageFunction, _ arguments: [Expression], _ labelled: [String: Expression]
  ) -> PythonExpression {
    numpy(reference(function), arguments, ["axis": labelled["eje"]])
  }

  private mutating func numpy(
    _ function: String, _ arguments: [Expression], _ labelled: KeyValuePairs<String, Expression?> = [:]
  ) -> PythonExpression {
    if function.hasPrefix("np.") { need(.numpy) }
    var parts = texts(arguments)
    for (name, value) in labelled { if let value { parts.append("\(name)=\(text(value))") } }
    return PythonExpression("\(function)(\(parts.joined(separator: ", ")))")
  }

  /// What names a function of the language by itself.
  mutating func reference(_ function: LanguageFunction) -> String {
    switch function {
    case .exp: "np.exp"
    case .log: "np.log"
    case .sine: "np.sin"
    case .cosine: "np.cos"
    case .squareRoot: "np.sqrt"
    case .absolute: "np.abs"
    case .round: "np.round"
    case .sum: "np.sum"
    case .mean: "np.mean"
    case .maximum: "np.max"
    case .minimum: "np.min"
    case .indexOfMaximum: "np.argmax"
    case .indexOfMinimum: "np.argmin"
    case .norm: "np.linalg.norm"
    case .shape: "np.shape"
    case .transpose: "np.transpose"
    case .reshape: "np.reshape"
    case .concatenate: "np.concatenate"
    case .zeros: "np.zeros"
    case .ones: "np.ones"
    case .identity: "np.eye"
    case .range: "np.arange"
    case .product: "np.dot"
    case .outer: "np.multiply.outer"
    case .tanh: "np.tanh"
    case .normal: "azar.normal"
    case .uniform: "azar.uniform"
    case .type: call(.type)
    case .oneHot: call(.oneHot)
    case .convolution: call(.convolution)
    case .repetition: call(.repetition)
    case .relu: call(.relu)
    case .leakyReLU: call(.leakyReLU)
    case .elu: call(.elu)
    case .gelu: call(.gelu)
    case .sigmoid: call(.sigmoid)
    case .softplus: call(.softplus)
    case .swish: call(.swish)
    case .softmax: call(.softmax)
    case .normalDistribution: call(.normalDistribution)
    case .linear, .exact, .derivative: "np.asarray"
    }
  }

  private mutating func shape(_ argument: Expression) -> PythonExpression {
    if case .list? = known(argument) { return PythonExpression("[len(\(text(argument)))]", .atom, .list) }
    let found = expression(argument)
    let isArray =
      switch known(argument) {
      case .inputs?, .predictions?: true
      // A number of Python has no shape.
      case .numbers(let numbers)?: numbers.rank > 0
      default: false
      }
    if isArray, found.form == .array || found.form == .bytes {
      return PythonExpression("\(found.primary).shape", .atom, .tuple)
    }
    return PythonExpression("np.shape(\(found.text))", needing: .numpy, in: &self).as(.tuple)
  }

  private mutating func drawn(
    _ function: LanguageFunction, _ arguments: [Expression], _ labelled: [String: Expression]
  ) -> PythonExpression {
    let names = function == .normal ? [("media", "0"), ("desviacion", "1")] : [("desde", "0"), ("hasta", "1")]
    var parts: [String] = []
    for (name, usual) in names { parts.append(labelled[name].map { text($0) } ?? usual) }
    parts += texts(arguments)
    need(.numpy)
    return PythonExpression("\(reference(function))(\(parts.joined(separator: ", ")))")
  }
}

extension PythonExpression {
  func `as`(_ form: Form) -> PythonExpression {
    var result = self
    result.form = form
    return result
  }
}

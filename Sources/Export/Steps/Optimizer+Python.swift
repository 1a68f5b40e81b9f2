import Neural

extension Optimizer {
  /// What `compile` takes: the word alone where all is as usual.
  func keras(in writer: inout PythonWriter) -> String {
    let rate = learningRate == .constant(method.usualRate) ? [] : ["learning_rate=\(learningRate.keras(in: &writer))"]
    let clip = clipNorm.map { ["clipnorm=\(pythonNumber($0))"] } ?? []
    var settings: [String] = []
    func set(_ name: String, _ value: Double, usual: Double) {
      if value != usual { settings.append("\(name)=\(pythonNumber(value))") }
    }
    let name: String
    switch method {
    case .sgd(let momentum, let nesterov):
      name = "SGD"
      set("momentum", momentum, usual: 0)
      if nesterov { settings.append("nesterov=True") }
    case .rmsprop(let rho, let momentum, let epsilon):
      name = "RMSprop"
      set("rho", rho, usual: 0.9)
      set("momentum", momentum, usual: 0)
      set("epsilon", epsilon, usual: 1e-7)
    case .adam(let beta1, let beta2, let epsilon):
      name = "Adam"
      set("beta_1", beta1, usual: 0.9)
      set("beta_2", beta2, usual: 0.999)
      set("epsilon", epsilon, usual: 1e-7)
    case .adamW(let beta1, let beta2, let epsilon, let decay):
      name = "AdamW"
      set("weight_decay", decay, usual: 0.004)
      set("beta_1", beta1, usual: 0.9)
      set("beta_2", beta2, usual: 0.999)
      set("epsilon", epsilon, usual: 1e-7)
    }
    return "keras.optimizers.\(name)(\((rate + settings + clip).joined(separator: ", ")))"
  }

  /// The optimizer of a model, and where its rate changes the schedule.
  func pytorch(_ model: String) -> [String] {
    var rate = 1.0
    if case .constant(let constant) = learningRate { rate = constant }
    var arguments = ["\(model).parameters()", "lr=\(pythonNumber(rate))"]
    func number(_ name: String, _ value: Double) { arguments.append("\(name)=\(pythonNumber(value))") }
    let name: String
    switch method {
    case .sgd(let momentum, let nesterov):
      name = "SGD"
      if momentum != 0 { number("momentum", momentum) }
      if nesterov, momentum != 0 { arguments.append("nesterov=True") }
    case .rmsprop(let rho, let momentum, let epsilon):
      name = "RMSprop"
      number("alpha", rho)
      if momentum != 0 { number("momentum", momentum) }
      number("eps", epsilon)
    case .adam(let beta1, let beta2, let epsilon):
      name = "Adam"
      if (beta1, beta2) != (0.9, 0.999) { arguments.append("betas=(\(pythonNumber(beta1)), \(pythonNumber(beta2)))") }
      number("eps", epsilon)
    case .adamW(let beta1, let beta2, let epsilon, let decay):
      name = "AdamW"
      if (beta1, beta2) != (0.9, 0.999) { arguments.append("betas=(\(pythonNumber(beta1)), \(pythonNumber(beta2)))") }
      number("weight_decay", decay)
      number("eps", epsilon)
    }
    let lines = pythonCall("\(model)_optimizador = torch.optim.\(name)", arguments)
    if case .constant = learningRate { return lines }
    return lines
      + pythonCall(
        "\(model)_tasa = torch.optim.lr_scheduler.LambdaLR",
        ["\(model)_optimizador", "lambda paso: \(learningRate.formula("paso"))"])
  }
}

extension OptimizerMethod {
  /// The rate that Keras' optimizer has if none is given.
  fileprivate var usualRate: Double {
    switch self {
    case .sgd: 0.01
    case .rmsprop, .adam, .adamW: 0.001
    }
  }
}

extension LearningRate {
  /// What an optimizer of Keras takes for its rate.
  func keras(in writer: inout PythonWriter) -> String {
    switch self {
    // Keras takes no whole numbers here.
    case .constant(let rate): return pythonDecimal(rate)
    case .steps(let boundaries, let rates):
      let list = rates.map(pythonDecimal).joined(separator: ", ")
      return "keras.optimizers.schedules.PiecewiseConstantDecay(\(pythonList(boundaries)), [\(list)])"
    case .cosine(let rate, let steps, let floor):
      let alpha = floor == 0 ? "" : ", alpha=\(pythonNumber(floor))"
      return "keras.optimizers.schedules.CosineDecay(\(pythonDecimal(rate)), \(steps)\(alpha))"
    case .warmUp(let start, let steps, let next):
      return "\(writer.call(.warmUp))(\(steps), \(pythonDecimal(start)), \(next.keras(in: &writer)))"
    }
  }

  /// The rate after so many steps, as a formula.
  func formula(_ step: String) -> String {
    switch self {
    case .constant(let rate): return pythonNumber(rate)
    case .steps(let boundaries, let rates):
      guard let last = rates.last else { return "0" }
      let parts = zip(boundaries, rates).map { "\(pythonNumber($1)) if \(step) <= \($0) else " }
      return "(\(parts.joined())\(pythonNumber(last)))"
    case .cosine(let rate, let steps, let floor):
      let wave = "0.5 * (1 + np.cos(np.pi * min(\(step) / \(steps), 1)))"
      let share = floor == 0 ? wave : "(\(pythonNumber(1 - floor)) * \(wave) + \(pythonNumber(floor)))"
      return "\(pythonNumber(rate)) * \(share)"
    case .warmUp(let start, let steps, let next):
      let (first, rise) = (pythonNumber(start), "(\(next.formula("0")) - \(pythonNumber(start)))")
      let then = next.formula("(\(step) - \(steps))")
      return "(\(first) + \(rise) * \(step) / \(steps) if \(step) < \(steps) else \(then))"
    }
  }
}

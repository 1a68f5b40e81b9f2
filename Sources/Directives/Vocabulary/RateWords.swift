import Diagnostics
import Lesson
package import Neural
package import Runner

/// Learning rates that change from step to step.
package let rateWords = Vocabulary<LearningRate>(
  family: "las tasas que cambian",
  words: [
    Word(
      "escalones", aliases: ["PiecewiseConstantDecay", "StepLR", "MultiStepLR"],
      usage: "escalones([0.01, 0.001], pasos: [2000])",
      help: "varias tasas, una tras otra: cada una hasta un paso del entrenamiento, y la última después",
      parameters: [
        OptionSpecification("tasas", "las tasas, en su orden", isRequired: true),
        OptionSpecification("pasos", "en qué paso acaba cada una, menos la última", isRequired: true),
      ]
    ) { call, reader in
      steps(call, &reader)
    },
    Word(
      "coseno", aliases: ["CosineDecay", "CosineAnnealingLR"], usage: "coseno(0.001, pasos: 9375)",
      help: "baja suavemente desde una tasa hasta una parte de ella",
      parameters: [
        OptionSpecification("tasa", "con la que empieza", isRequired: true),
        OptionSpecification("pasos", "en cuántos pasos baja", isRequired: true),
        OptionSpecification("mínimo", "en qué parte de la tasa acaba, de 0 a 1; `0` si no se dice"),
      ]
    ) { call, reader in
      let rate = call.rate("tasa", &reader)
      let steps = call.integer("pasos", in: 1...maximumSteps, usage: "coseno(0.001, pasos: 9375)", &reader)
      let floor = call.number(
        "mínimo", default: 0, where: { $0 >= 0 && $0 <= 1 }, expected: "una parte de la tasa, de 0 a 1", &reader)
      guard let rate, let steps, let floor else { return nil }
      return .cosine(rate: rate, steps: steps, floor: floor)
    },
    Word(
      "calentamiento", aliases: ["warmup", "LinearLR"], usage: "calentamiento(500, luego: 0.001)",
      help: "sube en línea recta durante unos pasos, y luego sigue con otra tasa",
      parameters: [
        OptionSpecification("pasos", "cuántos pasos sube", isRequired: true),
        OptionSpecification("luego", "la tasa con la que sigue, un número u otra tasa que cambia", isRequired: true),
        OptionSpecification("desde", "con qué tasa empieza; `0` si no se dice"),
      ]
    ) { call, reader in
      let usage = "calentamiento(500, luego: 0.001)"
      let steps = call.integer("pasos", in: 1...maximumSteps, usage: usage, &reader)
      let start = call.number(
        "desde", default: 0, where: { $0 >= 0 && $0 <= 1e6 }, expected: "un número desde 0", &reader)
      guard call.arguments["luego"] != nil else {
        reader.note(.wrongArguments(call.word, "necesita «luego»", usage: usage))
        return nil
      }
      let next = call.learningRate("luego", default: 0, &reader)
      guard let steps, let start, let next else { return nil }
      return .warmUp(from: start, steps: steps, then: next)
    },
  ])

private let maximumSteps = 1_000_000_000

/// `escalones`: one rate more than steps, which ascend.
private func steps(_ call: Call, _ reader: inout DirectiveReader) -> LearningRate? {
  let usage = "escalones([0.01, 0.001], pasos: [2000])"
  guard let ratesPlace = call.arguments["tasas"], let stepsPlace = call.arguments["pasos"] else {
    reader.note(.wrongArguments(call.word, "necesita «tasas» y «pasos»", usage: usage))
    return nil
  }
  guard let rates = reader.vector(ratesPlace, "tasas"), let boundaries = reader.vector(stepsPlace, "pasos") else {
    return nil
  }
  guard rates.allSatisfy({ $0 > 0 && $0 <= 1e6 }) else {
    reader.note(
      .outOfRange(
        "tasas", expected: "una lista de números mayores que 0", found: reader.source.text(ratesPlace.range),
        at: ratesPlace.range))
    return nil
  }
  let ascends = zip(boundaries, boundaries.dropFirst()).allSatisfy { $0 < $1 }
  guard ascends, boundaries.allSatisfy({ $0 >= 1 && $0 <= Double(maximumSteps) && $0 == $0.rounded() }) else {
    reader.note(
      .outOfRange(
        "pasos", expected: "una lista de enteros que crece", found: reader.source.text(stepsPlace.range),
        at: stepsPlace.range))
    return nil
  }
  guard rates.count == boundaries.count + 1 else {
    reader.note(
      .wrongCount(
        "tasas", expected: "una lista con un número más que «pasos», aquí \(boundaries.count + 1)", found: rates.count,
        at: ratesPlace.range))
    return nil
  }
  return .steps(boundaries: boundaries.map { Int($0) }, rates: rates)
}

extension Call {
  /// A rate that is one number or one of the words for those that change; nil is told.
  func learningRate(_ name: String, default fallback: Double, _ reader: inout DirectiveReader) -> LearningRate? {
    if let expression = arguments[name], let word = expression.word, rateWords.knows(word), reader.scope[word] == nil {
      return rateWords.read(expression, &reader)
    }
    return number(
      name, default: fallback, where: { $0 > 0 && $0 <= 1e6 }, expected: "un número mayor que 0", &reader
    ).map { .constant($0) }
  }

  /// A rate that must be given and is one number; nil is told.
  fileprivate func rate(_ name: String, _ reader: inout DirectiveReader) -> Double? {
    guard arguments[name] != nil else {
      reader.note(.wrongArguments(word, "necesita «\(name)»", usage: "coseno(0.001, pasos: 9375)"))
      return nil
    }
    return number(name, default: 0, where: { $0 > 0 && $0 <= 1e6 }, expected: "un número mayor que 0", &reader)
  }
}

extension Expression {
  /// The name that it is or calls.
  fileprivate var word: String? {
    switch kind {
    case .name(let name): name
    case .call(let callee, _): callee.value
    default: nil
    }
  }
}

extension LearningRate {
  /// The rate as a lesson writes it.
  var spanish: String {
    switch self {
    case .constant(let rate): return literal(rate)
    case .steps(let boundaries, let rates):
      let rates = rates.map(literal).joined(separator: ", ")
      return "escalones([\(rates)], pasos: \(shapeList(boundaries)))"
    case .cosine(let rate, let steps, let floor):
      return "coseno(\(literal(rate)), pasos: \(steps), mínimo: \(literal(floor)))"
    case .warmUp(let start, let steps, let next):
      return "calentamiento(\(steps), luego: \(next.spanish), desde: \(literal(start)))"
    }
  }
}

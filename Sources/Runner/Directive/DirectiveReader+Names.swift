import Datasets
package import Diagnostics
package import Lesson
package import Neural
import Typography

extension DirectiveReader {
  /// The model that the directive's first option names; nil (and told, unless its maker failed) where there is none.
  package mutating func model(_ option: String, example: String) -> (name: Located<String>, model: ModelValue)? {
    guard let name = name(option, missing: "el modelo", expected: "el nombre de un modelo", example: example),
      let expression = expression(option), let value = value(of: expression)
    else { return nil }
    if value.isUnknown { return nil }
    guard case .model(let model) = value else {
      note(.wrongType(expected: "un modelo", found: value, at: expression.range))
      return nil
    }
    return (name, model)
  }

  /// The word that is all of an option, as a rule the fence's first; nil, and told, where there is none.
  package mutating func name(
    _ option: String, missing: String, expected: String, example: String
  ) -> Located<String>? {
    guard let expression = expression(option) else {
      // A directive's only option may stand there under a name that has been told.
      let isTold = specification.options.isEmpty && problems.contains { $0.code == .unknownOption }
      if !isGiven(option), block.reference == nil, !isTold {
        note(.missingReference(missing, of: specification.name, example: example, at: block.headerRange))
      }
      return nil
    }
    guard case .name(let name) = expression.kind else {
      note(.notText(expected: expected, found: "otra expresión", at: expression.range))
      return nil
    }
    return Located(name, expression.range)
  }

  /// Examples that fit a model's input and labels that fit its output; a whole dataset is told to pick a part.
  package mutating func split(_ option: String) -> (expression: Expression, split: SplitValue)? {
    guard let expression = expression(option), let value = value(of: expression) else { return nil }
    return split(value, of: expression)
  }

  package mutating func split(_ value: Value, of expression: Expression) -> (expression: Expression, split: SplitValue)?
  {
    if value.isUnknown { return nil }
    guard case .split(let split) = value else {
      var note: String?
      if case .dataset = value {
        let text = source.text(expression.range)
        note = "elige una parte: \(text).entrenamiento o \(text).prueba"
      }
      self.note(
        .wrongType(expected: "una parte de un conjunto de datos", found: value, at: expression.range, note: note))
      return nil
    }
    guard split.count > 0 else {
      self.note(
        Problem(
          .outOfRange, "«\(source.text(expression.range))» no tiene ningún ejemplo", at: expression.range,
          label: split.part == .test && split.facts.testCount == 0
            ? "aparta una con «prueba: 0.2» en {datos}" : "elige otro corte"))
      return nil
    }
    return (expression, split)
  }

  /// Tells where inputs do not fit a model, and with a loss where targets do not; true where all does.
  package mutating func fits(
    _ split: SplitValue, _ model: ModelValue, comparedBy loss: Loss?, at range: SourceRange, modelName: Located<String>
  ) -> Bool {
    let related =
      scope[modelName.value].map { [RelatedPlace("el modelo «\(modelName.value)» se define aquí", at: $0.range)] } ?? []
    guard split.facts.inputShape == model.inputShape else {
      note(
        Problem(
          .shapesDoNotFit,
          "el modelo espera entradas de \(shapeText(model.inputShape)) y los datos son de "
            + shapeText(split.facts.inputShape),
          at: range, notes: ["pon «entrada: \(shapeList(split.facts.inputShape))» en el modelo"], related: related))
      return false
    }
    guard let loss, var problem = targetsProblem(split.facts, model.outputShape, loss, at: range) else { return true }
    problem.related = related
    note(problem)
    return false
  }

  /// What keeps a loss from comparing a model's outputs with these targets.
  private func targetsProblem(_ facts: DatasetFacts, _ output: [Int], _ loss: Loss, at range: SourceRange) -> Problem? {
    guard output.count == 1 else {
      return Problem(
        .labelsOutOfRange, "los datos se comparan con una fila de números y la última capa tiene una salida de "
          + shapeText(output), at: range, notes: ["termina el modelo con «aplanar» y «densa»"])
    }
    let found = "la última capa tiene \(counted(output[0], "salida", "salidas"))"
    switch facts.targets {
    case .values(let names):
      guard names.count != output[0] else { return nil }
      return Problem(
        .labelsOutOfRange,
        "la respuesta de cada ejemplo \(names.count == 1 ? "es un número" : "son \(names.count) números") y \(found)",
        at: range, label: "\(names.count == 1 ? "hace" : "hacen") falta \(counted(names.count, "salida", "salidas"))")
    case .classes(let names):
      let isBinary = output[0] == 1 && names.count == 2 && loss.classes(outputs: 1) == 2
      if output[0] >= names.count || isBinary || output[0] == 1 && !loss.hasAccuracy { return nil }
      let ending =
        loss.classes(outputs: 1) == 2 && names.count == 2
        ? "densa(1, activación: sigmoide)" : "densa(\(names.count), activación: softmax)"
      return Problem(
        .labelsOutOfRange, "las etiquetas van de 0 a \(names.count - 1) y \(found)", at: range,
        label: "hacen falta \(names.count) salidas",
        notes: ["«\(facts.name)» tiene \(names.count) clases: termina el modelo con \(ending)"])
    }
  }
}

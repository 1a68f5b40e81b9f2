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
          at: range, notes: split.facts.inputNotes, related: related))
      return false
    }
    guard let loss, var problem = targetsProblem(split, model.outputShape, loss, at: range) else { return true }
    problem.related = related
    note(problem)
    return false
  }

  /// What keeps a loss from comparing a model's outputs with these targets.
  private func targetsProblem(_ split: SplitValue, _ output: [Int], _ loss: Loss, at range: SourceRange) -> Problem? {
    guard output.count == 1 else {
      return Problem(
        .labelsOutOfRange, "los datos se comparan con una fila de números y la última capa tiene una salida de "
          + shapeText(output), at: range, notes: ["termina el modelo con «aplanar» y «densa»"])
    }
    switch split.facts.targets {
    case .values(let names): return valuesProblem(split, names.count, outputs: output[0], loss, at: range)
    case .classes(let names): return classesProblem(split.facts, names, outputs: output[0], loss, at: range)
    }
  }

  /// Numbers to predict, `count` for each example.
  private func valuesProblem(
    _ split: SplitValue, _ count: Int, outputs: Int, _ loss: Loss, at range: SourceRange
  ) -> Problem? {
    guard count != outputs else {
      guard case .binaryCrossEntropy = loss, let numbers = split.facts.targetNumbers,
        numbers.surelyLeaveUnitInterval(split.count * count)
      else { return nil }
      return .notProbabilities(numbers, of: split.facts, at: range)
    }
    // A loss of one class among several takes no single output: asking for it would lead round in a circle.
    let choosesClass = count == 1 && loss.classes(outputs: 2) == 2
    return Problem(
      .labelsOutOfRange,
      "la respuesta de cada ejemplo \(count == 1 ? "es un número" : "son \(count) números") y \(found(outputs))",
      at: range,
      label: choosesClass
        ? "la pérdida elige entre clases"
        : "\(count == 1 ? "hace" : "hacen") falta \(counted(count, "salida", "salidas"))",
      notes: split.facts.classesNotes(ofPart: source.text(range))
        + (choosesClass ? ["para predecir números, compila con «error_cuadrático» y termina con densa(1)"] : []))
  }

  private func classesProblem(
    _ facts: DatasetFacts, _ names: [String], outputs: Int, _ loss: Loss, at range: SourceRange
  ) -> Problem? {
    let isBinary = outputs == 1 && names.count == 2 && loss.classes(outputs: 1) == 2
    if outputs >= names.count || isBinary || outputs == 1 && !loss.hasAccuracy { return nil }
    let ending =
      loss.classes(outputs: 1) == 2 && names.count == 2
      ? "densa(1, activación: sigmoide)" : "densa(\(names.count), activación: softmax)"
    var notes = ["«\(facts.name)» tiene \(names.count) clases: termina el modelo con \(ending)"]
    if let column = facts.targetWords, let example = column.numberLike {
      notes = [column.note, WordColumn.numberNote(example), "si son clases, termina el modelo con \(ending)"]
    }
    return Problem(
      .labelsOutOfRange, "las etiquetas van de 0 a \(names.count - 1) y \(found(outputs))", at: range,
      label: "hacen falta \(names.count) salidas", notes: notes)
  }

  private func found(_ outputs: Int) -> String {
    "la última capa tiene \(counted(outputs, "salida", "salidas"))"
  }
}

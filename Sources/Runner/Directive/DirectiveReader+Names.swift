import Datasets
package import Diagnostics
package import Lesson
import Typography

extension DirectiveReader {
  /// The model that the directive's first option names; nil (and told, unless its maker failed) where there is none.
  package mutating func model(_ option: String, example: String) -> (name: Located<String>, model: ModelValue)? {
    guard let expression = expression(option) else {
      if !isGiven(option), block.reference == nil {
        note(.missingReference("el modelo", of: specification.name, example: example, at: block.headerRange))
      }
      return nil
    }
    guard case .name(let name) = expression.kind else {
      note(.notText(expected: "el nombre de un modelo", found: "otra expresión", at: expression.range))
      return nil
    }
    guard let value = value(of: expression) else { return nil }
    if value.isUnknown { return nil }
    guard case .model(let model) = value else {
      note(.wrongType(expected: "un modelo", found: value, at: expression.range))
      return nil
    }
    return (Located(name, expression.range), model)
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
          label: "elige otro corte"))
      return nil
    }
    return (expression, split)
  }

  /// Tells where inputs or labels do not fit a model; true where they do.
  package mutating func fits(
    _ split: SplitValue, _ model: ModelValue, at range: SourceRange, modelName: Located<String>
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
    let classes = split.facts.classNames.count
    guard model.outputShape.count == 1, let outputs = model.outputShape.first, outputs >= classes else {
      let found =
        model.outputShape.count == 1
        ? counted(model.outputShape[0], "salida", "salidas") : "una salida de \(shapeText(model.outputShape))"
      note(
        Problem(
          .labelsOutOfRange,
          "las etiquetas van de 0 a \(classes - 1) y la última capa tiene \(found)", at: range,
          label: "hacen falta \(classes) salidas",
          notes: [
            "«\(split.facts.name)» tiene \(classes) clases: "
              + "termina el modelo con densa(\(classes), activación: softmax)"
          ],
          related: related))
      return false
    }
    return true
  }
}

import Datasets
import Diagnostics
import Lesson
import Neural
import Runner
import Typography

extension PythonWriter {
  /// What an expression is without computing: names, fields and parts of lists. Nil where it is not known so.
  func known(_ expression: Expression) -> Value? {
    switch expression.kind {
    case .name(let name): return value(name)
    case .member(let owner, let name): return known(owner)?.member(name.value)
    case .index(let owner, let items):
      guard let value = known(owner) else { return nil }
      switch (value, items.first) {
      case (.list(let values), .at(let place)?):
        guard let index = place.integer.map({ $0 < 0 ? $0 + values.count : $0 }) else { return values.first }
        return values.indices.contains(index) ? values[index] : nil
      case (.split, .slice?), (.split, .at?), (.inputs, .slice?): return value
      case (.numbers(let numbers), .at?) where numbers.rank == items.count:
        return items.allSatisfy { if case .at = $0 { true } else { false } }
          ? .numbers(Numbers(shape: [], kind: numbers.kind, values: nil)) : nil
      default: return nil
      }
    default: return nil
    }
  }

  /// A field of a value, by what the value is.
  mutating func member(_ name: String, of owner: Expression) -> PythonExpression {
    let field = folded(name)
    switch known(owner) {
    case .dataset(let dataset)?: return member(field, ofDataset: owner, dataset)
    case .split?: return member(field, ofSplit: owner)
    case .model(let model)?: return member(field, of: model, owner)
    case .history?: return member(field, ofHistory: text(owner))
    case .evaluation(let evaluation)?: return member(field, of: evaluation, owner)
    case .predictions(let predictions)?: return member(field, of: predictions, owner)
    case .layer(let layer)?: return member(field, of: layer, text(owner))
    default: return PythonExpression("\(expression(owner).primary).\(identifier(name))")
    }
  }

  // MARK: Data

  /// The arrays of a dataset; nil for what is none.
  mutating func dataset(_ expression: Expression) -> LessonMemory.Dataset? {
    guard case .name(let name) = expression.kind else { return nil }
    noteUse(of: name)
    return memory.datasets[name]
  }

  /// The arrays of a part of a dataset; nil for what is none.
  mutating func split(_ expression: Expression) -> LessonMemory.Split? {
    switch expression.kind {
    case .name(let name):
      noteUse(of: name)
      return memory.splits[name]
    case .member(let owner, let name):
      guard let dataset = dataset(owner) else { return nil }
      switch folded(name.value) {
      case "entrenamiento": return dataset.training
      case "prueba": return dataset.test
      default: return nil
      }
    case .index(let owner, let items):
      guard items.count == 1, case .split? = known(owner), let whole = split(owner) else { return nil }
      let part: String
      switch items[0] {
      case .slice: part = self.part(items[0])
      case .at(let place):
        let start = text(place)
        part = place.integer.map { $0 == -1 ? "-1:" : "\($0):\($0 + 1)" } ?? "\(start):\(start) + 1"
      }
      return LessonMemory.Split(
        inputs: "\(whole.inputs)[\(part)]", labels: "\(whole.labels)[\(part)]", classes: whole.classes)
    default: return nil
    }
  }

  private mutating func member(
    _ field: String, ofDataset owner: Expression, _ value: DatasetValue
  ) -> PythonExpression {
    guard let dataset = dataset(owner) else { return PythonExpression(text(owner), .atom, .other) }
    switch field {
    case "clases", "valores": return PythonExpression(dataset.classes, .atom, .other)
    case "columnas": return PythonExpression(dataset.columns, .atom, .other)
    case "forma": return PythonExpression("\(dataset.training.inputs).shape[1:]", .atom, .tuple)
    case "prueba": return PythonExpression(dataset.test.inputs, .atom, .other)
    default: return PythonExpression(dataset.training.inputs, .atom, .other)
    }
  }

  private mutating func member(_ field: String, ofSplit owner: Expression) -> PythonExpression {
    guard let split = split(owner) else { return PythonExpression(text(owner), .atom, .other) }
    switch field {
    case "etiquetas": return PythonExpression(split.labels)
    case "cantidad": return PythonExpression("len(\(split.inputs))")
    default:
      let isBytes = known(Expression(.member(owner, Located("entradas", owner.range)), owner.range))?.isBytes == true
      return PythonExpression(split.inputs, .atom, isBytes ? .bytes : .array)
    }
  }

  /// One of the sizes of a shape, `forma(clases)[0]` or `datos.forma[1]`, said shortly; nil for anything else.
  mutating func size(_ owner: Expression, _ items: [IndexItem]) -> String? {
    guard items.count == 1, case .at(let place) = items[0], let index = place.integer, index >= 0 else { return nil }
    switch owner.kind {
    case .call(let name, let arguments) where LanguageFunction(name.value) == .shape && value(name.value) == nil:
      guard case .list? = known(arguments[0].value), index == 0 else { return nil }
      return "len(\(text(arguments[0].value)))"
    case .member(let data, let name) where folded(name.value) == "forma":
      guard let dataset = dataset(data) else { return nil }
      return "\(dataset.training.inputs).shape[\(index + 1)]"
    default: return nil
    }
  }

  // MARK: Results

  private func member(_ field: String, ofHistory history: String) -> PythonExpression {
    let series = framework == .keras ? "\(history).history" : history
    func key(_ name: String) -> String { "\(series)[\(pythonString(framework.key(name)))]" }
    switch field {
    case "perdida": return PythonExpression(key("loss"), .atom, .list)
    case "exactitud": return PythonExpression(key("accuracy"), .atom, .list)
    case "val_perdida": return PythonExpression(key("val_loss"), .atom, .list)
    case "val_exactitud": return PythonExpression(key("val_accuracy"), .atom, .list)
    case "epocas": return PythonExpression("len(\(key("loss")))")
    default:
      let watched = "\(series).get(\(pythonString(framework.key("val_loss"))), \(key("loss")))"
      return PythonExpression("np.argmin(\(watched)) + 1", .sum)
    }
  }

  private mutating func member(
    _ field: String, of value: EvaluationValue, _ owner: Expression
  ) -> PythonExpression {
    let name = text(owner)
    switch field {
    case "perdida": return PythonExpression("\(name)[\(pythonString(framework.key("loss")))]")
    case "exactitud": return PythonExpression("\(name)[\(pythonString(framework.key("accuracy")))]")
    case "cantidad": return PythonExpression(String(value.split.count))
    case "confusion", "exhaustividad", "precision", "f1":
      if case .name(let id) = owner.kind { memory.confused.insert(id) }
      let confusion = name + "_confusión"
      switch field {
      case "exhaustividad": return PythonExpression("\(call(.recall))(\(confusion))")
      case "precision": return PythonExpression("\(call(.precision))(\(confusion))")
      case "f1": return PythonExpression("\(call(.f1))(\(confusion))")
      default: return PythonExpression(confusion)
      }
    default:
      let metric = value.compilation.metrics.first { folded($0.key) == field }
      return PythonExpression("\(name)[\(pythonString(metric?.key ?? field))]")
    }
  }

  private mutating func member(
    _ field: String, of value: PredictionsValue, _ owner: Expression
  ) -> PythonExpression {
    let name = text(owner)
    var origin: LessonMemory.Split?
    if case .name(let id) = owner.kind { origin = memory.origins[id] }
    let labels = origin?.labels ?? ""
    switch field {
    case "etiquetas": return PythonExpression(labels)
    case "cantidad": return PythonExpression("len(\(name))")
    case "aciertos", "fallos":
      need(.numpy)
      return PythonExpression(
        "np.flatnonzero(\(classes(name, value)) \(field == "fallos" ? "!=" : "==") \(labels))")
    default: return PythonExpression(classes(name, value))
    }
  }

  /// The class that each row of outputs says.
  func classes(_ name: String, _ value: PredictionsValue) -> String {
    value.outputs > 1
      ? "\(name).argmax(axis=1)" : "(\(name)[:, 0] > \(pythonNumber(value.threshold))).astype(int)"
  }
}

extension Expression {
  /// The whole number that it is as written.
  var integer: Int? {
    switch kind {
    case .number(let literal): literal.integer
    case .negated(let operand): operand.integer.map { -$0 }
    default: nil
    }
  }
}

extension Framework {
  /// What a result is called: in Keras its own names, in our helpers for PyTorch those of the lesson.
  func key(_ name: String) -> String {
    guard self == .pytorch else { return name }
    return name.replacing("loss", with: "pérdida").replacing("accuracy", with: "exactitud")
  }
}

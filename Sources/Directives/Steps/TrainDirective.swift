package import Diagnostics
package import Lesson
import Neural
package import Runner
import Typography

/// `entrenar`: fits a model to examples, as Keras' `fit`.
package struct TrainDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "entrenar", summary: "ajusta los pesos de un modelo a unos datos", aliases: ["train", "fit"],
    reference: OptionSpecification("modelo", "el modelo"),
    options: [
      OptionSpecification(
        "datos", "la parte con la que se entrena: moda.entrenamiento", isRequired: true, aliases: ["data", "x"]),
      OptionSpecification(
        "épocas", "cuántas veces se recorren los datos; 1 si no se dice", aliases: ["epochs", "epoch"]),
      OptionSpecification(
        "lote", "cuántos ejemplos se miran antes de cada corrección; 32 si no se dice",
        aliases: ["batch", "batch_size"]),
      OptionSpecification("barajar", "si cada época los recorre en otro orden; sí si no se dice", aliases: ["shuffle"]),
      OptionSpecification(
        "validación", "una parte que se mide tras cada época, o qué fracción apartar: 0.1",
        aliases: ["validation", "validation_split", "validation_data"]),
    ])

  /// Where the examples to measure after each epoch come from.
  enum Validation: Sendable {
    case none
    case share(Double)
    case split(Expression)
  }

  let model: String
  let data: Expression
  let epochs: Int
  let batchSize: Int
  let shuffles: Bool
  let validation: Validation

  package init?(_ reader: inout DirectiveReader) {
    let named = reader.model("modelo", example: "{entrenar red}")
    let data = reader.split("datos")
    let epochs = reader.integer("épocas", default: 1, in: 1...100_000)
    let batchSize = reader.integer("lote", default: 32, in: 1...1_000_000)
    let shuffles = reader.flag("barajar", default: true)
    let validation = Self.validation(&reader, named: named, count: data?.split.count)
    // Also where an option is wrong, so that the steps below are checked too.
    if named != nil, let epochs, reader.block.id != nil {
      reader.bind(.history(HistoryValue(epochs: epochs, hasValidation: reader.isGiven("validación"))))
    }
    guard let (name, model) = named, let data else { return nil }
    guard model.compilation != nil else {
      reader.note(.notCompiled(at: name.range))
      return nil
    }
    guard reader.fits(data.split, model, at: data.expression.range, modelName: name) else { return nil }
    guard let epochs, let batchSize, let shuffles, let validation else { return nil }
    self.model = name.value
    self.data = data.expression
    self.epochs = epochs
    self.batchSize = batchSize
    self.shuffles = shuffles
    self.validation = validation
  }

  private var hasValidation: Bool {
    if case .none = validation { false } else { true }
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    guard case .split(let split) = try session.value(of: data), let all = split.examples else {
      throw .notRun(at: data.range)
    }
    guard case .model? = session.scope[model]?.value else { throw .notRun(at: session.block.headerRange) }
    var examples = all
    var measured: Examples?
    switch validation {
    case .none: break
    case .share(let share):
      // The last examples, before any shuffle, as Keras does.
      let kept = all.count - Self.measuredCount(of: all.count, share: share)
      (examples, measured) = (all[0..<kept], all[kept..<all.count])
    case .split(let expression):
      guard case .split(let split) = try session.value(of: expression) else { throw .notRun(at: expression.range) }
      measured = split.examples
    }
    let options = FitOptions(
      epochs: epochs, batchSize: batchSize, shuffles: shuffles, validation: measured, threads: session.threads,
      stream: session.stream())
    let reports = try fit(examples, options, &session)
    session.bind(.history(HistoryValue(epochs: epochs, hasValidation: hasValidation, reports: reports)))
    return [.table(table(reports))]
  }

  private func fit(_ examples: Examples, _ options: FitOptions, _ session: inout Session) throws(Problem)
    -> [EpochReport]
  {
    let place = session.block.headerRange
    let (report, label, epochs) = (session.report, session.label, epochs)
    guard var value = session.scope.take(model: model), var network = value.network.take() else {
      throw .notRun(at: place)
    }
    let reports: [EpochReport]
    do throws(TrainingError) {
      reports = try network.fit(examples, options: options) { progress in
        report(.training(label: label, progress, epochs: epochs))
        return .proceed
      }
    } catch {
      throw .training(error, at: place)
    }
    value.network = network
    value.trainings += 1
    session.scope.put(value, under: model)
    return reports
  }

  /// How many examples are set apart: at least one.
  private static func measuredCount(of count: Int, share: Double) -> Int { max(1, Int(Double(count) * share)) }

  private func table(_ reports: [EpochReport]) -> Table {
    var columns: [Table.Column] = [
      .init(key: "época", title: "Época"), .init(key: "pérdida", title: "Pérdida"),
      .init(key: "exactitud", title: "Exactitud"),
    ]
    if hasValidation {
      columns += [
        .init(key: "val_pérdida", title: "Pérdida de validación"),
        .init(key: "val_exactitud", title: "Exactitud de validación"),
      ]
    }
    let rows = reports.map { report -> [Cell] in
      var row: [Cell] = [
        .integer(report.epoch), .decimal(report.loss, digits: 4), .decimal(report.accuracy, digits: 4),
      ]
      if hasValidation {
        row += [report.validationLoss, report.validationAccuracy].map { $0.map { .decimal($0, digits: 4) } ?? .missing }
      }
      return row
    }
    return Table(columns: columns, rows: rows)
  }

  private static func validation(
    _ reader: inout DirectiveReader, named: (name: Located<String>, model: ModelValue)?, count: Int?
  ) -> Validation? {
    guard reader.isGiven("validación") else { return Validation.none }
    guard let expression = reader.expression("validación"), let value = reader.value(of: expression) else { return nil }
    if case .numbers(let numbers) = value, numbers.isScalar {
      guard let share = numbers.scalar else {
        reader.note(.notKnownYet("validación", at: expression.range))
        return nil
      }
      guard share > 0, share < 1 else {
        reader.note(
          .outOfRange(
            "validación", expected: "una fracción mayor que 0 y menor que 1, o una parte de los datos",
            found: reader.source.text(expression.range), at: expression.range))
        return nil
      }
      if let count, Self.measuredCount(of: count, share: share) >= count {
        reader.note(
          Problem(
            .outOfRange, "«validación» no deja ningún ejemplo para entrenar", at: expression.range,
            label: "hay \(counted(count, "ejemplo", "ejemplos"))"))
        return nil
      }
      return .share(share)
    }
    guard let (_, split) = reader.split(value, of: expression) else { return nil }
    if let named, !reader.fits(split, named.model, at: expression.range, modelName: named.name) { return nil }
    return .split(expression)
  }
}

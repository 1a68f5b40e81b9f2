import Datasets
package import Diagnostics
package import Lesson
package import Neural
package import Runner
import Typography

/// `entrenar`: fits a model to examples, as Keras' `fit`.
package struct TrainDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "entrenar", summary: "ajusta los pesos de un modelo a unos datos", aliases: ["train", "fit"],
    reference: OptionSpecification("modelo", "el modelo, por su `#nombre`", isRequired: true),
    options: [
      OptionSpecification(
        "datos", "la parte con la que se entrena: `moda.entrenamiento`", isRequired: true, aliases: ["data", "x"]),
      OptionSpecification(
        "épocas", "cuántas veces se recorren los datos; `1` si no se dice", aliases: ["epochs", "epoch"],
        usual: "1"),
      OptionSpecification(
        "lote", "cuántos ejemplos se miran antes de cada corrección; `32` si no se dice",
        aliases: ["batch", "batch_size"], usual: "32"),
      OptionSpecification(
        "barajar", "si cada época los recorre en otro orden; `sí` si no se dice", aliases: ["shuffle"],
        usual: "sí"),
      OptionSpecification(
        "validación", "una parte que se mide tras cada época, o qué fracción apartar: `0.1`",
        aliases: ["validation", "validation_split", "validation_data"]),
      OptionSpecification(
        "detención", "cuándo parar antes: `detención(paciencia: 3, vigilar: val_pérdida)`",
        aliases: ["early_stopping", "callbacks"]),
      OptionSpecification(
        "pesos_por_clase", "cuánto cuenta cada clase al entrenar: `[1, 1, 2]`", aliases: ["class_weight"]),
    ])

  /// Where the examples to measure after each epoch come from.
  package enum Validation: Sendable {
    case none
    case share(Double)
    case split(Expression)
  }

  package let model: String
  package let data: Expression
  package let epochs: Int
  package let batchSize: Int
  package let shuffles: Bool
  package let validation: Validation
  package let earlyStopping: EarlyStopping?
  package let classWeights: [Double]
  let hasAccuracy: Bool

  package init?(_ reader: inout DirectiveReader) {
    let named = reader.model("modelo", example: "{entrenar red}")
    let data = reader.split("datos")
    let epochs = reader.integer("épocas", default: 1, in: 1...100_000)
    let batchSize = reader.integer("lote", default: 32, in: 1...1_000_000)
    let shuffles = reader.flag("barajar", default: true)
    let validation = Self.validation(&reader, named: named, count: data?.split.count)
    let loss = named?.model.compilation?.loss
    let stopping = Self.earlyStopping(&reader, loss: loss)
    let classWeights = Self.classWeights(&reader, facts: data?.split.facts)
    // Also where an option is wrong, so that the steps below are checked too.
    if named != nil, let epochs, reader.block.id != nil {
      reader.bind(
        .history(
          HistoryValue(
            epochs: epochs, hasAccuracy: loss?.hasAccuracy ?? true, hasValidation: reader.isGiven("validación"),
            earlyStopping: stopping ?? nil)))
    }
    guard let (name, model) = named, let data else { return nil }
    guard let loss else {
      reader.note(.notCompiled(at: name.range))
      return nil
    }
    guard reader.fits(data.split, model, comparedBy: loss, at: data.expression.range, modelName: name) else {
      return nil
    }
    if var trained = reader.scope.take(model: name.value) {
      trained.learnedStandardized = data.split.facts.isStandardized
      reader.scope.put(trained, under: name.value)
    }
    guard let epochs, let batchSize, let shuffles, let validation, let stopping, let classWeights else { return nil }
    self.model = name.value
    self.data = data.expression
    self.epochs = epochs
    self.batchSize = batchSize
    self.shuffles = shuffles
    self.validation = validation
    earlyStopping = stopping
    self.classWeights = classWeights
    hasAccuracy = loss.hasAccuracy
  }

  private var hasValidation: Bool {
    if case .none = validation { false } else { true }
  }

  package static let resumableOption: String? = "épocas"

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    guard case .split(let split) = try session.value(of: data), let all = split.examples else {
      throw .notRun(at: data.range)
    }
    guard case .model? = session.scope[model]?.value else { throw .notRun(at: session.block.headerRange) }
    let original = session.scope.original(of: model)
    var examples = all
    var measured: Examples?
    switch validation {
    case .none: break
    case .share(let share):
      // The last examples, before any shuffle, as Keras does.
      let kept = Self.keptCount(of: all.count, share: share)
      (examples, measured) = (all[0..<kept], all[kept..<all.count])
    case .split(let expression):
      guard case .split(let split) = try session.value(of: expression) else { throw .notRun(at: expression.range) }
      measured = split.examples
    }
    let start = session.trainings?.start(of: epochs)
    session.resumedEpochs = start?.reports.count ?? 0
    let options = FitOptions(
      epochs: epochs, batchSize: batchSize, shuffles: shuffles, validation: measured, earlyStopping: earlyStopping,
      classWeights: Dictionary(uniqueKeysWithValues: classWeights.enumerated().map { ($0, $1) }),
      threads: session.threads, memory: session.budget.memory,
      stream: original.map { session.stream(asOf: $0) } ?? session.stream(), start: start)
    let reports = try fit(examples, options, &session)
    session.bind(
      .history(
        HistoryValue(
          epochs: epochs, hasAccuracy: hasAccuracy, hasValidation: hasValidation, earlyStopping: earlyStopping,
          reports: reports)))
    return [.table(table(reports))] + stoppingFacts(reports)
  }

  private func fit(_ examples: Examples, _ options: FitOptions, _ session: inout Session) throws(Problem)
    -> [EpochReport]
  {
    let place = session.block.headerRange
    let (report, label, epochs, budget) = (session.report, session.label, epochs, session.budget)
    guard var value = session.scope.take(model: model), var network = value.network.take() else {
      throw .notRun(at: place)
    }
    let reports: [EpochReport]
    var trainings = session.trainings
    defer { session.trainings = trainings }
    do throws(TrainingError) {
      network.compare(with: value.compilation?.loss, examples.targets)
      if let validation = options.validation { network.compare(with: value.compilation?.loss, validation.targets) }
      reports = try network.fit(examples, options: options) { isLast, state in
        trainings?.note(isLast: isLast, state)
      } onProgress: { progress in
        report(.training(label: label, progress, epochs: epochs))
        return budget.isExhausted ? .stop : .proceed
      }
    } catch {
      if error == .stopped { throw budget.end(at: place) }
      throw .training(error, at: place)
    }
    // Nothing was left to do: the state is kept under the number of epochs that it has.
    if let start = options.start, start.reports.count == reports.count { trainings?.finish(start) }
    value.network = network
    value.trainings += 1
    session.scope.put(value, under: model)
    return reports
  }

  /// How many examples are left to train on: ⌊count · (1 - share)⌋, as Keras cuts, and at least one is set apart.
  private static func keptCount(of count: Int, share: Double) -> Int {
    min(count - 1, Int((Double(count) * (1 - share)).rounded(.down)))
  }

  /// Where the training may have ended early: after which epoch, and whose parameters the model has.
  private func stoppingFacts(_ reports: [EpochReport]) -> [Output] {
    guard let earlyStopping, let best = earlyStopping.bestEpoch(of: reports) else { return [] }
    var facts = [
      Fact(key: "épocas", label: "épocas hechas", value: .integer(reports.count)),
      Fact(key: "mejor_época", label: "mejor época", value: .integer(best)),
    ]
    if earlyStopping.restoresBest {
      facts.append(Fact(key: "pesos", label: "pesos", value: .text("los de la mejor época")))
    }
    return [.facts(facts)]
  }

  private func table(_ reports: [EpochReport]) -> Table {
    var columns: [(key: String, title: String, value: (EpochReport) -> Double?)] = [("pérdida", "Pérdida", \.loss)]
    if hasAccuracy { columns.append(("exactitud", "Exactitud", \.accuracy)) }
    if hasValidation {
      columns.append(("val_pérdida", "Pérdida de validación", \.validationLoss))
      if hasAccuracy { columns.append(("val_exactitud", "Exactitud de validación", \.validationAccuracy)) }
    }
    let rows = reports.map { report -> [Cell] in
      [.integer(report.epoch)] + columns.map { $0.value(report).map { .decimal($0, digits: 4) } ?? .missing }
    }
    let titles = columns.map { Table.Column(key: $0.key, title: $0.title) }
    return Table(columns: [.init(key: "época", title: "Época")] + titles, rows: rows)
  }

  /// Nil where wrong; `.some(nil)` where not given.
  private static func earlyStopping(_ reader: inout DirectiveReader, loss: Loss?) -> EarlyStopping?? {
    guard let expression = reader.expression("detención") else { return reader.isGiven("detención") ? nil : .some(nil) }
    guard let rule = stoppingWords.read(expression, &reader) else { return nil }
    let watchesAccuracy = rule.monitor == .accuracy || rule.monitor == .validationAccuracy
    if watchesAccuracy, let loss, !loss.hasAccuracy {
      reader.note(
        Problem(
          .unsuitableLoss, "con \(loss.spanish) el modelo da números, y no hay exactitud que vigilar",
          at: expression.range, label: "vigila val_pérdida"))
      return nil
    }
    let watchesValidation = rule.monitor == .validationLoss || rule.monitor == .validationAccuracy
    if watchesValidation, !reader.isGiven("validación") {
      reader.note(
        Problem(
          .missingOption, "la detención vigila la validación, y no hay ninguna", at: expression.range,
          notes: ["añade «validación: 0.1», o vigila «pérdida»: detención(vigilar: pérdida)"]))
      return nil
    }
    return rule
  }

  /// Nil where wrong; empty where not given.
  private static func classWeights(_ reader: inout DirectiveReader, facts: DatasetFacts?) -> [Double]? {
    guard reader.isGiven("pesos_por_clase") else { return [] }
    guard let expression = reader.expression("pesos_por_clase"),
      let weights = reader.vector(expression, "pesos_por_clase")
    else { return nil }
    let found = reader.source.text(expression.range)
    guard weights.allSatisfy({ $0 >= 0 && $0 <= 1e6 }) else {
      reader.note(
        .outOfRange(
          "pesos_por_clase", expected: "una lista de números desde 0", found: found, at: expression.range))
      return nil
    }
    guard let facts else { return weights }
    guard case .classes(let names) = facts.targets else {
      reader.note(Problem(.wrongType, "«\(facts.name)» no tiene clases que pesar", at: expression.range))
      return nil
    }
    guard weights.count == names.count else {
      reader.note(
        .wrongCount(
          "pesos_por_clase", expected: "una lista de \(counted(names.count, "número", "números")), uno por clase",
          found: weights.count, at: expression.range))
      return nil
    }
    return weights
  }

  private static func validation(
    _ reader: inout DirectiveReader, named: (name: Located<String>, model: ModelValue)?, count: Int?
  ) -> Validation? {
    guard reader.isGiven("validación") else { return Validation.none }
    guard !reader.refusePercentage("validación") else { return nil }
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
      if let count, Self.keptCount(of: count, share: share) < 1 {
        reader.note(
          Problem(
            .outOfRange, "«validación» no deja ningún ejemplo para entrenar", at: expression.range,
            label: "hay \(counted(count, "ejemplo", "ejemplos"))"))
        return nil
      }
      return .share(share)
    }
    guard let (_, split) = reader.split(value, of: expression) else { return nil }
    if let named,
      !reader.fits(
        split, named.model, comparedBy: named.model.compilation?.loss, at: expression.range, modelName: named.name)
    { return nil }
    return .split(expression)
  }
}

extension Network {
  /// Takes a loss in the form that suits targets: of cross-entropy, the one for class numbers or that for rows.
  mutating func compare(with loss: Loss?, _ targets: Examples.Targets) {
    guard let loss, case .values = targets else { return }
    // The other form wants the same ending, which was checked when the model was compiled.
    try? setLoss(loss.ofValues)
  }
}

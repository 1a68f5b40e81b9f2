package import Datasets
package import Diagnostics
package import Lesson
import Neural
package import Runner

/// `preparar`: a new dataset from one, changed in the ways that its options say, in the order in which they are listed.
package struct PrepareDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "preparar", summary: "prepara un conjunto de datos para una red",
    aliases: ["prepare", "preprocess", "map"],
    options: [
      OptionSpecification("datos", "el conjunto del que se parte: `moda`", isRequired: true, aliases: ["data"]),
      OptionSpecification(
        "escala", "por cuánto se multiplica cada píxel: `1/255` los deja entre 0 y 1", aliases: ["scale", "rescale"]),
      OptionSpecification(
        "prueba", "qué fracción se aparta al azar para probar: `0.2`", aliases: ["test", "test_size", "test_split"]),
      OptionSpecification(
        "desplazar", "añade una copia de cada imagen, movida al azar hasta tantos píxeles", aliases: ["shift"]),
      OptionSpecification(
        "reflejar", "añade una copia de cada imagen vista en un espejo; con «desplazar», al azar", aliases: ["flip"]),
      OptionSpecification("copias", "cuántas copias cambiadas se añaden; `1` si no se dice", aliases: ["copies"]),
      OptionSpecification(
        "espectrograma",
        "convierte las ondas de sonido en imágenes de sus tonos: `mel(bandas: 40, ventana: 512, paso: 256)`, con "
          + "tantas bandas de tonos, y tantas muestras en cada ventana y de una a la siguiente",
        aliases: ["spectrogram"]),
      OptionSpecification(
        "estandarizar", "si se resta la media y se divide por la desviación de la parte de entrenamiento",
        aliases: ["standardize", "normalize"]),
      OptionSpecification(
        "uno_de", "si cada clase se vuelve una fila de ceros con un uno en su lugar", aliases: ["one_hot"]),
    ])

  package let source: Expression
  /// Nil to leave the scale as it is.
  package let divisor: Float?
  package let steps: [Preparation]

  package init?(_ reader: inout DirectiveReader) {
    let dataset = Self.dataset(&reader)
    let divisor = DataDirective.divisor(&reader)
    let steps = Self.steps(&reader)
    guard let (expression, value) = dataset, let divisor, let steps else { return nil }
    if reader.isGiven("escala"), !value.facts.isImages {
      reader.note(.unsuitableOption("escala", needs: "imágenes", at: reader.keyPlace(of: "escala")))
    }
    source = expression
    self.divisor = reader.isGiven("escala") ? divisor : nil
    self.steps = steps.map(\.preparation)
    var facts = value.facts
    for step in steps {
      do throws(PreparationFault) {
        facts = try step.preparation.facts(of: facts)
      } catch {
        reader.note(.preparation(error, of: value.facts, at: reader.keyPlace(of: step.option)))
      }
    }
    reader.bind(.dataset(DatasetValue(facts: facts, divisor: self.divisor ?? value.divisor)))
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    guard case .dataset(let value) = try session.value(of: source), var dataset = value.dataset else {
      throw .notRun(at: source.range)
    }
    let divisor = divisor ?? value.divisor
    dataset.training = dataset.training.divided(by: divisor)
    dataset.test = dataset.test?.divided(by: divisor)
    let stream = session.stream()
    for step in steps {
      do throws(PreparationFault) {
        dataset = try step.applied(to: dataset, stream: stream)
      } catch {
        throw .preparation(error, of: dataset.facts.name, at: session.block.headerRange)
      }
    }
    let prepared = DatasetValue(
      facts: dataset.facts, divisor: divisor, trainingExamples: dataset.training,
      testExamples: dataset.test ?? dataset.training[0..<0])
    session.bind(.dataset(prepared))
    return [.facts(prepared.shownFacts)]
  }

  private static func dataset(_ reader: inout DirectiveReader) -> (Expression, DatasetValue)? {
    guard let expression = reader.expression("datos"), let value = reader.value(of: expression), !value.isUnknown
    else { return nil }
    guard case .dataset(let dataset) = value else {
      reader.note(.wrongType(expected: "un conjunto de datos", found: value, at: expression.range))
      return nil
    }
    return (expression, dataset)
  }

  /// A change and the option that asks for it.
  private struct Step {
    let preparation: Preparation
    let option: String
  }

  /// What the options ask for, in the order of the options; nil is told.
  private static func steps(_ reader: inout DirectiveReader) -> [Step]? {
    let split = DataDirective.split(&reader)
    let augmentation = augmentation(&reader)
    let spectrogram = reader.word("espectrograma", of: spectrogramWords, default: nil)
    let standardizes = reader.flag("estandarizar", default: false)
    let isOneHot = reader.flag("uno_de", default: false)
    guard let split, let augmentation, let spectrogram, let standardizes, let isOneHot else { return nil }
    var steps = split.map { Step(preparation: .split($0), option: "prueba") }
    steps += augmentation
    if let spectrogram { steps.append(Step(preparation: .spectrogram(spectrogram), option: "espectrograma")) }
    if standardizes { steps.append(Step(preparation: .standardize, option: "estandarizar")) }
    if isOneHot { steps.append(Step(preparation: .oneHot, option: "uno_de")) }
    return steps
  }

  private static func augmentation(_ reader: inout DirectiveReader) -> [Step]? {
    let shift = reader.integer("desplazar", default: 0, in: 1...1000)
    let mirrors = reader.flag("reflejar", default: false)
    let copies = reader.integer("copias", default: 1, in: 1...100)
    guard let shift, let mirrors, let copies else { return nil }
    guard shift > 0 || mirrors else {
      if reader.isGiven("copias") {
        reader.note(
          .unsuitableOption("copias", needs: "«desplazar» o «reflejar»", at: reader.keyPlace(of: "copias")))
      }
      return []
    }
    let augmentation = Augmentation(shift: shift, mirrors: mirrors, copies: copies)
    return [Step(preparation: .augment(augmentation), option: shift > 0 ? "desplazar" : "reflejar")]
  }
}

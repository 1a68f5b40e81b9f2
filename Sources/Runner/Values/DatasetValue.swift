package import Datasets
package import Neural
import Typography

/// A dataset named by a lesson: its facts, and its examples once it was loaded.
package struct DatasetValue: Sendable {
  package var facts: DatasetFacts
  /// What each byte is divided by: 255 for `escala: 1/255`, 1 for none.
  package var divisor: Float
  package var training: SplitValue
  package var test: SplitValue

  package init(facts: DatasetFacts, divisor: Float, trainingExamples: Examples? = nil, testExamples: Examples? = nil) {
    self.facts = facts
    self.divisor = divisor
    training = SplitValue(
      part: .training, facts: facts, divisor: divisor, count: facts.trainingCount, examples: trainingExamples)
    test = SplitValue(part: .test, facts: facts, divisor: divisor, count: facts.testCount, examples: testExamples)
  }

  /// The examples with what is known of them; nil while checking.
  package var dataset: Dataset? {
    training.examples.map { Dataset(facts: facts, training: $0, test: facts.testCount > 0 ? test.examples : nil) }
  }

  var members: [Member] {
    let held: Value = facts.isTestUndecided ? .unknown : .split(test)
    let parts = [Member("entrenamiento", .split(training)), Member("prueba", held)]
    let names =
      switch facts.targets {
      case .classes(let names): Member("clases", .list(names.map(Value.text)))
      case .values(let names): Member("valores", .list(names.map(Value.text)))
      }
    let columns = Member("columnas", .list(facts.inputNames.map(Value.text)))
    return parts + [names, Member("forma", .numbers(Numbers(facts.inputShape)))]
      + (facts.inputNames.isEmpty ? [] : [columns])
  }
}

/// A part of a dataset, or a slice of one.
package struct SplitValue: Sendable {
  package enum Part: Sendable {
    case training
    case test

    /// «entrenamiento» or «prueba».
    package var name: String {
      switch self {
      case .training: "entrenamiento"
      case .test: "prueba"
      }
    }
  }

  package var part: Part
  package var facts: DatasetFacts
  package var divisor: Float
  package var count: Int
  /// Which example of the whole part is the first of these.
  package var start: Int
  /// Nil while checking.
  package var examples: Examples?

  package init(part: Part, facts: DatasetFacts, divisor: Float, count: Int, examples: Examples?) {
    self.part = part
    self.facts = facts
    self.divisor = divisor
    self.count = count
    start = 0
    self.examples = examples
  }

  /// A contiguous part of these examples.
  package func sliced(_ range: Range<Int>) -> SplitValue {
    var result = self
    result.count = range.count
    result.start = start + range.lowerBound
    result.examples = examples?[range]
    return result
  }

  var members: [Member] {
    [
      Member(facts.isImages ? "imágenes" : "entradas", .inputs(self)),
      Member(facts.isImages ? "entradas" : "imágenes", .inputs(self)),
      Member("etiquetas", .numbers(labels)),
      Member("cantidad", .numbers(Numbers(count))),
    ]
  }

  /// The class number of each example; or its values, in rows where there are several.
  package var labels: Numbers {
    switch facts.targets {
    case .classes:
      let values = examples.map { examples in examples.labels[examples.range].map(Double.init) }
      return Numbers(shape: [count], kind: .integer, values: values)
    case .values(let names):
      let values = examples.map { examples -> [Double] in
        guard case .values(let values, let size) = examples.targets else { return [] }
        return values[examples.range.lowerBound * size..<examples.range.upperBound * size].map(Double.init)
      }
      return Numbers(shape: names.count == 1 ? [count] : [count, names.count], kind: .decimal, values: values)
    }
  }

  /// The inputs' shape, examples first.
  package var inputsShape: [Int] { [count] + facts.inputShape }

  /// What the numbers of the inputs are: bytes that nothing divides stay integers.
  var inputKind: ElementKind { divisor == 1 && facts.isImages ? .integer : .decimal }

  /// All inputs as numbers, scaled; without them before the run.
  package var inputs: Numbers {
    let values = examples.map { _ in (0..<count).flatMap { input($0).values ?? [] } }
    return Numbers(shape: inputsShape, kind: inputKind, values: values)
  }

  /// One input as numbers, scaled.
  package func input(_ index: Int) -> Numbers {
    let size = facts.inputShape.reduce(1, *)
    let values: [Double]? = examples.map { examples in
      let start = (examples.range.lowerBound + index) * size
      switch examples.inputs {
      case .bytes(let bytes, let divisor): return bytes[start..<start + size].map { Double(Float($0) / divisor) }
      case .floats(let floats): return floats[start..<start + size].map(Double.init)
      }
    }
    return Numbers(shape: facts.inputShape, kind: inputKind, values: values)
  }
}

extension [Member] {
  /// The field of a name, which compares without case or accents.
  func value(_ name: String) -> Value? {
    let wanted = folded(name)
    return first { folded($0.name) == wanted }?.value()
  }
}

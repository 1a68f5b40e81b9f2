package import Diagnostics
package import Lesson
package import Plotting
package import Runner

/// `barras`: one bar for each number of a vector.
package struct BarsFigure: FigureKind {
  package static let name = "barras"
  package static let summary = "una barra por cada número de un vector"
  package static let subject = "un vector: `predicciones[0]`"
  package static let options = [
    OptionSpecification("etiquetas", "el nombre de cada barra: `moda.clases`", aliases: ["labels"]),
    OptionSpecification("valor", "qué miden las barras: `probabilidad`", aliases: ["xlabel"]),
  ]

  /// The most bars that one figure shows.
  private static let maximumCount = 200

  package let source: Expression
  package let labels: Expression?
  package let valueTitle: String?

  package init?(_ reader: inout DirectiveReader) {
    guard let source = reader.expression("de"), let value = reader.value(of: source), !value.isUnknown else {
      return nil
    }
    guard case .numbers(let numbers) = value, numbers.rank == 1, (1...Self.maximumCount).contains(numbers.count) else {
      reader.note(.wrongType(expected: "un vector de 1 a \(Self.maximumCount) números", found: value, at: source.range))
      return nil
    }
    self.source = source
    valueTitle = reader.text("valor")?.value
    guard let labels = reader.texts("etiquetas", naming: numbers.count, each: "barra") else { return nil }
    self.labels = labels
  }

  package func draw(_ session: inout Session) throws(Problem) -> (figure: Figure, caption: String) {
    guard case .numbers(let numbers) = try session.value(of: source), let values = numbers.values else {
      throw .notRun(at: source.range)
    }
    var names = values.indices.map(String.init)
    if let texts = try session.texts(labels) { names = texts }
    let largest = values.indices.max { values[$0] < values[$1] }
    let sum = values.reduce(0, +)
    let isDistribution =
      numbers.kind == .decimal && values.allSatisfy { (0...1).contains($0) } && (sum - 1).magnitude < 1e-3
    // Three decimals would call the smallest of them zero.
    let hasSmall = values.contains { $0 != 0 && $0.magnitude < 1e-3 }
    let decimals = hasSmall ? ValueFormat.significant(3) : .decimal(3)
    let bars = values.indices.map { BarChart.Bar(label: names[$0], value: values[$0], isEmphasized: $0 == largest) }
    let chart = BarChart(
      bars: bars, valueTitle: valueTitle ?? (isDistribution ? "probabilidad" : ""),
      format: numbers.kind == .integer ? .integer : isDistribution ? .percent(1) : decimals)
    let text = session.source.text(source.range)
    let caption = isDistribution ? "La probabilidad de cada clase en «\(text)»." : "Los valores de «\(text)»."
    return (.bars(chart), caption)
  }
}

package import Diagnostics
package import Lesson
package import Plotting
package import Runner
import Typography

/// `función`: graphs of functions of one variable, with points marked on them.
package struct FunctionFigure: FigureKind {
  package static let name = "función"
  package static let summary = "una o varias funciones de una variable, con puntos marcados"
  package static let subject = "una función de una variable, o una lista de ellas: `[relu, derivada(relu)]`"
  package static let options = [
    OptionSpecification(
      "entre", "de dónde a dónde va la variable: `[-4, 4]`; de −5 a 5 si no se dice",
      aliases: ["xlim", "between", "range", "desde", "hasta"]),
    OptionSpecification("alturas", "qué alturas se muestran: `[-1, 2]`; todas si no se dice", aliases: ["ylim"]),
    OptionSpecification(
      "puntos", "dónde se marcan puntos: `[0, 1]`, en las curvas, o `[[0, 1], [2, 3]]`, sueltos",
      aliases: ["points"]),
    OptionSpecification("nombres", "cómo se llama cada función: `[\"ReLU\", \"su derivada\"]`", aliases: ["names"]),
  ]

  /// The most points that one figure marks.
  private static let mostPoints = 1000

  package let sources: [Expression]
  package let range: ClosedRange<Double>
  package let window: ClosedRange<Double>?
  package let names: Expression?
  package let points: Expression?

  package init?(_ reader: inout DirectiveReader) {
    let range = reader.interval("entre", example: "[-4, 4]")
    let window = reader.interval("alturas", example: "[-1, 2]")
    guard let sources = reader.items("de") else { return nil }
    guard (1...FunctionPlot.mostCurves).contains(sources.count) else {
      reader.note(
        .wrongCount(
          "de", expected: "de 1 a \(FunctionPlot.mostCurves) funciones", found: sources.count,
          at: reader.place(of: "de")))
      return nil
    }
    let evaluator = Evaluator(scope: reader.scope, source: reader.source)
    var isSound = true
    for source in sources {
      do throws(Problem) {
        guard let graph = try FunctionGraph(source, evaluator) else {
          isSound = false
          continue
        }
        try graph.check()
      } catch {
        reader.note(error)
        isSound = false
      }
    }
    let names = reader.texts("nombres", naming: sources.count, each: "función")
    guard let range, let window, let names else { return nil }
    self.sources = sources
    self.range = range ?? -5...5
    self.window = window
    self.names = names
    guard reader.isGiven("puntos") else {
      points = nil
      if !isSound { return nil }
      return
    }
    guard let points = Self.points(&reader, in: range ?? -5...5), isSound else { return nil }
    self.points = points
  }

  /// Places on the curves, or points of the plane; nil is told.
  private static func points(_ reader: inout DirectiveReader, in range: ClosedRange<Double>) -> Expression? {
    guard let expression = reader.expression("puntos"), let value = reader.value(of: expression), !value.isUnknown
    else { return nil }
    guard case .numbers(let numbers) = value, numbers.kind != .boolean,
      numbers.rank == 1 || numbers.rank == 2 && numbers.shape[1] == 2
    else {
      reader.note(
        .wrongType(
          expected: "un vector de lugares, [0, 1], o una matriz de puntos, [[0, 1], [2, 3]]", found: value,
          at: expression.range))
      return nil
    }
    guard (1...mostPoints).contains(numbers.shape[0]) else {
      reader.note(
        .wrongCount(
          "puntos", expected: "de 1 a \(NumberStyle().integer(mostPoints)) puntos", found: numbers.shape[0],
          at: expression.range))
      return nil
    }
    let places = numbers.values.map { values in
      numbers.rank == 1 ? values : stride(from: 0, to: values.count, by: 2).map { values[$0] }
    }
    if let outside = places?.first(where: { !range.contains($0) }) {
      let style = NumberStyle()
      reader.note(
        Problem(
          .outOfRange, "un punto queda fuera del dibujo", at: expression.range,
          label: "está en \(style.short(outside)), y la variable va de \(style.short(range.lowerBound)) a "
            + style.short(range.upperBound), notes: ["cambia «entre» para que quepa, o quita el punto"]))
      return nil
    }
    return expression
  }

  package func draw(_ session: inout Session) throws(Problem) -> (figure: Figure, caption: String) {
    let evaluator = Evaluator(scope: session.scope, source: session.source)
    var graphs: [FunctionGraph] = []
    for source in sources {
      guard let graph = try FunctionGraph(source, evaluator) else { throw .notRun(at: source.range) }
      graphs.append(graph)
    }
    let names = try session.texts(self.names) ?? sources.map { session.source.text($0.range) }
    let (places, points) = try marks(session)
    let sampling = CurveSampling(over: range)
    let coarse = try graphs.map { (graph) throws(Problem) in try sampling.values(of: graph) }
    let window = try shown(graphs, coarse, places, points, sampling)
    let positions = Set(NiceTicks(around: range, count: 17).values + places).filter(range.contains).sorted()
    var curves: [FunctionPlot.Curve] = []
    for (index, graph) in graphs.enumerated() {
      var curve = FunctionPlot.Curve(name: names[index], line: [], values: [])
      curve.line = try sampling.line(through: coarse[index], showing: window, graph.value)
      for position in positions { curve.values.append(try graph.value(position)) }
      for place in places { curve.marks.append(PlanePoint(place, try graph.value(place))) }
      curves.append(curve)
    }
    let variables = Set(graphs.filter(\.function.isOfLesson).map { $0.function.parameters[0] })
    let plot = FunctionPlot(
      curves: curves, variable: variables.count == 1 ? variables.first ?? "x" : "x", range: range, window: window,
      positions: positions, points: points)
    let ends = "de \(session.numbers.short(range.lowerBound)) a \(session.numbers.short(range.upperBound))"
    let caption = (names.count == 1 ? "La función " : "Las funciones ") + enumerated(names) + ", \(ends)."
    return (.function(plot), caption)
  }

  /// The places to mark on the curves, or the points to mark.
  private func marks(_ session: Session) throws(Problem) -> (places: [Double], points: [PlanePoint]) {
    guard let points else { return ([], []) }
    guard case .numbers(let numbers) = try session.value(of: points), let values = numbers.values else {
      throw .notRun(at: points.range)
    }
    guard numbers.rank == 2 else { return (values.filter(\.isDrawable), []) }
    return ([], stride(from: 0, to: values.count, by: 2).map { PlanePoint(values[$0], values[$0 + 1]) })
  }

  /// The heights that are shown: those that were asked for, or all that the functions and the points reach.
  private func shown(
    _ graphs: [FunctionGraph], _ coarse: [[Double]], _ places: [Double], _ points: [PlanePoint],
    _ sampling: CurveSampling
  ) throws(Problem) -> ClosedRange<Double> {
    if let window { return window }
    var heights = points.map(\.y).filter(\.isDrawable)
    for (graph, values) in zip(graphs, coarse) {
      guard let own = try sampling.window(of: values, graph.value) else { continue }
      heights += [own.lowerBound, own.upperBound]
      for place in places where range.contains(place) {
        let height = try graph.value(place)
        if height.isDrawable { heights.append(height) }
      }
    }
    guard let low = heights.min(), let high = heights.max() else { return -1...1 }
    return NiceTicks(around: low...high, count: 6).range
  }
}

extension CurveSampling {
  fileprivate func values(of graph: FunctionGraph) throws(Problem) -> [Double] {
    var values: [Double] = []
    for position in positions { values.append(try graph.value(position)) }
    return values
  }
}

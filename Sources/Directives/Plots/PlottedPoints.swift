import Datasets
import Diagnostics
package import Lesson
import Neural
import Plotting
import Runner
import Typography

/// Points of a plane that a lesson has: examples with two inputs, or two chosen ones of them; or numbers.
package struct PlottedPoints: Sendable {
  package let source: Expression
  /// Which inputs of examples are drawn.
  package var columns = [0, 1]
  /// The class of each point, where the source is numbers.
  package var labels: Expression?
  /// The names of these classes.
  package var names: Expression?

  /// The most points that one figure takes.
  static let mostPoints = 1_000_000

  /// The points with data; what cannot be drawn is told.
  func scatter(_ session: Session) throws(Problem) -> ScatterPlot {
    let value = try session.value(of: source)
    if case .split(let split) = value {
      guard let scatter = split.scatter(columns) else { throw .notRun(at: source.range) }
      return scatter
    }
    let evaluator = Evaluator(scope: session.scope, source: session.source)
    guard let numbers = try evaluator.asNumbers(value, for: "puntos", at: source.range), let values = numbers.values
    else { throw .notRun(at: source.range) }
    let points = Self.points(values, shape: numbers.shape)
    let isSequence = numbers.rank == 1
    return ScatterPlot(
      groups: try groups(points, session), horizontalTitle: isSequence ? "paso" : "x",
      verticalTitle: isSequence ? session.source.text(source.range) : "y")
  }

  private func groups(_ points: [PlanePoint], _ session: Session) throws(Problem) -> [ScatterPlot.Group] {
    guard let labels else { return [ScatterPlot.Group(name: "", points: points)] }
    guard case .numbers(let numbers) = try session.value(of: labels), let values = numbers.values else {
      throw .notRun(at: labels.range)
    }
    let names = try session.texts(names)
    let most = names?.count ?? ScatterPlot.mostGroups
    if let outside = values.first(where: { !(0..<Double(most)).contains($0) }) {
      throw .noSuchGroup(outside, most, at: labels.range)
    }
    let count = names?.count ?? (values.max().map { Int($0) + 1 } ?? 0)
    var groups = (0..<count).map { ScatterPlot.Group(name: names?[$0] ?? "clase \($0)", points: []) }
    for (point, label) in zip(points, values) { groups[Int(label)].points.append(point) }
    return groups
  }

  /// Rows of two numbers, two rows, or a row over its steps.
  private static func points(_ values: [Double], shape: [Int]) -> [PlanePoint] {
    if shape.count == 1 { return values.enumerated().map { PlanePoint(Double($0), $1) } }
    if shape[1] == 2 { return stride(from: 0, to: values.count, by: 2).map { PlanePoint(values[$0], values[$0 + 1]) } }
    return (0..<shape[1]).map { PlanePoint(values[$0], values[shape[1] + $0]) }
  }

  /// How many points numbers of a shape are; nil where they are none.
  static func count(_ shape: [Int]) -> Int? {
    switch shape.count {
    case 1: shape[0]
    case 2 where shape[1] == 2: shape[0]
    case 2 where shape[0] == 2: shape[1]
    default: nil
    }
  }
}

extension SplitValue {
  /// Two of the inputs of all examples as points, by class; examples without classes are one group. Nil while checking.
  func scatter(_ columns: [Int]) -> ScatterPlot? {
    guard let examples, columns.count == 2 else { return nil }
    let size = facts.inputShape.reduce(1, *)
    let floats = examples.floats
    let points = (0..<count).map { row in
      PlanePoint(Double(floats[row * size + columns[0]]), Double(floats[row * size + columns[1]]))
    }
    var groups = facts.classNames.map { ScatterPlot.Group(name: $0, points: []) }
    if case .classes(let labels) = examples.targets {
      for (index, point) in points.enumerated() {
        let label = Int(labels[examples.range.lowerBound + index])
        if groups.indices.contains(label) { groups[label].points.append(point) }
      }
    } else {
      groups = [ScatterPlot.Group(name: "", points: points)]
    }
    return ScatterPlot(groups: groups, horizontalTitle: axisName(columns[0]), verticalTitle: axisName(columns[1]))
  }

  /// What an input is, and whether it is what the data say or was standardised.
  private func axisName(_ column: Int) -> String {
    let name = facts.inputNames.indices.contains(column) ? facts.inputNames[column] : "entrada \(column)"
    return Self.subscripted(name) + (facts.isStandardized ? " (estandarizado)" : "")
  }

  /// «x₀» for «x0», as the inputs are called of data that are tensors of the lesson.
  private static func subscripted(_ name: String) -> String {
    let digits = name.unicodeScalars.dropFirst()
    guard name.hasPrefix("x"), !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }) else { return name }
    let lowered = digits.compactMap { Unicode.Scalar($0.value - 0x30 + 0x2080) }
    return "x" + lowered.map { String($0) }.joined()
  }
}

extension Problem {
  /// A label that stands for no class that a figure can show.
  static func noSuchGroup(_ label: Double, _ most: Int, at range: SourceRange) -> Problem {
    Problem(
      .outOfRange, "hay una etiqueta \(NumberStyle().short(label))", at: range,
      label: "las clases van de 0 a \(most - 1)")
  }

  /// More classes than signs and colours tell apart.
  static func tooManyGroups(_ count: Int, at range: SourceRange) -> Problem {
    Problem(
      .outOfRange, "la figura distingue hasta \(ScatterPlot.mostGroups) clases", at: range,
      label: "aquí hay \(NumberStyle().integer(count))")
  }
}

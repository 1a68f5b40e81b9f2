import Diagnostics
import Lesson
import Runner
import Typography

extension DirectiveReader {
  /// A list of as many texts as there are things to name; nil is told, `.some(nil)` where it was not given.
  mutating func texts(_ option: String, naming count: Int, each thing: String) -> Expression?? {
    guard isGiven(option) else { return .some(nil) }
    guard let expression = expression(option), let value = value(ofText: expression), !value.isUnknown
    else { return nil }
    let wanted = "una lista de \(counted(count, "texto", "textos")), uno por \(thing)"
    guard let texts = value.texts else {
      note(.wrongType(expected: wanted, found: value, at: expression.range))
      return nil
    }
    guard texts.count == count else {
      note(.wrongCount(option, expected: wanted, found: texts.count, at: expression.range))
      return nil
    }
    return expression
  }

  /// Two numbers that an axis can show, the lesser first; nil is told, `.some(nil)` where they were not given.
  mutating func interval(_ option: String, example: String) -> ClosedRange<Double>?? {
    guard isGiven(option) else { return .some(nil) }
    guard let expression = expression(option), let ends = vector(expression, option) else { return nil }
    guard ends.count == 2, ends.allSatisfy({ $0.magnitude <= 1e9 }), ends[0] < ends[1],
      ends[1] - ends[0] > max(ends[0].magnitude, ends[1].magnitude) * 1e-6
    else {
      note(
        Problem(
          .outOfRange, "«\(option)» dice de dónde a dónde, el número menor primero", at: expression.range,
          label: "por ejemplo: \(option): \(example)", notes: ["los dos son números finitos, de hasta mil millones"]))
      return nil
    }
    return ends[0]...ends[1]
  }
}

extension Session {
  /// The texts of an option that was checked; nil where it was not given.
  func texts(_ expression: Expression?) throws(Problem) -> [String]? {
    guard let expression else { return nil }
    return try value(of: expression).texts
  }
}

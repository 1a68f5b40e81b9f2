import Diagnostics
import Lesson
import Runner
import Testing

/// What a lesson from a stranger may not do: compute without end, fill the memory or the stack.
@Suite struct WorkTests {
  /// Functions that each call the one above twice.
  private func doubling(_ count: Int) -> String {
    (1..<count).map { "f\($0)(x) = f\($0 - 1)(x) + f\($0 - 1)(x)\n" }.reduce("f0(x) = x\n", +) + "f\(count - 1)(1)"
  }

  private func evaluate(_ text: String, isChecking: Bool, budget: Budget? = nil) throws -> Value {
    var scope = Scope(isChecking: isChecking, budget: budget)
    var last = Value.unknown
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " = ", maxSplits: 1).map(String.init)
      let (body, source) = try expression(parts[parts.count - 1])
      let evaluator = Evaluator(scope: scope, source: source)
      guard parts.count == 2 else {
        last = try evaluator.value(of: body)
        continue
      }
      let name = String(parts[0].prefix { $0 != "(" })
      let place = SourceRange(0, 0)
      let function = try evaluator.function(Located(name, place), parameters: ["x"], body: body)
      scope.bind(name, .function(function), at: place)
    }
    return last
  }

  @Test func aFewCallsAreDone() throws {
    guard case .numbers(let numbers) = try evaluate(doubling(11), isChecking: true) else { throw WrongKind(text: "") }
    #expect(numbers == Numbers(1024))
  }

  /// What holds on to very many functions, one inside another, could not be let go of.
  @Test func endlessFunctionsInFunctionsAreTold() throws {
    func chain(_ count: Int) -> String { (1..<count).map { "f\($0)(x) = f\($0 - 1)\n" }.reduce("f0(x) = x\n", +) }
    _ = try evaluate(chain(300) + "1", isChecking: true)
    #expect(problem { _ = try evaluate(chain(500) + "1", isChecking: true) }?.code == .nestedTooDeep)
  }

  @Test func endlessWorkIsTold() {
    #expect(problem { _ = try evaluate(doubling(60), isChecking: true) }?.code == .tooMuchWork)
    #expect(Code.tooMuchWork.exitStatus == .budget)
  }

  /// Who checks while somebody types does not wait: what takes longer is no error, and is left to the run.
  @Test func whoIsInAHurryLeavesItToTheRun() throws {
    func found(_ budget: Budget, isChecking: Bool) -> Problem? {
      problem { _ = try evaluate(doubling(60), isChecking: isChecking, budget: budget) }
    }
    let hurried = found(Budget(lasting: .zero), isChecking: true)
    #expect(hurried?.code == .tooMuchWork && hurried?.severity == .warning)
    #expect(found(Budget(lasting: .zero), isChecking: false)?.severity == .error)
    guard case .numbers(let numbers) = try evaluate(doubling(11), isChecking: true, budget: Budget(lasting: .zero))
    else { throw WrongKind(text: "") }
    #expect(numbers == Numbers(1024))
  }

  @Test func itIsToldOnce() throws {
    let (expression, source) = try expression("suma(rango(10000))")
    let evaluator = Evaluator(scope: Scope(isChecking: true), source: source)
    var problems: [Problem] = []
    var unknowns = 0
    for _ in 0..<20_000 {
      do {
        if try evaluator.value(of: expression).isUnknown { unknowns += 1 }
      } catch {
        problems.append(error)
      }
    }
    #expect(problems.map(\.code) == [.tooMuchWork])
    #expect(unknowns > 0)
  }

  @Test func deepCallsAreTold() {
    let nested = String(repeating: "(", count: 20) + "x" + String(repeating: " + 1)", count: 20)
    let chain = (1..<40).map { "f\($0)(x) = \(nested.replacing("x", with: "f\($0 - 1)(x)"))\n" }.joined()
    #expect(problem { _ = try evaluate("f0(x) = x\n\(chain)f39(1)", isChecking: true) }?.code == .nestedTooDeep)
  }

  @Test func checkingKeepsNoLargeArrays() throws {
    #expect(try numbers("rango(16384)", isChecking: true).values?.count == 16_384)
    #expect(try numbers("rango(16385)", isChecking: true).values == nil)
    #expect(try numbers("rango(16385)").values?.count == 16_385)
    #expect(try numbers("unos([1000, 1000]) @ unos([1000, 1000])", isChecking: true).shape == [1000, 1000])
  }

  @Test func listsStaySmall() {
    #expect(problem { _ = try value("[[[\"a\"]]]") }?.code == .tooLarge)
    let words = [String](repeating: "\"a\"", count: 10_001).joined(separator: ", ")
    #expect(problem { _ = try value("[\(words)]") }?.code == .tooLarge)
  }

  @Test func arraysStaySmall() {
    let half = Value.numbers(Numbers(shape: [10_000_000], kind: .decimal, values: nil))
    #expect(problem { _ = try value("[x, x]", ["x": half]) }?.code == .tooLarge)
    #expect(problem { _ = try value("[x, x]", ["x": half], isChecking: true) }?.code == .tooLarge)
  }
}

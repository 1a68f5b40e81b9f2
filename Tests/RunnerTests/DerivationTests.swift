import Diagnostics
import Lesson
import Runner
import Testing

/// Derivatives are exact: each against a formula, at points where both are known, corners among them.
@Suite struct DerivationTests {
  private static func function(_ text: String, _ names: [String: Value] = [:]) throws -> Value {
    let (body, source) = try expression(text)
    var scope = Scope(isChecking: false)
    for (name, value) in names { scope.bind(name, value, at: SourceRange(0, 0)) }
    return .function(
      try Evaluator(scope: scope, source: source).function(
        Located("f", SourceRange(0, 0)), parameters: ["x"], body: body))
  }

  @Test(
    "cada regla",
    arguments: [
      ("3", "0 * x"), ("x", "1 + 0 * x"), ("-x", "-1 + 0 * x"), ("3 * x + 2", "3 + 0 * x"), ("x - x^2", "1 - 2 * x"),
      ("x * x", "2 * x"), ("1 / x", "-1 / x^2"), ("x / 4", "0.25 + 0 * x"), ("x^3", "3 * x^2"), ("x^1", "1 + 0 * x"),
      ("x^0", "0 * x"), ("x^-2", "-2 / x^3"), ("2^x", "2^x * log(2)"), ("exp(2 * x)", "2 * exp(2 * x)"),
      ("log(x^2)", "2 / x"), ("tanh(x)", "1 - tanh(x)^2"), ("sigmoide(x)", "sigmoide(x) * (1 - sigmoide(x))"),
      ("softplus(x)", "sigmoide(x)"), ("redondear(x) * x", "redondear(x)"), ("(x > 0) * x", "(x > 0) * 1"),
      ("exacto(x)^2", "2 * x"), ("lineal(x)", "1 + 0 * x"), ("forma(x)[0] * x", "4 + 0 * x"),
      ("suma([1, 2]) * x", "3 + 0 * x"), ("máx(x, -x)", "(x > 0) - (x < 0)"), ("raíz(x^2 + 1)", "x / raíz(x^2 + 1)"),
    ])
  func followsTheRule(body: String, derivative: String) throws {
    let points = try value("[-2, -0.5, 1, 3]")
    let names = ["f": try Self.function(body), "x": points]
    #expect(try numbers("suma(no (derivada(f)(x) ≈ \(derivative) ± 1e-12)) == 0", names).scalar == 1)
  }

  @Test(
    "en las esquinas",
    arguments: [
      ("relu(x)", 0.0), ("máx(0, x)", 0), ("máx(x, 0)", 0), ("mín(0, x)", 0), ("relu_con_fuga(x)", 1), ("elu(x)", 1),
      ("abs(x)", 0), ("x^2", 0), ("máx(2 * x, x)", 2),
    ])
  func choosesAtCorners(body: String, expected: Double) throws {
    #expect(try numbers("derivada(f)(0)", ["f": try Self.function(body)]).scalar == expected)
  }

  @Test(
    "toda función de un número tiene la suya",
    arguments: [
      "exp", "log", "seno", "coseno", "raíz", "abs", "relu", "relu_con_fuga", "elu", "gelu", "sigmoide", "tanh",
      "softplus", "swish", "lineal",
    ])
  func isTheSlopeOfTheChord(name: String) throws {
    let text = "abs(derivada(\(name))(1.3) - (\(name)(1.3 + 1e-6) - \(name)(1.3 - 1e-6)) / 2e-6) < 1e-8"
    #expect(try numbers(text).scalar == 1)
    let chord = "(derivada(\(name))(1.300001) - derivada(\(name))(1.299999)) / 2e-6"
    #expect(try numbers("abs(derivada(derivada(\(name)))(1.3) - \(chord)) < 1e-8").scalar == 1)
  }

  @Test func hasTheShapeAndTheKindOfItsArgument() throws {
    let signs = Numbers(shape: [2, 2], kind: .integer, values: [1, 1, 1, -1])
    #expect(try numbers("derivada(abs)([[1, 2], [3, -4]])") == signs)
    let constant = try Self.function("7")
    #expect(try numbers("derivada(f)([1.5, 2])", ["f": constant]) == Numbers([0.0, 0.0]))
    #expect(try numbers("derivada(relu)(2)") == Numbers(1))
  }

  /// What a lesson calls `exp` is not what a derivative calls.
  @Test func namesOfTheLessonDoNotMoveIt() throws {
    let names: [String: Value] = ["f": try Self.function("exp(x)"), "exp": .numbers(Numbers(3)), "log": .text("a")]
    #expect(try numbers("derivada(f)(0)", names) == Numbers(1.0))
    let power = try Self.function("2^x", ["log": .numbers(Numbers(3))])
    let shadowed: [String: Value] = ["f": power, "log": .text("a")]
    #expect(try numbers("abs(derivada(f)(0) - 0.6931471805599453) < 1e-15", shadowed).scalar == 1)
  }

  @Test func theirOwnFunctionsFollowTheChain() throws {
    let square = try Self.function("x^2")
    let outer = try Self.function("g(3 * x) + g(x)", ["g": square])
    #expect(try numbers("derivada(f)(2)", ["f": outer]) == Numbers(40))
    #expect(try numbers("derivada(derivada(f))(2)", ["f": outer]) == Numbers(20))
    let slope = try Self.function("derivada(g)(x^2)", ["g": square])
    #expect(try numbers("derivada(f)(3)", ["f": slope]) == Numbers(12))
  }

  @Test func growsWithoutEndOnlyWithinTheBudget() throws {
    var text = "x"
    for _ in 0..<40 { text = "exp(\(text)) * x" }
    let names = ["f": try Self.function(text)]
    var derivative = "f"
    for _ in 0..<12 { derivative = "derivada(\(derivative))" }
    let code = problem { _ = try value("\(derivative)(0.1)", names) }?.code
    #expect(code == .tooMuchWork || code == .nestedTooDeep)
  }
}

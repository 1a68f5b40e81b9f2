import Diagnostics
import Lesson
import Runner
import Testing
import Typography

@Suite struct AssertionTests {
  private func assertion(
    _ text: String, _ names: [String: Value] = [:], style: NumberStyle = NumberStyle()
  ) throws -> AssertionOutput {
    let (expression, source) = try expression(text)
    var scope = Scope(isChecking: false)
    for (name, value) in names { scope.bind(name, value, at: SourceRange(0, 0)) }
    return try evaluateAssertion(expression, scope: scope, source: source, numbers: style)
  }

  /// Each false assertion with what it tells: the observed value, then the details.
  private static let failures: [(String, [String])] = [
    ("1 == 2", [""]),
    ("exacto(x) == 2", ["0,25", "la diferencia es 1,7500", "x = 0,25"]),
    ("1 != 1", ["", "los dos lados son iguales"]),
    ("3 < 1", ["", "sobran 2"]),
    ("2 <= 1", ["", "sobra 1"]),
    ("1 > 2", ["", "falta 1"]),
    ("x >= 0.9", ["0,25", "faltan 0,6500"]),
    ("x < 0.25", ["0,25", "los dos lados son iguales"]),
    ("x > 0.25", ["0,25", "los dos lados son iguales"]),
    ("0.8712 ≈ 0.875", ["", "la diferencia es 0,0038 y se admite 0,0005"]),
    ("x ≈ 0.26 ± 0.001", ["0,25", "la diferencia es 0,0100 y se admite 0,0010"]),
    ("1/3 ≈ 1/3 + 1/1000", ["0,3333", "la diferencia es 0,0010 y se admite 3,3·10⁻⁶"]),
    ("x en [0.5, 1]", ["0,25", "faltan 0,2500"]),
    ("x en [0, 0.2]", ["0,25", "sobran 0,0500"]),
    ("x en (0.25, 1)", ["0,25", "el intervalo es abierto: sus extremos no valen"]),
    ("0/0 < 1", ["NaN", "el lado izquierdo no es un número"]),
    ("1 < 0/0", ["", "el lado derecho no es un número"]),
    ("0/0 ≈ 0/0", ["NaN", "ninguno de los dos lados es un número"]),
    ("0/0 en [0, 1]", ["NaN", "el valor no es un número"]),
    ("v es creciente", ["[3; 2; 2,5]", "de la posición 0 a la 1 pasa de 3 a 2"]),
    ("v es decreciente", ["[3; 2; 2,5]", "de la posición 1 a la 2 pasa de 2 a 2,5"]),
    ("v - 2 es positivo", ["[1; 0; 0,5]", "en la posición 1 vale 0", "v = [3; 2; 2,5]"]),
    ("[1, 1/0] es finito", ["[1; ∞]", "en la posición 1 vale ∞"]),
    ("exacto(v) == [3, 9, 2.5]", ["[3; 2; 2,5]", "en la posición 1: 2 y 9", "v = [3; 2; 2,5]"]),
    ("[1, 2] == [1, 3]", ["[1; 2]", "en la posición 1: 2 y 3"]),
    ("[[1, 2]] == [[1, 3]]", ["una matriz de 1×2", "en la posición [0, 1]: 2 y 3"]),
    ("[1, 2] ≈ [1, 2.1]", ["[1; 2]", "en la posición 1: 2 y 2,1"]),
    ("suma([1, 2]) == 1", ["3"]),
    ("1 < x < 2", ["0,25", "«1 < x»: sobran 0,7500"]),
    ("1 < 2 * x < 3 * x", ["0,5", "«1 < 2 * x»: sobran 0,5000", "x = 0,25"]),
    ("x < 1 < 0.5", ["0,25", "«1 < 0.5»: sobran 0,5000"]),
    ("x > 1 y x < 0", ["", "«x > 1»: faltan 0,7500", "«x < 0»: sobran 0,2500", "x = 0,25"]),
    ("x > 1 o 1 == 2", ["", "«x > 1»: faltan 0,7500", "x = 0,25"]),
    ("no x < 1", ["", "x = 0,25"]),
    ("v > 2.2", ["[3; 2; 2,5]", "en la posición 1: 2 y 2,2"]),
    ("2.2 < v", ["", "en la posición 1: 2,2 y 2", "v = [3; 2; 2,5]"]),
    ("v en [2.2, 4]", ["[3; 2; 2,5]", "en la posición 1 vale 2"]),
    ("[[1, 2], [3, 1]] es simétrico", ["una matriz de 2×2", "en la posición [0, 1] vale 2, y en la [1, 0], 3"]),
    ("[[1, 2]] es simétrico", ["una matriz de 1×2", "no es cuadrada: tiene 1 fila y 2 columnas"]),
    ("[[1, 2], [3, -1]] es positivo", ["una matriz de 2×2", "en la posición [1, 1] vale −1"]),
    ("0/0 es finito", ["NaN"]),
    ("x + x >= 0.9", ["0,5", "faltan 0,4000", "x = 0,25"]),
    ("0.9 <= x", ["", "sobran 0,6500", "x = 0,25"]),
    ("\"a\" == \"b\"", [""]),
    ("palabra == \"b\"", ["«a»"]),
    ("no", [""]),
  ]

  private func names() throws -> [String: Value] {
    ["x": .numbers(Numbers(0.25)), "v": try value("[3, 2, 2.5]"), "palabra": .text("a")]
  }

  @Test("lo que no se cumple dice cuánto falta", arguments: failures)
  func tells(text: String, expected: [String]) throws {
    let output = try assertion(text, try names())
    #expect(!output.holds)
    #expect(output.source == text)
    #expect([output.observed] + output.details == expected)
  }

  @Test func whatHoldsHasNoDetails() throws {
    let output = try assertion("x < 1", try names())
    #expect(output.holds)
    #expect(output.observed == "0,25")
    #expect(output.details.isEmpty)
  }

  @Test func everyElementCounts() throws {
    #expect(try assertion("v > 1", try names()).holds)
    #expect(try !assertion("v > 2", try names()).holds)
    #expect(try assertion("v[3:] > 5", try names()).holds, "de ninguno se afirma cualquier cosa")
  }

  @Test func theLessonsNumbersAreTold() throws {
    let output = try assertion("x > 1", try names(), style: NumberStyle(mark: .point))
    #expect(output.observed == "0.25")
    #expect(output.details == ["faltan 0.7500"])
  }

  @Test func computedDecimalsAreNotComparedExactly() {
    for text in ["0.1 + 0.2 == 0.3", "x == 0.25", "x != 0.25", "1/3 == 1/3", "v == v"] {
      #expect(problem { _ = try assertion(text, try names()) }?.code == .inexactEquality, "\(text)")
    }
    #expect(problem { _ = try assertion("exacto(x) == 0.25", try names()) } == nil)
    #expect(problem { _ = try assertion("exacto(x == 0.25)", try names()) } == nil)
    #expect(problem { _ = try assertion("exacto(1) == 1 y x == 0.25", try names()) } != nil)
    #expect(problem { _ = try assertion("1 + 1 == 2", try names()) } == nil)
  }

  @Test func anAssertionIsTrueOrFalse() {
    for text in ["x", "3", "palabra", "v", "palabra == 3"] {
      #expect(problem { _ = try assertion(text, try names()) }?.code == .wrongType, "\(text)")
    }
  }

  @Test func withoutDataNothingIsClaimed() throws {
    let (expression, source) = try expression("x > 1")
    var scope = Scope()
    scope.bind("x", .numbers(Numbers(shape: [], kind: .decimal, values: nil)), at: SourceRange(0, 0))
    #expect(problem { try checkAssertion(expression, scope: scope, source: source) } == nil)
    scope.bind("x", .unknown, at: SourceRange(0, 0))
    #expect(problem { try checkAssertion(expression, scope: scope, source: source) } == nil)
    let failed = problem { _ = try evaluateAssertion(expression, scope: scope, source: source) }
    #expect(failed?.code == .notRun)
    #expect(failed?.severity == .warning)
  }
}

import Diagnostics
import Lesson
import Runner
import Testing

@Suite struct EvaluatorTests {
  /// Each expression with what it prints; the names are those of `names`.
  private static let values: [(String, String)] = [
    // Arithmetic and its order.
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("2^3^2", "512"), ("-2^2", "-4"), ("2^-1", "0.5"), ("7 - 2 - 1", "4"),
    ("8 / 2 / 2", "2.0"), ("1 / 4", "0.25"), ("4 / 2", "2.0"), ("2 * 0.5", "1.0"), ("10^20", "1e+20"),
    ("(-1)^2001", "-1"), ("(-2)^2000 > 0", "sí"), ("0^0", "1"), ("0^-1", "inf"), ("4^0.5", "2.0"),
    ("1_000 + 1", "1001"),
    ("1e3", "1000.0"), ("--3", "3"), ("-sí", "-1"), ("1/0", "inf"), ("0/0", "nan"),
    // Arrays.
    ("[1, 2] + 1", "[2 3]"), ("[[1], [2]] + [10, 20]", "[[11 21]\n [12 22]]"), ("a @ a", "[[ 7 10]\n [15 22]]"),
    ("a @ [1, 1]", "[3 7]"), ("[1, 2] @ [3, 4]", "11"), ("[1, 2.5]", "[1.0 2.5]"), ("[sí, 2]", "[1 2]"), ("[]", "[]"),
    ("[[1, 2], [3, 4]][1]", "[3 4]"), ("a[-1, 0]", "3"), ("a[:, 1]", "[2 4]"), ("a[0:1]", "[[1 2]]"),
    ("v[1:]", "[2.0 2.5]"),
    ("v[:-1]", "[3.0 2.0]"), ("v[5:]", "[]"), ("v[0]", "3.0"), ("a[v[0] > 2 y sí]", "T004"),
    // Functions.
    ("exp(0)", "1.0"), ("log(1)", "0.0"), ("raíz(16)", "4.0"), ("raiz(16)", "4.0"), ("abs(-3)", "3"),
    ("abs([-1.5, 2])", "[1.5 2.0]"), ("seno([0, π / 2])", "[0.0 1.0]"), ("coseno(π)", "-1.0"), ("tipo(π)", "decimal"),
    ("pi", "T001"),
    ("redondear(2.5)", "2"), ("redondear(3.5)", "4"), ("redondear(-2.5)", "-2"),
    ("redondear(2.345, decimales: 1)", "2.3"),
    ("relu([-1, 2])", "[0 2]"), ("sigmoide(0)", "0.5"), ("sigmoide([-1000, 1000])", "[0.0 1.0]"),
    ("tanh(-0.5)", "-0.4621"),
    ("softmax([1000, 1000])", "[0.5 0.5]"), ("suma(softmax([1, 2, 3]))", "1.0"), ("suma(a)", "10"),
    ("suma(a, eje: 0)", "[4 6]"),
    ("media(a)", "2.5"), ("media(a, eje: 1)", "[1.5 3.5]"), ("máx(v)", "3.0"), ("max(v)", "3.0"),
    ("máx(0, [-1, 2])", "[0 2]"),
    ("mín(3, 2)", "2"), ("máx(0, [0/0, 1])", "[nan 1.0]"), ("mín([0/0, 1], 2)", "[nan 1.0]"), ("argmáx(v)", "0"),
    ("argmín(a, eje: 0)", "[0 0]"), ("norma([3, 4])", "5.0"),
    ("forma(a)", "[2 2]"),
    ("forma(3)", "[]"), ("forma([\"a\"])", "[1]"), ("ceros(2)", "[0.0 0.0]"), ("unos([1, 2])", "[[1.0 1.0]]"),
    ("rango(3)", "[0 1 2]"),
    ("rango(2, 4)", "[2 3]"), ("rango(4, 2)", "[]"), ("exacto(3)", "3"), ("doble(4)", "8"), ("doble([1, 2])", "[2 4]"),
    ("compuesta(1)", "3"), ("doble(doble(1))", "4"),
    ("norma([[3, 4], [6, 8]], eje: 1)", "[5.0 10.0]"), ("relu_con_fuga([-1, 2])", "[-0.2 2.0]"), ("elu(0)", "0.0"),
    ("gelu(0)", "0.0"), ("softplus(0)", "0.6931"), ("swish(0)", "0.0"), ("lineal(a)", "[[1 2]\n [3 4]]"),
    ("tipo(a)", "entero"), ("tipo(v)", "decimal"), ("tipo(a > 1)", "booleano"), ("tipo(\"a\")", "texto"),
    ("tipo(palabras)", "lista"), ("tipo(doble)", "función"),
    ("transponer(a)", "[[1 3]\n [2 4]]"), ("transponer(v)", "[3.0 2.0 2.5]"), ("transponer(3)", "3"),
    ("forma(transponer(ceros([2, 3, 4])))", "[4 3 2]"),
    ("transponer(reformar(rango(6), [1, 2, 3]), ejes: [1, 0, 2])", "[[[0 1 2]]\n\n [[3 4 5]]]"),
    ("transponer(a, ejes: [-1, 0])", "[[1 3]\n [2 4]]"),
    ("reformar(a, [4])", "[1 2 3 4]"), ("reformar(a, 4)", "[1 2 3 4]"),
    ("reformar(a, [-1, 1])", "[[1]\n [2]\n [3]\n [4]]"),
    ("reformar([5], [])", "5"),
    ("concatenar(a, [[5, 6]])", "[[1 2]\n [3 4]\n [5 6]]"),
    ("concatenar(a, [[5], [6]], eje: -1)", "[[1 2 5]\n [3 4 6]]"),
    ("concatenar([1], [2], [2.5])", "[1.0 2.0 2.5]"), ("concatenar([sí], [no])", "[sí no]"),
    ("identidad(2)", "[[1.0 0.0]\n [0.0 1.0]]"), ("identidad(0)", "[[]]"), ("ceros([])", "0.0"),
    ("uno_de(2)", "[0 0 1]"), ("uno_de([1, 0], clases: 3)", "[[0 1 0]\n [1 0 0]]"), ("uno_de(sí)", "[0 1]"),
    ("producto(a, a)", "[[ 7 10]\n [15 22]]"), ("producto([1, 2], [3, 4])", "11"),
    ("externo([1, 2], [3, 4])", "[[3 4]\n [6 8]]"), ("externo(2, v)", "[6.0 4.0 5.0]"),
    ("forma(externo(a, a))", "[2 2 2 2]"),
    ("reformar(rango(8), [2, 2, 2]) @ a", "[[[ 3  4]\n  [11 16]]\n\n [[19 28]\n  [27 40]]]"),
    ("forma(ceros([3, 1, 2, 4]) @ ceros([5, 4, 6]))", "[3 5 2 6]"), ("forma(ceros([3, 2, 4]) @ ceros(4))", "[3 2]"),
    ("forma(ceros(2) @ ceros([3, 2, 4]))", "[3 4]"), ("a @ ceros([2, 0])", "[[]]"),
    ("convolución(rango(5), [1, -1])", "[-1 -1 -1 -1]"), ("convolución(a, [[1]])", "[[1 2]\n [3 4]]"),
    ("convolución([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 0], [0, -1]])", "[[-4 -4]\n [-4 -4]]"),
    ("forma(convolución(ceros([5, 6, 3]), ceros([2, 3, 3, 4])))", "[4 4 4]"),
    ("convolución(reformar(rango(4), [2, 2]), reformar([1, 10], [1, 1, 1, 2]))[1, 1]", "[3 30]"),
    ("derivada(doble)(5)", "2"), ("derivada(derivada(doble))(5)", "0"), ("derivada(exp)(0)", "1.0"),
    ("derivada(compuesta)([1, 2])", "[2 2]"), ("repetir(doble, 3, 3)", "[3 6 12 24]"),
    ("repetir(doble, [1, 0.5], 1)", "[[1.0 0.5]\n [2.0 1.0]]"), ("repetir(doble, 1, 0)", "[1]"),
    ("forma(repetir(abs, a, 2))", "[3 2 2]"), ("repetir(raíz, 16, 2)", "[16.0 4.0 2.0]"),
    ("media", "una función"), ("derivada(doble)", "una función"),
    // Comparisons.
    ("1 < 2", "sí"), ("1 < 2 < 2", "no"), ("1 < 2 <= 2", "sí"), ("[1, 2] < [2, 2]", "[sí no]"), ("1 == 1.0", "sí"),
    ("1 != 2", "sí"),
    ("0.5 ≈ 0.504 ± 0.01", "sí"), ("0.8714 ≈ 0.871", "sí"), ("0.8716 ≈ 0.871", "no"), ("1.4 ~= 1", "sí"),
    ("[0.33, 0.67] ≈ [1/3, 2/3]", "[sí sí]"), ("[1/3, 0.7] ≈ [0.33, 0.67]", "[sí no]"), ("1/3 ≈ 2/6", "sí"),
    ("1/0 ≈ 1/0", "sí"),
    ("0/0 ≈ 0/0", "no"), ("3 en [1, 3]", "sí"), ("3 en (1, 3)", "no"), ("[1, 5] en [0, 2]", "[sí no]"),
    ("\"a\" == \"a\"", "sí"),
    ("\"a\" != \"b\"", "sí"), ("palabras == [\"uno\", \"dos\"]", "sí"), ("palabras == [\"uno\"]", "no"),
    ("\"é\" == \"e\u{301}\"", "sí"),
    ("v es finito", "sí"), ("v es positivo", "sí"), ("[1, 2, 2] es creciente", "no"), ("[3, 2] es decreciente", "sí"),
    ("[] es finito", "T004"), ("a es simétrico", "no"), ("[[1, 2], [2, 1]] es simetrico", "sí"),
    ("no v es creciente", "sí"),
    ("[1] es creciente", "sí"), ("[0/0] es finito", "no"), ("[[1, 2, 3]] es simétrico", "no"),
    // Logic.
    ("sí y no", "no"), ("sí o no", "sí"), ("no sí", "no"), ("no no sí", "sí"), ("1 < 2 y 2 < 3", "sí"),
    ("[sí, no] o no", "[sí no]"),
    // Texts and lists.
    ("\"hola\"", "hola"), ("palabras[1]", "dos"), ("palabras[-1]", "dos"),
  ]

  /// Each expression with the code of what is wrong with it.
  private static let problems: [(String, String)] = [
    ("nada", "T001"), ("nada(1)", "T003"), ("1 + nada", "T001"), ("\"a\" + 1", "T004"), ("1 + palabras", "T004"),
    ("-\"a\"", "T004"),
    ("no 3", "T004"), ("1 y sí", "T004"), ("1 < \"a\"", "T004"), ("1 == \"a\"", "T004"), ("\"a\" == 1", "T004"),
    ("palabras == \"a\"", "T004"),
    ("[1, 2] + [1, 2, 3]", "T009"), ("a @ [1, 2, 3]", "T009"), ("3 @ a", "T009"), ("[[1], [1, 2]]", "T009"),
    ("[[1], 2]", "T009"),
    ("a[2]", "T005"), ("a[0, 0, 0]", "T009"), ("a[0.5]", "T004"), ("a[\"x\"]", "T004"), ("3[0]", "T004"),
    ("palabras[2]", "T005"),
    ("palabras[0, 0]", "T009"), ("doble[0]", "T004"), ("a.campo", "T006"), ("palabras.campo", "T006"), ("v(1)", "T004"),
    ("exp()", "T007"), ("exp(1, 2)", "T007"), ("exp(\"a\")", "T004"), ("suma(a, eje: 2)", "T005"),
    ("suma(a, eje: 0.5)", "T004"),
    ("suma(a, axis: 0)", "T007"), ("máx(1, 2, 3)", "T007"), ("doble()", "T007"), ("doble(1, 2)", "T007"),
    ("doble(x: 1)", "T007"),
    ("rango(1.5)", "T004"), ("rango(10^9)", "T013"), ("rango(-10^18, 10^18)", "T005"), ("rango(-10^15, 10^15)", "T013"),
    ("v[10^18]", "T005"), ("v[-10^300]", "T005"), ("suma(a, eje: 10^18)", "T005"), ("ceros(-1)", "T005"),
    ("ceros(1.5)", "T004"),
    ("ceros([10^6, 10^6])", "T013"), ("ceros([2^62, 4])", "T013"), ("ceros([1, 1, 1, 1, 1, 1, 1, 1, 1])", "T013"),
    ("softmax(3)", "T005"),
    ("media([1][1:])", "T005"), ("v es creciente y nada", "T001"), ("a es creciente", "T004"),
    ("v es simétrico", "T004"),
    ("v es bonito", "T003"), ("3 en [2, 1]", "T005"), ("3 en [\"a\", 2]", "T004"), ("1 ≈ 2 ± -1", "T004"),
    ("1 ≈ 2 ± [1, 2]", "T004"),
    ("unos([3000, 3000]) * unos([3000, 1, 3000])", "T013"), ("[[[[[[[[[1]]]]]]]]]", "T013"),
    ("[palabras, [palabras]]", "T013"),
    ("doble(\"a\")", "T004"), ("redondear(1, decimales: \"a\")", "T004"), ("media + 1", "T004"),
    ("np", "T001"), ("a.T", "T006"), ("len(a)", "T003"), ("doble(1)(2)", "T004"), ("a(1)(2)", "T004"),
    ("norma(a, eje: 2)", "T005"), ("transponer(a, ejes: [0, 0])", "T005"), ("transponer(a, ejes: 1)", "T004"),
    ("reformar(a, [3])", "T009"), ("reformar(a, [-1, 3])", "T009"), ("reformar(a, [-1, -1])", "T009"),
    ("reformar(a, [-2, 2])", "T005"), ("reformar(a, [2^62, 4])", "T009"), ("reformar(a)", "T007"),
    ("reformar(ceros([0]), [-1, 0])", "T009"), ("concatenar(a)", "T007"), ("concatenar(a, v)", "T009"),
    ("concatenar(a, a, eje: 2)", "T005"), ("concatenar(3, 4)", "T005"), ("identidad(-1)", "T005"),
    ("identidad(10^5)", "T013"), ("uno_de(1.5)", "T004"), ("uno_de(3, clases: 2)", "T005"), ("uno_de(-1)", "T005"),
    ("uno_de(10^9)", "T013"), ("externo(unos(10000), unos(10000))", "T013"),
    ("externo(ceros([1, 1, 1, 1]), ceros([1, 1, 1, 1, 1]))", "T013"), ("producto(a, v)", "T009"),
    ("ceros([2, 3, 4]) @ ceros([3, 4, 5])", "T009"), ("convolución(a, v)", "T009"),
    ("convolución(a, ceros([3, 3]))", "T009"), ("convolución(a, ceros([0, 1]))", "T009"),
    ("convolución(ceros([4, 4, 2]), ceros([2, 2, 3, 1]))", "T009"), ("derivada(suma)", "T007"), ("derivada(3)", "T004"),
    ("derivada(nada)", "T001"), ("derivada()", "T007"), ("derivada(doble, respecto: \"y\")", "T007"),
    ("derivada(doble, respecto: 1)", "T004"), ("repetir(doble, 1)", "T007"), ("repetir(doble, 1, -1)", "T005"),
    ("repetir(doble, 1, 0.5)", "T004"), ("repetir(3, 1, 2)", "T004"), ("repetir(doble, \"a\", 2)", "T004"),
    ("repetir(suma, [1, 2], 2)", "T009"), ("repetir(doble, 1, 10^9)", "T013"), ("repetir(doble, 1, 2^62)", "T005"),
    ("normal(2)", "T008"),
  ]

  private static func names() throws -> [String: Value] {
    let matrix = try value("[[1, 2], [3, 4]]")
    let vector = try value("[3, 2, 2.5]")
    let words = try value("[\"uno\", \"dos\"]")
    let double = try function("doble(x) = 2 * x")
    return [
      "a": matrix, "v": vector, "palabras": words, "doble": double,
      "compuesta": try function("compuesta(x) = doble(x) + 1", ["doble": double]),
    ]
  }

  private static func function(_ text: String, _ names: [String: Value] = [:]) throws -> Value {
    let parts = text.split(separator: " = ", maxSplits: 1)
    let name = String(parts[0].prefix { $0 != "(" })
    let (body, source) = try expression(String(parts[1]))
    var scope = Scope(isChecking: false)
    for (name, value) in names { scope.bind(name, value, at: SourceRange(0, 0)) }
    return .function(
      try Evaluator(scope: scope, source: source).function(
        Located(name, SourceRange(0, 0)), parameters: ["x"], body: body))
  }

  private static func printed(_ value: Value) -> String {
    switch value {
    case .numbers(let numbers): numbers.printed
    case .text(let text): text
    case .list(let values): "[" + values.map(printed).joined(separator: " ") + "]"
    default: value.kindName
    }
  }

  private static func outcome(_ text: String, _ names: [String: Value]) -> String {
    do {
      return printed(try value(text, names))
    } catch {
      return (error as? Problem)?.code.rawValue ?? "\(error)"
    }
  }

  @Test("cada expresión da lo que dice la tabla", arguments: values)
  func prints(text: String, expected: String) throws {
    #expect(Self.outcome(text, try Self.names()) == expected)
  }

  @Test("cada expresión errónea da su código", arguments: problems)
  func fails(text: String, code: String) throws {
    #expect(Self.outcome(text, try Self.names()) == code)
  }

  /// Checking is execution without data: kind, shape and problems cannot depend on the values.
  @Test("sin datos, la misma forma y los mismos problemas", arguments: (values + problems).map(\.0))
  func agreesWithoutData(text: String) throws {
    var unknown = try Self.names()
    for (name, value) in unknown {
      guard case .numbers(var numbers) = value else { continue }
      numbers.values = nil
      unknown[name] = .numbers(numbers)
    }
    let known = Result { try value(text, try Self.names()) }
    let checked = Result { try value(text, unknown, isChecking: true) }
    switch (known, checked) {
    case (.success(.numbers(let run)), .success(.numbers(let check))):
      #expect(run.shape == check.shape && run.kind == check.kind, "\(run) \(check)")
    case (.success, .success(.unknown)): break
    case (.success(let run), .success(let check)): #expect(run.kindName == check.kindName)
    case (.failure(let run as Problem), .failure(let check as Problem)): #expect(run.code == check.code)
    default: Issue.record("«\(text)»: \(known) y sin datos \(checked)")
    }
  }

  @Test func unknownValuesAreQuiet() throws {
    let names: [String: Value] = ["x": .unknown]
    for text in [
      "x", "x + 1", "-x", "x[0]", "x.campo", "exp(x)", "x(1)", "[1, x]", "x < 1", "x en [0, 1]", "x es finito", "no x",
    ] {
      #expect(try value(text, names).isUnknown, "\(text)")
    }
    #expect(problem { _ = try value("x + nada", names) }?.code == .unknownName, "lo demás sí se dice")
  }

  @Test func aFunctionKeepsTheNamesOfItsPlace() throws {
    let addOne = try Self.function("más(x) = x + paso", ["paso": .numbers(Numbers(1))])
    let names: [String: Value] = ["más": addOne, "paso": .numbers(Numbers(100))]
    #expect(try numbers("más(1)", names) == Numbers(2))
  }

  @Test func aNameBoundLaterDoesNotMoveAFunction() throws {
    let names: [String: Value] = ["f": try Self.function("f(x) = exp(x)"), "exp": .numbers(Numbers(3))]
    #expect(try numbers("f(0)", names) == Numbers(1.0))
  }

  @Test func aFunctionIsCheckedWhereItIsDefined() {
    #expect(problem { _ = try Self.function("f(x) = x + nada") }?.code == .unknownName)
    #expect(problem { _ = try Self.function("f(x) = f(x - 1)") }?.message == "«f» se llama a sí misma")
    #expect(problem { _ = try Self.function("f(x) = g(x)") }?.code == .unknownWord)
    #expect(problem { _ = try Self.function("f(x) = \"a\" + x") }?.code == .wrongType)
  }

  @Test func aProblemInAFunctionTellsTheCall() throws {
    let double = try Self.function("doble(x) = 2 * x")
    let found = problem { _ = try value("doble(\"a\")", ["doble": double]) }
    #expect(found?.related.map(\.message) == ["se llama aquí"])
  }
}

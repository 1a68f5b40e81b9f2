import Export
import Testing

@Suite struct ExpressionTests {
  @Test(arguments: [
    ("1 + 2 * 3", "print(1 + 2 * 3)"),
    ("(1 + 2) * 3", "print((1 + 2) * 3)"),
    ("2^3^2", "print(2 ** 3 ** 2)"),
    ("(2^3)^2", "print((2 ** 3) ** 2)"),
    ("-2^2", "print(-2 ** 2)"),
    ("(-2)^2", "print((-2) ** 2)"),
    ("1 - (2 - 3)", "print(1 - (2 - 3))"),
    ("8 / (4 / 2)", "print(8 / (4 / 2))"),
    ("[1, 2] + [3, 4]", "print(np.array([1, 2]) + np.array([3, 4]))"),
    ("[1, 2] @ [3, 4]", "print(np.array([1, 2]) @ np.array([3, 4]))"),
    ("suma([[1, 2], [3, 4]], eje: 0)", "print(np.sum([[1, 2], [3, 4]], axis=0))"),
    ("máx(0, [-1, 5])", "print(np.maximum(0, [-1, 5]))"),
    ("forma([[1, 2]])", "print(np.shape([[1, 2]]))"),
    ("coseno(π)", "print(np.cos(np.pi))"),
    ("raíz(2)", "print(np.sqrt(2))"),
    ("redondear(2 / 3, decimales: 2)", "print(np.round(2 / 3, decimals=2))"),
    ("1 < 2 y no (3 < 2)", "print((1 < 2) & np.logical_not(3 < 2))"),
    ("0 < 1 < 2", "print((0 < 1) & (1 < 2))"),
    ("[1, 2] == [1, 2]", "print([1, 2] == [1, 2])"),
    ("(1 < 2) + (2 < 3)", "print(1 * (1 < 2) + 1 * (2 < 3))"),
    ("[[1, 2], [3, 4]][:, 0]", "print(np.array([[1, 2], [3, 4]])[:, 0])"),
    ("normal([2, 3], desviación: 0.1)", "print(azar.normal(0, 0.1, [2, 3]))"),
  ])
  func operatorsKeepTheirMeaning(lesson: String, python: String) {
    #expect(calculated(lesson) == python)
  }

  @Test func bindingsAreArrays() {
    #expect(calculated("v = [1, 2]\nv + 1") == "v = np.array([1, 2])\nprint(v + 1)")
  }

  @Test func functionsAreFunctions() {
    #expect(calculated("f(x) = x^2\nf(3)") == "def f(x):\n    return x ** 2\n\nprint(f(3))")
  }

  /// What a function uses is what it was when the function was written.
  @Test func functionsKeepWhatTheyUse() {
    #expect(calculated("a = 2\nf(x) = a * x\na = 3\nf(1)").contains("def f(x, a=a):\n    return a * x"))
  }

  @Test func derivativesAreWritten() {
    let text = calculated("f(x) = x^3\nderivada(f)(2)")
    #expect(text.contains("def derivada_f(x):\n    return 3 * x ** 2\n"))
    #expect(text.hasSuffix("print(derivada_f(2))"))
  }

  @Test func derivativesOfTheLanguagesFunctionsAreItsOwn() {
    let text = calculated("g = derivada(relu)\ng(0)")
    #expect(text.contains("return (x > 0) * 1"))
  }

  @Test func constantDerivativesKeepTheShape() {
    #expect(calculated("f(x) = 2 * x\nderivada(f)([1, 2])").contains("return 0 * x + 2"))
  }

  /// The derivative draws for itself, as the lesson does.
  @Test func derivativesOfWhatDrawsDraw() {
    let text = calculated("f(x) = x*uniforme()\ng = derivada(f)\ng(2)")
    #expect(text.contains("def derivada_f(x):\n    return 0 * x + azar.uniform(0, 1)\n\ng = derivada_f\nprint(g(2))"))
    let noisy = calculated(
      "ruidosa(w) = (w - 5 + normal())^2\nbaja(w) = w - 0.1 * derivada(ruidosa)(w)\nrepetir(baja, 4.0, 3)")
    #expect(noisy.contains("def derivada_ruidosa(w):\n    return 2 * (w - 5 + azar.normal(0, 1))\n"))
    #expect(noisy.contains("def baja(w):\n    return w - 0.1 * derivada_ruidosa(w)\n"))
    #expect(noisy.hasSuffix("print(repetir(baja, 4.0, 3))"))
  }

  /// A lesson may derive what it is given; Python has no rules to do so.
  @Test(arguments: [
    "p(f, x) = derivada(f)(x)\nh(x) = x^2\np(h, 1)\n7",
    "h(x) = x^2\np(h, x) = derivada(h)(x)\np(h, 1)\n7",
    "h(x) = x^2\nk = repetir(h, 1.0, argmáx(normal(3)))\nl(x) = k[0] * x\nderivada(l)(1)\n7",
  ])
  func derivativesOfWhatOnlyTheRunKnowsAreLeftOut(body: String) {
    let text = calculated(body)
    #expect(text.contains("# en Python no se escribe lo que deriva una función que solo se sabe al ejecutar"))
    #expect(text.contains("def h(x):\n    return x ** 2\n"))
    #expect(text.hasSuffix("\nprint(7)"))
    let code = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: "\n")
    #expect(!code.contains("derivada") && !code.contains("p("), "\(code)")
  }

  /// What needs what was left out is left out too, until its name has another value.
  @Test func whatNeedsWhatIsLeftOutIsLeftOut() {
    let begin = "```{calcular}\np(f, x) = derivada(f)(x)\nh(x) = x^2\na = p(h, 1)\n```\n\nVale `{= a }`.\n\n"
    let steps = "```{tabla #t}\ncolumnas: [\"a\"]\nfilas: [[a]]\n```\n\n```{calcular}\na = 3\na\n```\n"
    let script = exported(begin + steps).script(version: "1")
    #expect(script.contains("#   a = p(h, 1)\n"))
    #expect(script.contains("Vale {'(no se escribe en Python)'}."))
    #expect(script.contains("#   {tabla #t}\n#   columnas: [\"a\"]\n#   filas: [[a]]\n"))
    #expect(script.hasSuffix("\na = 3\nprint(a)\n"))
  }

  /// What was left out leaves nothing behind: no name is taken, and what it would have written is written below.
  @Test func whatIsLeftOutLeavesNothing() {
    let made = "f(x) = x^2\np(k, x) = derivada(k)(x)\n"
    let text = calculated(made + "a = derivada(f)(1) + p(f, 1)\nderivada(f)(2)")
    #expect(text.contains("#   a = derivada(f)(1) + p(f, 1)\ndef derivada_f(x):\n    return 2 * x\n"), "\(text)")
    #expect(text.hasSuffix("print(derivada_f(2))"), "\(text)")
  }

  @Test func aNameIsWhatItIsWhereItStands() {
    let again = calculated("f(x) = x^3\nf = derivada(f)\nf(3)")
    #expect(again.contains("def derivada_f(x):\n    return 3 * x ** 2\n\nf = derivada_f\n"))
    let both = calculated("f(x) = x^2\ng = derivada(f)\nf(x) = x^3\ng(1)")
    #expect(both.contains("    return 2 * x\n"))
    #expect(!both.contains("3 * x ** 2"))
  }

  /// What a function uses is what it was where the lesson makes it, also in its derivative.
  @Test func derivativesKeepWhatTheFunctionKept() {
    let steps = "a = 2\nf(x) = a * x^2\n"
    let now = calculated(steps + "derivada(f)(3)\na = 5")
    #expect(now.contains("def derivada_f(x, a=a):\n    return a * (2 * x)\n"), "\(now)")
    let later = calculated(steps + "a = 5\nderivada(f)(3)")
    #expect(later.contains("def derivada_f(x, a=2):\n    return a * (2 * x)\n"), "\(later)")
    let solution = "> [!SOLUCIÓN]\n> ```{calcular}\n> a = 10\n> derivada(f)(3)\n> ```\n\n"
    let below = "```{calcular}\nderivada(f)(3)\n```\n"
    let script = exported("```{calcular}\n\(steps)```\n\n" + solution + below).script(version: "1")
    #expect(script.contains("    a = 10\n    def derivada_f(x, a=2):\n        return a * (2 * x)\n"), "\(script)")
    #expect(script.contains("\ndef derivada_f_(x, a=a):\n    return a * (2 * x)\n"), "\(script)")
  }

  @Test func derivativesKeepTheFunctionsThatTheFunctionKept() {
    let text = calculated("a = 2\nf(x) = a * x^2\na = 5\ng(x) = f(x)^2\nf(x) = x\nderivada(g)(2)")
    #expect(text.contains("def f_(x, a=2):\n    return a * x ** 2\n"), "\(text)")
    #expect(text.contains("def derivada_f(x, a=2):\n    return a * (2 * x)\n"), "\(text)")
    #expect(text.contains("def derivada_g(x, f=f_):\n    return 2 * f(x) * derivada_f(x)\n"), "\(text)")
  }

  @Test func whatIsKeptIsWrittenAsItWas() {
    let body = "a = [[1, 2], [3, 4]]\nb = 0.5\nf(x) = x * b * suma(a)\na = 1\nb = 2\nderivada(f)(1)"
    let text = calculated(body)
    #expect(text.contains("def derivada_f(x, b=0.5, a=np.array([[1, 2], [3, 4]])):\n"), "\(text)")
  }

  /// What only the run knows, and what is long, is not written wrong.
  @Test(arguments: ["normal()", "rango(100)"])
  func derivativesOfWhatIsNoMoreAreLeftOut(value: String) {
    let steps = "a = \(value)\nf(x) = suma(a) * x^2\n"
    let lost = calculated(steps + "a = 5\nderivada(f)(3)\n7")
    #expect(lost.contains("#   derivada(f)(3)\nprint(7)"), "\(lost)")
    #expect(!lost.contains("def derivada_f"))
    let there = calculated(steps + "derivada(f)(3)\na = 5")
    #expect(there.contains("def derivada_f(x, a=a):\n"), "\(there)")
  }

  /// The rules of the language call the language's functions, whatever the lesson calls so.
  @Test func derivativesCallWhatTheFunctionCalled() {
    let text = calculated("exp(x) = x\ng = derivada(elu)\ng(-1)")
    #expect(text.contains("(x < 0) * np.exp(np.minimum(x, 0))"), "\(text)")
  }

  @Test func datasetsAreArrays() {
    let body = "forma(moda.entrenamiento.imágenes)\nmoda.prueba.etiquetas[:3]\nmoda.clases[0]"
    let steps = moda + "```{calcular}\n\(body)\n```\n"
    #expect(shown(steps) == "print(moda_x.shape)\nprint(moda_y_prueba[:3])\nprint(moda_clases[0])")
  }

  @Test func bytesDoNotOverflow() {
    let steps = "```{datos #m}\nfuente: fashion_mnist\n```\n\n```{calcular}\nm.prueba.imágenes[0] - 1\n```\n"
    #expect(shown(steps) == "print(m_x_prueba[0].astype(int) - 1)")
  }
}

import Diagnostics

/// What can be wrong in an expression, told in Spanish.
extension Problem {
  // MARK: Numbers

  static func decimalComma(whole: SourceRange, decimals: SourceRange) -> Problem {
    let comma = SourceRange(whole.upper, decimals.lower)
    return Problem(
      .decimalComma, "los decimales se escriben con punto: la coma separa valores", at: whole.union(decimals),
      label: "cambia la coma por un punto", suggestions: [Suggestion(".", at: comma)])
  }

  static func numberTooLarge(_ written: String, at range: SourceRange) -> Problem {
    Problem(.numberTooLarge, "el número \(shortened(written)) es demasiado grande", at: range, label: "no cabe")
  }

  static func numberTooSmall(_ written: String, at range: SourceRange) -> Problem {
    Problem(
      .numberTooLarge, "el número \(shortened(written)) es demasiado pequeño: se leería como 0", at: range,
      label: "no cabe")
  }

  static func pointWithoutDigits(_ written: String, at range: SourceRange, isAlone: Bool) -> Problem {
    Problem(
      .syntax, "tras el punto de un número faltan sus decimales", at: range,
      label: isAlone ? "escribe \(written)0" : nil,
      suggestions: isAlone ? [Suggestion(written + "0", at: range)] : [])
  }

  static func pointWithoutWhole(at range: SourceRange) -> Problem {
    Problem(
      .syntax, "antes del punto de un número falta su parte entera", at: range, label: "escribe un 0 delante",
      suggestions: [Suggestion("0", at: SourceRange(range.lower, range.lower))])
  }

  static func manyPoints(_ written: String, at range: SourceRange) -> Problem {
    let parts = written.split(separator: ".")
    let isThousands = parts.dropFirst().allSatisfy { $0.count == 3 }
    let fix = parts.joined(separator: "_")
    return Problem(
      .syntax, "un número lleva un solo punto, el de los decimales", at: range,
      label: isThousands ? "los miles se separan así: \(fix)" : "sobra un punto",
      suggestions: isThousands ? [Suggestion(fix, at: range)] : [])
  }

  static func looseUnderscore(_ written: String, at range: SourceRange) -> Problem {
    Problem(.syntax, "en un número, cada «_» va entre dos cifras", at: range, label: "como en 60_000")
  }

  static func numberBesideName(_ number: String, _ name: String, at range: SourceRange) -> Problem {
    Problem(
      .syntax, "tras el número \(number) hay letras pegadas", at: range,
      label: name.contains(where: \.isNumber) ? "falta un operador" : "¿quisiste decir \(number) * \(name)?")
  }

  static func idBeginsWithDigits(_ number: String, _ name: String, at range: SourceRange) -> Problem {
    let isPlain = number.allSatisfy(\.isNumber) && !name.contains(where: \.isNumber)
    let fix = name + number
    return Problem(
      .syntax, "un nombre empieza por una letra", at: range,
      label: isPlain ? "¿quisiste decir «\(shortened(fix))»?" : "pon la letra delante",
      suggestions: isPlain ? [Suggestion(fix, at: range, isCertain: false)] : [])
  }

  /// `2..4`: nobody knows whether its end counts.
  static func dottedInterval(_ lower: String, _ upper: String, at range: SourceRange) -> Problem {
    let (first, last) = (shortened(lower), upper.isEmpty ? "b" : shortened(upper))
    return Problem(
      .syntax, "un intervalo no se escribe con puntos", at: range, label: "escribe [\(first), \(last)]",
      notes: ["en un corte van dos puntos: x[\(first):\(last)]"])
  }

  // MARK: Texts and signs

  static func unfinishedText(at range: SourceRange) -> Problem {
    Problem(
      .unfinishedText, "el texto no se cierra", at: range, label: "falta la comilla \" del final de la línea")
  }

  static func unknownEscape(at range: SourceRange) -> Problem {
    Problem(
      .syntax, "tras «\\» solo puede ir \", \\ o n", at: range, label: "para una barra invertida escribe \\\\",
      suggestions: [Suggestion("\\\\", at: range)])
  }

  static func otherQuotes(_ inside: String?, at range: SourceRange) -> Problem {
    let fix = inside.map { inner in
      let escaped = inner.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
      return "\"\(escaped)\""
    }
    return Problem(
      .syntax, "los textos van entre comillas rectas: \"así\"", at: range,
      label: fix.map { "escribe \(shortened($0))" }, suggestions: fix.map { [Suggestion($0, at: range)] } ?? [])
  }

  static func tightComment(at range: SourceRange) -> Problem {
    Problem(
      .syntax, "tras la «#» de un comentario va un espacio", at: range, label: "escribe «# »",
      suggestions: [Suggestion("# ", at: range)])
  }

  static func unknownSign(_ scalar: Unicode.Scalar, at range: SourceRange) -> Problem {
    Problem(.syntax, "no entiendo el signo \(described(scalar))", at: range)
  }

  static func foreignOperator(_ spelling: String, here: String, at range: SourceRange) -> Problem {
    Problem(
      .syntax, "«\(spelling)» se escribe «\(here)»", at: range, label: "escribe «\(here)»",
      suggestions: [Suggestion(here == "no" && spelling != "not" ? "no " : here, at: range)])
  }

  /// `!` or `¬` where it can deny nothing.
  static func notAfterValue(_ spelling: String, at range: SourceRange) -> Problem {
    Problem(
      .syntax, "«\(spelling)» no va detrás de un valor", at: range, label: "«no» va delante de lo que niega",
      notes: spelling == "!" ? ["entre las funciones no hay factorial"] : [])
  }

  /// `√`, with all that it holds where that is sure.
  static func rootSign(of operand: String?, isBracketed: Bool, at range: SourceRange) -> Problem {
    let fix = isBracketed ? "raíz" : operand.map { "raíz(\($0))" }
    return Problem(
      .syntax, "«√» se escribe «raíz», con paréntesis", at: range,
      label: "escribe raíz(\(operand.map { shortened($0) } ?? "…"))",
      suggestions: fix.map { [Suggestion($0, at: range)] } ?? [])
  }

  /// `f'`, which at the left of an «=» no word replaces.
  static func strokeOfDerivative(
    of name: String, order: Int, calledWith arguments: String, at range: SourceRange
  ) -> Problem {
    // A label holds no more of them anyway.
    let depth = min(order, mostStrokes)
    let fix = String(repeating: "derivada(", count: depth) + name + String(repeating: ")", count: depth)
    return Problem(
      .syntax, "la derivada de una función se escribe con «derivada»", at: range,
      label: "escribe \(shortened(fix, to: 80))\(arguments)",
      suggestions: order < mostStrokes ? [Suggestion(fix, at: range, isCertain: false)] : [])
  }

  /// Strokes from which on a derivative is written no more.
  private static var mostStrokes: Int { 10 }

  // MARK: Operators and values

  static func expressionMissing(at range: SourceRange) -> Problem {
    Problem(.syntax, "aquí falta una expresión", at: range)
  }

  static func valueMissing(after range: SourceRange) -> Problem {
    Problem(
      .syntax, "la expresión está sin terminar", at: range, label: "después falta un valor",
      notes: ["para seguir en la línea siguiente, abre un paréntesis"])
  }

  static func valueExpected(before symbol: Symbol, at range: SourceRange) -> Problem {
    Problem(.syntax, "antes de «\(symbol.rawValue)» falta un valor", at: range)
  }

  static func unexpectedSign(_ symbol: Symbol, at range: SourceRange) -> Problem {
    Problem(.syntax, "no esperaba «\(symbol.rawValue)» aquí", at: range)
  }

  static func operatorMissing(before range: SourceRange) -> Problem {
    Problem(.syntax, "entre dos valores falta un operador o una coma", at: range, label: "aquí empieza el segundo")
  }

  static func looseComma(at range: SourceRange) -> Problem {
    Problem(.syntax, "una coma separa valores entre corchetes o argumentos", at: range, label: "como en [a, b]")
  }

  static func unaryPlus(at range: SourceRange) -> Problem {
    Problem(
      .syntax, "el «+» va entre dos valores", at: range, label: "quítalo", suggestions: [Suggestion("", at: range)])
  }

  static func assignmentInAssertion(at range: SourceRange) -> Problem {
    Problem(
      .assignmentInAssertion, "aquí «=» no compara: la igualdad se escribe «==»", at: range, label: "escribe «==»",
      suggestions: [Suggestion("==", at: range)])
  }

  static func compoundAssignment(_ symbol: Symbol, at range: SourceRange) -> Problem {
    let sign = symbol.rawValue
    return Problem(
      .syntax, "no hay «\(sign)=»", at: range, label: "escribe el nombre otra vez: a = a \(sign) 1")
  }

  static func comparisonDoesNotChain(at range: SourceRange) -> Problem {
    Problem(
      .syntax, "una pregunta con «en» o «es» no se encadena con otra comparación", at: range,
      label: "únelas con «y»")
  }

  static func toleranceWithoutComparison(at range: SourceRange) -> Problem {
    Problem(.syntax, "«±» va detrás de una comparación", at: range, label: "como en a ≈ 0.5 ± 0.01")
  }

  static func intervalExpected(at range: SourceRange, after word: SourceRange) -> Problem {
    Problem(
      .syntax, "tras «en» va un intervalo: [a, b] o (a, b)", at: range.isEmpty ? word : range)
  }

  static func intervalNeedsTwoEnds(found: Int, at range: SourceRange) -> Problem {
    Problem(
      .syntax, "un intervalo tiene dos extremos y este tiene \(found)", at: range, label: "como en [0.86, 0.88]")
  }

  static func adjectiveExpected(at range: SourceRange) -> Problem {
    Problem(.syntax, "tras «es» va un adjetivo", at: range, label: "como en «x es creciente»")
  }

  static func notNeedsParentheses(at range: SourceRange) -> Problem {
    Problem(.syntax, "aquí «no» necesita paréntesis", at: range, label: "escribe (no …)")
  }

  static func notBeforeWord(at range: SourceRange) -> Problem {
    Problem(.syntax, "«no» va al principio de la pregunta", at: range, label: "como en «no x es creciente»")
  }

  // MARK: Brackets

  static func unclosedBracket(_ symbol: Symbol, at range: SourceRange) -> Problem {
    Problem(
      .syntax, "«\(symbol.rawValue)» no se cierra", at: range,
      label: "se abre aquí y falta «\(symbol.closer?.rawValue ?? "")»")
  }

  static func unopenedBracket(_ symbol: Symbol, at range: SourceRange) -> Problem {
    Problem(.syntax, "«\(symbol.rawValue)» cierra algo que no se abrió", at: range, label: "sobra")
  }

  static func mismatchedBracket(
    _ opener: Symbol, closed symbol: Symbol, at range: SourceRange, opening: SourceRange
  ) -> Problem {
    let closer = opener.closer?.rawValue ?? ""
    return Problem(
      .syntax, "«\(opener.rawValue)» se cierra con «\(closer)», no con «\(symbol.rawValue)»", at: range,
      label: "aquí iba «\(closer)»", related: [RelatedPlace("se abre aquí", at: opening)])
  }

  static func expressionTooDeep(at range: SourceRange, limit: Int) -> Problem {
    Problem(
      .nestedTooDeep, "la expresión tiene más de \(limit) niveles", at: SourceRange(range.upper, range.upper),
      label: "pártela en varias con {calcular}")
  }

  static func memberExpected(at range: SourceRange) -> Problem {
    Problem(.syntax, "tras el punto va el nombre de un campo", at: range, label: "como en prueba.exactitud")
  }

  static func emptyIndex(at range: SourceRange) -> Problem {
    Problem(.syntax, "entre los corchetes falta el índice", at: range, label: "como en [0] o [:10]")
  }

  static func sliceWithStep(at range: SourceRange) -> Problem {
    Problem(.syntax, "un corte lleva un solo «:»", at: range, label: "como en [2:5]")
  }

  // MARK: Calls and statements

  static func unnamedAfterNamed(at range: SourceRange, named: Located<String>?) -> Problem {
    Problem(
      .syntax, "los argumentos sin nombre van antes que los que lo llevan", at: range,
      related: named.map { [RelatedPlace("este lleva nombre", at: $0.range)] } ?? [])
  }

  static func repeatedArgument(_ label: Located<String>, earlier: SourceRange) -> Problem {
    Problem(
      .syntax, "el argumento «\(label.value)» está dos veces", at: label.range, label: "sobra uno",
      related: [RelatedPlace("la primera vez", at: earlier)])
  }

  static func repeatedParameter(_ name: Located<String>, earlier: SourceRange) -> Problem {
    Problem(
      .syntax, "el parámetro «\(name.value)» está dos veces", at: name.range, label: "dale otro nombre",
      related: [RelatedPlace("la primera vez", at: earlier)])
  }

  static func parameterExpected(at range: SourceRange) -> Problem {
    Problem(.syntax, "los parámetros de una función son nombres", at: range, label: "como en f(x, y) = x + y")
  }

  static func bindingNeedsName(at range: SourceRange, hint: Symbol?) -> Problem {
    let notes = hint == .rightBracket ? ["los tensores no se cambian: haz otro con la operación que quieras"] : []
    return Problem(.syntax, "a la izquierda de «=» va un nombre", at: range, notes: notes)
  }

  static func reservedName(_ name: String, at range: SourceRange) -> Problem {
    Problem(.syntax, "«\(name)» no puede ser un nombre: es una palabra del lenguaje", at: range)
  }

  // MARK: Words

  /// A text cut to what a sentence bears.
  static func shortened(_ text: String, to limit: Int = 40) -> String {
    text.count <= limit ? text : text.prefix(limit - 1) + "…"
  }

  /// A scalar as a sentence names it: itself where it can be seen, always its number where it is strange.
  private static func described(_ scalar: Unicode.Scalar) -> String {
    if scalar.isASCII && scalar.value > 0x20 && scalar.value < 0x7F { return "«\(scalar)»" }
    let hex = String(scalar.value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
      return number
    default: return "«\(scalar)» (\(number))"
    }
  }
}

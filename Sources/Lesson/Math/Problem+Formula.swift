import Diagnostics

/// What can be wrong in a formula, told in Spanish; the page shows the source of such a formula.
extension Problem {
  private static func formula(
    _ message: String, at range: SourceRange, label: String? = nil, notes: [String] = [],
    suggestions: [Suggestion] = []
  ) -> Problem {
    Problem(
      .malformedFormula, message, at: range, label: label, notes: notes, suggestions: suggestions, severity: .warning)
  }

  static func unclosedFormula(at range: SourceRange) -> Problem {
    formula(
      "la fórmula no se cierra", at: range, label: "falta su otro «$$»",
      notes: ["una fórmula no lleva líneas en blanco; para escribir un dólar: \\$"])
  }

  static func unknownFormulaCommand(_ name: String, guess: String?, at range: SourceRange) -> Problem {
    if name.isEmpty { return formula("tras «\\» va el nombre de una orden", at: range) }
    return formula(
      "no conozco la orden «\\\(shortened(name))» de las fórmulas", at: range,
      label: guess.map { "¿quisiste decir «\\\($0)»?" },
      suggestions: guess.map { [Suggestion("\\" + $0, at: range, isCertain: false)] } ?? [])
  }

  static func strayBrace(at range: SourceRange) -> Problem {
    formula("esta llave no se abrió", at: range, label: "sobra, o falta «{» antes", notes: ["la llave misma: \\}"])
  }

  /// What opens and does not close: a brace or bracket, or `\left` and `\begin` with what they lack.
  static func unfinishedFormula(_ missing: String, at range: SourceRange) -> Problem {
    formula("esto no se cierra en la fórmula", at: range, label: "falta su «\(missing)»")
  }

  static func strayInFormula(_ sign: String, at range: SourceRange) -> Problem {
    switch sign {
    case "&", "\\\\":
      formula(
        "«\(sign)» separa casillas y aquí no las hay", at: range,
        label: "va entre \\begin{aligned} y \\end{aligned}, o en una matriz")
    case "\\right": formula("este «\\right» no tiene su «\\left»", at: range)
    case "\\end": formula("este «\\end» no tiene su «\\begin», o queda dentro de un grupo sin cerrar", at: range)
    case "`":
      formula(
        "una fórmula no lleva código ni valores calculados", at: range, label: "ponlo fuera de los dólares")
    case "": formula("no esperaba esto en la fórmula", at: range)
    default: formula("«\(shortened(sign))» no va en una fórmula", at: range, label: "si es el signo: \\\(sign)")
    }
  }

  static func percentInFormula(at range: SourceRange) -> Problem {
    formula(
      "en TeX lo que sigue a «%» es un comentario", at: range, label: "escribe «\\%»",
      suggestions: [Suggestion("\\%", at: range)])
  }

  static func secondScript(at range: SourceRange, isAbove: Bool) -> Problem {
    formula(
      isAbove ? "ya tiene un exponente" : "ya tiene un subíndice", at: range,
      label: "agrupa con llaves: \(isAbove ? "{x^a}^b" : "{x_a}_b")")
  }

  static func argumentMissing(of owner: String, at range: SourceRange) -> Problem {
    formula("a «\(shortened(owner))» le falta lo que va entre llaves", at: range)
  }

  static func bracesMissing(around digits: String, after owner: String, at range: SourceRange) -> Problem {
    formula(
      "sin llaves, «\(owner)» toma solo la primera cifra", at: range, label: "escribe {\(shortened(digits))}",
      suggestions: [Suggestion("{\(digits)}", at: range, isCertain: false)])
  }

  static func delimiterExpected(after owner: String, at range: SourceRange) -> Problem {
    formula(
      "tras «\(owner)» va un paréntesis, corchete o barra", at: range, label: "o un punto, si no se dibuja ninguno")
  }

  static func unknownEnvironment(_ name: Located<String>, known: [String]) -> Problem {
    let guess = name.value.utf8.count <= 20 ? suggestion(for: name.value, among: known) : nil
    return formula(
      "no conozco «\\begin{\(shortened(name.value))}»", at: name.range, label: guess.map { "¿quisiste decir «\($0)»?" },
      notes: ["hay: \(known.joined(separator: ", "))"])
  }

  static func otherEnvironment(_ end: Located<String>, opened: Located<String>) -> Problem {
    var problem = formula("se cierra «\(shortened(end.value))» y está abierto «\(opened.value)»", at: end.range)
    problem.related = [RelatedPlace("se abre aquí", at: opened.range)]
    return problem
  }

  static func formulaTooDeep(at range: SourceRange, limit: Int) -> Problem {
    formula("hay más de \(limit) grupos unos dentro de otros", at: range)
  }
}

import Diagnostics
import Typography

/// What can be wrong in a directive's fence and in the lines of its body, told in Spanish.
extension Problem {
  // MARK: Fences that are not what they look like

  static func unclosedFence(_ fence: FenceLine, in source: SourceText, next: FenceLine?, lastLine: Int) -> Problem {
    let header = SourceRange(fence.run.lower, max(fence.info.upper, fence.run.upper))
    let run = source.text(fence.run)
    if let next {
      return Problem(
        .unclosedFence, "el bloque no se cierra antes de la siguiente directiva", at: header,
        label: "falta su línea \(shortened(run))",
        notes: source.text(fence.info).lowercased().hasPrefix("{falla")
          ? ["el bloque de fuera lleva más acentos graves que el de dentro"] : [],
        related: [RelatedPlace("aquí empieza otra", at: next.info)])
    }
    let last = max(1, source.lineCount - (source.lineRange(source.lineCount).isEmpty ? 1 : 0))
    let end = lastLine < last ? "la cita o la lista que la contiene" : "el archivo"
    return Problem(
      .unclosedFence, "el bloque no se cierra", at: header, label: "falta su línea \(shortened(run))",
      notes: ["\(end) acaba en la línea \(min(lastLine, last))"])
  }

  static func backtickInFence(_ fence: FenceLine, in source: SourceText) -> Problem {
    let tick = source.bytes[fence.info.lower..<fence.info.upper].firstIndex(of: fence.mark) ?? fence.info.lower
    return Problem(
      .nearFence, "con un acento grave en su primera línea, esto no es una directiva", at: SourceRange(tick, tick + 1),
      label: "quítalo", notes: ["los bloques que se abren con ~~~ sí pueden llevarlo"])
  }

  static func fenceInsideHTML(_ fence: FenceLine, html: SourceRange) -> Problem {
    Problem(
      .nearFence, "la directiva queda dentro del HTML y no se lee", at: fence.info,
      label: "deja una línea en blanco antes", related: [RelatedPlace("el HTML empieza aquí", at: html)])
  }

  static func fenceInsideParagraph(_ fence: FenceLine) -> Problem {
    Problem(
      .nearFence, "la directiva queda dentro del párrafo y no se lee", at: fence.run.union(fence.info),
      label: "quita su sangría y deja una línea en blanco antes")
  }

  /// `fix` takes the indentation away.
  static func indentedFence(_ fence: FenceLine, fix: Suggestion) -> Problem {
    Problem(
      .nearFence, "con cuatro espacios o más delante, la directiva es código y no se lee",
      at: fence.run.union(fence.info), label: "quita su sangría", notes: [shownNotRun], suggestions: [fix])
  }

  static func nearFence(_ fence: NearFence) -> Problem {
    let header = shortened(fence.header)
    var notes: [String] = []
    let (message, label): (String, String)
    switch fence.shape {
    case .tooShort:
      message = "la directiva no se lee: se abre con tres acentos graves, y aquí hay dos"
      label = "escribe ```"
    case .otherSigns(let sign):
      message = "la directiva no se lee: se abre con tres acentos graves, y «\(sign)» no lo es"
      label = "escribe ```"
    case .missing:
      message = "la directiva no se lee: le faltan sus acentos graves"
      label = "se abre con ```\(header) y se cierra con ```"
    case .withoutBraces:
      message = "la directiva no se lee: va entre llaves"
      label = "escribe \(header)"
      notes = ["así es un bloque de código, que se muestra y no se ejecuta"]
    case .bracesBelow:
      message = "la directiva no se lee: va en la línea de los acentos graves"
      label = "escribe ```\(header)"
      notes = ["para enseñarla sin ejecutarla, di de qué es el bloque: ```text"]
    }
    return Problem(
      .nearFence, message, at: fence.place, label: label, notes: notes,
      suggestions: [fence.fix].compactMap(\.self))
  }

  private static let shownNotRun = "para enseñar un bloque sin ejecutarlo: {{…}}"

  // MARK: Headers

  static func directiveNameExpected(_ range: SourceRange) -> Problem {
    Problem(
      .malformedFence, "tras la llave va el nombre de una directiva", at: range, label: "como en {datos}",
      notes: [shownNotRun])
  }

  static func unclosedBrace(at range: SourceRange) -> Problem {
    Problem(
      .malformedFence, "la llave no se cierra en su línea", at: range, label: "falta «}»",
      notes: ["las opciones que no caben van debajo, una por línea: «clave: valor»"])
  }

  static func textAfterBrace(at range: SourceRange) -> Problem {
    Problem(.malformedFence, "tras la llave de cierre no va nada", at: range, label: "sobra")
  }

  static func idExpected(_ range: SourceRange) -> Problem {
    Problem(.malformedFence, "tras «#» va el nombre del paso, pegado", at: range, label: "como en #ajuste")
  }

  static func hyphenInId(at range: SourceRange) -> Problem {
    Problem(
      .malformedFence, "un id no lleva guiones: se usaría como una resta", at: range, label: "usa «_»",
      suggestions: [Suggestion("_", at: SourceRange(range.upper - 1, range.upper))])
  }

  static func secondId(at range: SourceRange, first: SourceRange) -> Problem {
    Problem(
      .malformedFence, "una directiva tiene un solo id", at: range, label: "sobra",
      related: [RelatedPlace("ya lo tiene", at: first)])
  }

  static func spaceMissing(at range: SourceRange) -> Problem {
    Problem(
      .malformedFence, "antes de «#» va un espacio", at: range,
      suggestions: [Suggestion(" ", at: SourceRange(range.lower, range.lower))])
  }

  static func idAfterOptions(at range: SourceRange, first: SourceRange) -> Problem {
    Problem(
      .malformedFence, "el id va antes que las opciones", at: range,
      related: [RelatedPlace("las opciones empiezan aquí", at: first)])
  }

  static func keyExpected(_ range: SourceRange) -> Problem {
    Problem(.malformedFence, "aquí va una opción", at: range, label: "como en datos=moda.prueba")
  }

  static func colonInFence(_ key: String, at range: SourceRange) -> Problem {
    Problem(
      .malformedFence, "entre las llaves, la opción se separa de su valor con «=»", at: range,
      label: "escribe \(key)=…", suggestions: [Suggestion("=", at: range)])
  }

  static func strayWord(_ word: Located<String>) -> Problem {
    Problem(
      .malformedFence, "«\(shortened(word.value))» no tiene valor", at: word.range, label: "falta «=» y el valor",
      notes: ["solo la primera palabra tras el nombre de la directiva va sola"])
  }

  static func valueNeedsBrackets(_ key: String, at range: SourceRange) -> Problem {
    Problem(
      .malformedFence, "el valor de «\(shortened(key))» acaba antes de aquí", at: range, label: "esto sobra",
      notes: [
        "entre las llaves, una operación va entre paréntesis y un texto entre comillas",
        "debajo, en una línea «clave: valor», no hacen falta",
      ])
  }

  static func pathNeedsQuotes(_ path: Located<String>, for key: String) -> Problem {
    Problem(
      .malformedFence, "entre las llaves, una ruta va entre comillas", at: path.range,
      label: "escribe \(shortened(key))=\"\(shortened(path.value))\"",
      notes: ["debajo, en una línea «clave: valor», no hacen falta"],
      suggestions: [Suggestion("\"\(path.value)\"", at: path.range)])
  }

  static func signInFence(at range: SourceRange) -> Problem {
    Problem(
      .malformedFence, "entre las llaves, un valor con signo va entre paréntesis", at: range, label: "como en (-1)")
  }

  static func commaInFence(at range: SourceRange) -> Problem {
    Problem(
      .malformedFence, "entre las llaves, las opciones se separan con espacios", at: range, label: "quita la coma",
      suggestions: [Suggestion("", at: range)])
  }

  static func unexpectedInFence(at range: SourceRange) -> Problem {
    Problem(
      .malformedFence, "no esperaba esto entre las llaves", at: range,
      notes: ["forma: {directiva referencia #id opción=valor}"])
  }

  // MARK: Bodies

  static func optionExpected(at range: SourceRange) -> Problem {
    Problem(.malformedBody, "aquí va una opción", at: range, label: "con la forma «clave: valor»")
  }

  static func colonMissing(at range: SourceRange) -> Problem {
    Problem(.malformedBody, "entre la clave y su valor falta «:»", at: range, label: "con la forma «clave: valor»")
  }

  static func equalsInBody(_ key: String, at range: SourceRange) -> Problem {
    Problem(
      .malformedBody, "la opción se separa de su valor con «:»", at: range, label: "escribe \(shortened(key)): …",
      suggestions: [Suggestion(":", at: range)])
  }

  static func nestedDirectiveExpected(at range: SourceRange) -> Problem {
    Problem(
      .malformedBody, "aquí dentro va una directiva con sus acentos graves", at: range,
      notes: ["el bloque de fuera lleva más acentos graves que el de dentro"])
  }

  static func afterNestedDirective(at range: SourceRange) -> Problem {
    Problem(.malformedBody, "aquí dentro va una sola directiva", at: range, label: "esto sobra")
  }

  static func itemWithoutKey(at range: SourceRange, after key: Located<String>?) -> Problem {
    Problem(
      .malformedBody, "esta lista no es de ninguna opción", at: range,
      label: "va debajo de una «clave:» sin valor",
      related: key.map { [RelatedPlace("la opción anterior ya tiene valor", at: $0.range)] } ?? [])
  }

  static func valueOfOptionMissing(_ key: Located<String>) -> Problem {
    Problem(
      .malformedBody, "falta el valor de «\(shortened(key.value))»", at: key.range,
      label: "escríbelo tras «:», o debajo en líneas «- valor»")
  }

  /// Items below a key, `count` of which have no dash; `fix` gives them theirs.
  static func itemsWithoutDash(_ key: Located<String>, at range: SourceRange, count: Int, fix: Suggestion) -> Problem {
    Problem(
      .malformedBody, "debajo de «\(shortened(key.value))», cada valor va tras un guion", at: range,
      label: "con la forma «- valor»",
      notes: count > 1 ? ["lo mismo en \(counted(count - 1, "línea", "líneas")) más"] : [], suggestions: [fix])
  }

  /// One line without a dash below a key: its only value, or a list of one.
  static func valueBelowItsKey(_ key: Located<String>, at range: SourceRange) -> Problem {
    Problem(
      .malformedBody, "el valor de «\(shortened(key.value))» va en su línea o, debajo, tras un guion", at: range,
      label: "escríbelo tras «:», o con «- » delante",
      suggestions: [Suggestion("- ", at: SourceRange(range.lower, range.lower), isCertain: false)])
  }

  static func repeatedOption(_ key: Located<String>, earlier: SourceRange) -> Problem {
    Problem(
      .repeatedOption, "la opción «\(shortened(key.value))» está dos veces", at: key.range, label: "sobra una",
      related: [RelatedPlace("la primera vez", at: earlier)])
  }
}

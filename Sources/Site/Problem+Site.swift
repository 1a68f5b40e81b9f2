import Diagnostics

/// What can be wrong with a course as a whole.
extension Problem {
  // MARK: Names of pages

  static func samePage(_ first: String, _ second: String, page: String) -> Problem {
    Problem(
      .cannotWrite, "«\(first)» y «\(second)» tendrían la misma página, «\(page)»",
      notes: ["dos páginas no pueden diferir solo en mayúsculas o acentos: cambia el nombre de una lección"])
  }

  static func reservedPage(_ file: String, page: String) -> Problem {
    Problem(
      .cannotWrite, "«\(file)» tendría la página «\(page)», que el sitio escribe por su cuenta",
      notes: ["cambia el nombre de la lección"])
  }

  // MARK: Links

  static func pageNotInCourse(_ file: String, guess: String?, at place: SourceRange?) -> Problem {
    Problem(
      .brokenLink, "el enlace lleva a «\(file)», que no está en el curso", at: place,
      label: guess.map { "¿quisiste decir «\($0)»?" }, suggestions: replacing(place, by: guess))
  }

  static func anchorNotInPage(_ anchor: String, of file: String, guess: String?, at place: SourceRange?) -> Problem {
    Problem(
      .brokenLink, "en «\(file)» no hay ningún lugar «#\(anchor)»", at: place,
      label: guess.map { "¿quisiste decir «#\($0)»?" },
      suggestions: replacing(place, by: guess.map { "\(file)#\($0)" }))
  }

  static func fileOutsideSite(_ path: String, at place: SourceRange?) -> Problem {
    Problem(
      .brokenLink, "el sitio no lleva «\(path)»: en él, el enlace no llega a ninguna parte", at: place,
      notes: ["las imágenes van dentro de las páginas; lo demás, enlázalo donde esté publicado"], severity: .warning)
  }

  private static func replacing(_ place: SourceRange?, by text: String?) -> [Suggestion] {
    guard let place, let text else { return [] }
    return [Suggestion(text, at: place, isCertain: false)]
  }

  // MARK: Colours

  static func unknownColourName(_ name: Located<String>, guess: String?, known: [String]) -> Problem {
    Problem(
      .unsuitableTheme, "no conozco el color «\(name.value)»", at: name.range,
      label: guess.map { "¿quisiste decir «\($0)»?" },
      notes: ["colores que se pueden cambiar: " + known.joined(separator: ", ")],
      suggestions: replacing(name.range, by: guess))
  }

  static func strayColourLine(at place: SourceRange) -> Problem {
    Problem(.unsuitableTheme, "esta línea no es «nombre: color»", at: place, notes: [colourForm])
  }

  static func repeatedColour(_ name: Located<String>) -> Problem {
    Problem(.unsuitableTheme, "«\(name.value)» se dice dos veces", at: name.range, label: "quita una")
  }

  static func badColour(_ value: Located<String>) -> Problem {
    Problem(.unsuitableTheme, "«\(value.value)» no es un color", at: value.range, notes: [colourForm])
  }

  static func tooManyColours(of name: String, at place: SourceRange) -> Problem {
    Problem(
      .unsuitableTheme, "«\(name)» lleva uno o dos colores: de día y, después, en la oscuridad", at: place,
      notes: [colourForm])
  }

  static func lowContrast(
    _ first: String, on second: String, isDark: Bool, ratio: String, at place: SourceRange
  ) -> Problem {
    Problem(
      .unsuitableTheme,
      "\(isDark ? "en la oscuridad" : "de día"), \(first) no se lee bien sobre \(second): su contraste es \(ratio)",
      at: place, label: "hace falta 4,5 o más")
  }

  private static var colourForm: String {
    "un color se escribe #RRGGBB: «acento: #1F5FA8 #82B6EE», de día y en la oscuridad"
  }
}

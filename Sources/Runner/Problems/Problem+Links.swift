import Diagnostics
import Lesson

/// What can be wrong with the links of the prose, told in Spanish.
extension Problem {
  static func linkWithoutAddress(_ link: LinkReference) -> Problem {
    Problem(.brokenLink, "este enlace no dice adónde lleva", at: link.range, label: "va entre los paréntesis")
  }

  static func linkToNoFile(_ path: String, _ link: LinkReference, guess: String?) -> Problem {
    var problem = Problem(
      .brokenLink, "el enlace lleva a «\(path)», que no existe", at: link.range,
      notes: ["la ruta se cuenta desde la carpeta de la lección"])
    problem.suggest(guess, for: link)
    return problem
  }

  static func linkToNoTarget(_ name: String, _ link: LinkReference, guess: String?) -> Problem {
    var problem = Problem(
      .brokenLink, "en esta lección no hay nada que se llame «#\(name)»", at: link.range,
      notes: [
        "un encabezado se llama como sus palabras, sin acentos y con guiones: #evaluar-el-modelo; un paso, #paso-nombre"
      ])
    problem.suggest(guess, for: link)
    return problem
  }

  static func linkOutside(_ link: LinkReference) -> Problem {
    Problem(
      .brokenLink, "el enlace sale de la carpeta de la lección: no miro si lleva a algo", at: link.range,
      notes: ["solo se comprueba lo que está junto a ella: sin «..», sin rutas absolutas y sin enlaces del disco"],
      severity: .warning)
  }

  private mutating func suggest(_ guess: String?, for link: LinkReference) {
    guard let guess else { return }
    label = "¿quisiste decir «\(guess)»?"
    if link.isAddress { suggestions = [Suggestion(guess, at: link.range, isCertain: false)] }
  }
}

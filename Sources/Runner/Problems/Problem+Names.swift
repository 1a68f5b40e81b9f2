package import Diagnostics
import Lesson
import Typography

extension Problem {
  package static func unknownName(_ name: Located<String>, known: [String], definedLater: SourceRange?) -> Problem {
    var problem = Problem(.unknownName, "no conozco el nombre «\(name.value)»", at: name.range)
    if let definedLater {
      problem.label = "se usa antes de definirse"
      problem.related = [RelatedPlace("«\(name.value)» se define aquí, más abajo", at: definedLater)]
    } else {
      problem.suggest(for: name, among: known, aliases: ["si": "sí", "true": "sí", "false": "no", "pi": "π"])
      if foreignModules.contains(name.value) { problem.label = "aquí no hay módulos: cada función tiene su nombre" }
    }
    if !known.isEmpty { problem.notes = [namesSoFar(known)] }
    return problem
  }

  /// A name that a solution binds, used outside of it.
  static func nameOfSolution(
    _ name: Located<String>, known: [String], solution: SourceRange, line: Int
  ) -> Problem {
    var problem = unknownName(name, known: [], definedLater: nil)
    problem.label = "ese nombre solo existe dentro de la solución de la línea \(line)"
    problem.related = [RelatedPlace("lo que pasa en esta solución no cambia nada fuera de ella", at: solution)]
    if !known.isEmpty { problem.notes = [namesSoFar(known)] }
    return problem
  }

  private static func namesSoFar(_ names: [String]) -> String {
    "nombres que hay hasta aquí: " + Set(names).sorted().joined(separator: ", ")
  }

  /// A function that calls itself, where it does.
  static func recursive(_ name: String, at range: SourceRange) -> Problem {
    Problem(
      .unknownName, "«\(name)» se llama a sí misma", at: range, label: "una función solo usa los nombres de arriba")
  }

  package static func repeatedId(_ id: Located<String>, first: SourceRange) -> Problem {
    Problem(
      .repeatedId, "el nombre «\(id.value)» ya está en uso", at: id.range, label: "elige otro nombre",
      related: [RelatedPlace("se usó primero aquí", at: first)])
  }

  package static func unknownDirective(_ name: Located<String>, known: [String], aliases: [String: String]) -> Problem {
    var problem = Problem(
      .unknownDirective, "no conozco la directiva «\(name.value)»", at: name.range,
      notes: ["directivas: " + known.joined(separator: ", ")])
    problem.suggest(for: name, among: known, aliases: aliases)
    return problem
  }

  package static func unknownOption(
    _ key: Located<String>, of directive: String, known: [String], aliases: [String: String]
  ) -> Problem {
    let list =
      known.isEmpty
      ? "{\(directive)} no tiene opciones" : "opciones de {\(directive)}: " + known.joined(separator: ", ")
    var problem = Problem(
      .unknownOption, "no conozco la opción «\(key.value)» de {\(directive)}", at: key.range, notes: [list])
    problem.suggest(for: key, among: known, aliases: aliases)
    return problem
  }

  package static func repeatedOption(_ key: Located<String>, first: SourceRange) -> Problem {
    Problem(
      .repeatedOption, "la opción «\(key.value)» está dos veces", at: key.range, label: "quita una de las dos",
      related: [RelatedPlace("ya se dio aquí", at: first)])
  }

  package static func missingOption(_ key: String, of directive: String, help: String, at range: SourceRange) -> Problem
  {
    Problem(
      .missingOption, "a {\(directive)} le falta la opción «\(key)»", at: range,
      notes: ["«\(key)»: \(withoutCodeMarks(help))"])
  }

  package static func missingReference(_ what: String, of directive: String, example: String, at range: SourceRange)
    -> Problem
  {
    Problem(
      .missingOption, "a {\(directive)} le falta \(what)", at: range, label: "por ejemplo: \(example)")
  }

  package static func unknownWord(
    _ word: Located<String>, family: String, known: [String], aliases: [String: String]
  ) -> Problem {
    var problem = Problem(
      .unknownWord, "no conozco «\(word.value)» entre \(family)", at: word.range,
      notes: [.wordsThatThereAre(known)])
    problem.suggest(for: word, among: known, aliases: aliases)
    return problem
  }

  /// An unknown name where a text is wanted: as a rule its quotes are missing.
  func whereTextIsWanted(_ expression: Expression) -> Problem {
    guard code == .unknownName, let range else { return self }
    var names = [expression]
    if case .list(let items) = expression.kind { names = items }
    for item in names where item.range == range {
      guard case .name(let name) = item.kind else { continue }
      var problem = self
      problem.label = "si es un texto, va entre comillas: \"\(name)\""
      problem.suggestions = [Suggestion("\"\(name)\"", at: range, isCertain: false)]
      return problem
    }
    return self
  }

  /// A call of something that is no function; the foreign ones are told what is written instead.
  static func unknownFunction(_ name: Located<String>, known: [String]) -> Problem {
    if let advice = needlessFunctions[name.value] {
      return Problem(.unknownWord, "no hay función «\(name.value)»", at: name.range, label: advice)
    }
    return unknownWord(name, family: "las funciones", known: known, aliases: foreignFunctions)
  }

  package static func unknownMember(
    _ name: Located<String>, of value: Value, owner: Located<String>? = nil
  ) -> Problem {
    let known = value.memberNames
    var problem = Problem(
      .unknownMember, "no hay ningún campo «\(name.value)» en \(value.kindName)", at: name.range,
      notes: known.isEmpty ? [] : ["hay: " + known.joined(separator: ", ")])
    problem.suggest(for: name, among: known)
    let wanted = folded(name.value)
    if known.isEmpty, let owner, let function = foreignFields.first(where: { folded($0.key) == wanted })?.value {
      let here = "\(function)(\(owner.value))"
      problem.label = "se escribe \(here)"
      problem.suggestions = [Suggestion(here, at: owner.range.union(name.range))]
    }
    return problem
  }

  /// A foreign word is answered with the Spanish one, which is certain; a misspelt one with its neighbour, which is a
  /// guess.
  package mutating func suggest(for word: Located<String>, among known: [String], aliases: [String: String] = [:]) {
    let wanted = folded(word.value)
    if let alias = aliases.first(where: { folded($0.key) == wanted }) {
      label = "«\(word.value)» se escribe «\(alias.value)»"
      suggestions = [Suggestion(alias.value, at: word.range)]
    } else if let near = suggestion(for: word.value, among: known) {
      label = "¿quisiste decir «\(near)»?"
      suggestions = [Suggestion(near, at: word.range, isCertain: false)]
    }
  }
}

extension String {
  /// «hay: relu, softmax».
  static func wordsThatThereAre(_ words: [String]) -> String { "hay: " + words.joined(separator: ", ") }
}

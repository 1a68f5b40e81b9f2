package import Diagnostics
import Typography

extension Problem {
  package static func unknownName(_ name: Located<String>, known: [String], definedLater: SourceRange?) -> Problem {
    var problem = Problem(
      .unknownName, "no conozco el nombre «\(name.value)»", at: name.range,
      label: didYouMean(name.value, among: known))
    if let definedLater {
      problem.label = "se usa antes de definirse"
      problem.related = [RelatedPlace("«\(name.value)» se define aquí, más abajo", at: definedLater)]
    }
    if !known.isEmpty { problem.notes = ["nombres que hay hasta aquí: " + known.sorted().joined(separator: ", ")] }
    return problem
  }

  package static func repeatedId(_ id: Located<String>, first: SourceRange) -> Problem {
    Problem(
      .repeatedId, "el nombre «\(id.value)» ya está en uso", at: id.range, label: "elige otro nombre",
      related: [RelatedPlace("se usó primero aquí", at: first)])
  }

  package static func unknownDirective(_ name: Located<String>, known: [String], aliases: [String: String]) -> Problem {
    Problem(
      .unknownDirective, "no conozco la directiva «\(name.value)»", at: name.range,
      label: suggestedSpelling(name.value, among: known, aliases: aliases),
      notes: ["directivas: " + known.joined(separator: ", ")])
  }

  package static func unknownOption(
    _ key: Located<String>, of directive: String, known: [String], aliases: [String: String]
  ) -> Problem {
    Problem(
      .unknownOption, "no conozco la opción «\(key.value)» de {\(directive)}", at: key.range,
      label: suggestedSpelling(key.value, among: known, aliases: aliases),
      notes: [known.isEmpty ? "{\(directive)} no tiene opciones" : "opciones de {\(directive)}: " + known.joined(separator: ", ")])
  }

  package static func repeatedOption(_ key: Located<String>, first: SourceRange) -> Problem {
    Problem(
      .repeatedOption, "la opción «\(key.value)» está dos veces", at: key.range, label: "quita una de las dos",
      related: [RelatedPlace("ya se dio aquí", at: first)])
  }

  package static func missingOption(_ key: String, of directive: String, help: String, at range: SourceRange) -> Problem {
    Problem(
      .missingOption, "a {\(directive)} le falta la opción «\(key)»", at: range, notes: ["«\(key)»: \(help)"])
  }

  package static func missingReference(_ what: String, of directive: String, example: String, at range: SourceRange) -> Problem {
    Problem(
      .missingOption, "a {\(directive)} le falta \(what)", at: range, label: "por ejemplo: \(example)")
  }

  package static func unknownWord(
    _ word: Located<String>, family: String, known: [String], aliases: [String: String]
  ) -> Problem {
    Problem(
      .unknownWord, "no conozco «\(word.value)» entre \(family)", at: word.range,
      label: suggestedSpelling(word.value, among: known, aliases: aliases),
      notes: ["hay: " + known.joined(separator: ", ")])
  }

  package static func unknownMember(_ name: Located<String>, of value: Value) -> Problem {
    let known = value.memberNames
    return Problem(
      .unknownMember, "\(value.kindName) no tiene «\(name.value)»", at: name.range,
      label: didYouMean(name.value, among: known),
      notes: [known.isEmpty ? "\(value.kindName) no tiene campos" : "tiene: " + known.joined(separator: ", ")])
  }

  private static func didYouMean(_ name: String, among known: [String]) -> String? {
    suggestion(for: name, among: known).map { "¿quisiste decir «\($0)»?" }
  }

  /// A foreign word is answered with the Spanish one; a misspelt one with its neighbour.
  private static func suggestedSpelling(_ name: String, among known: [String], aliases: [String: String]) -> String? {
    let wanted = folded(name)
    if let alias = aliases.first(where: { folded($0.key) == wanted }) { return "«\(name)» se escribe «\(alias.value)»" }
    return didYouMean(name, among: known)
  }
}

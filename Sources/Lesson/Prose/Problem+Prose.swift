import Diagnostics
import Typography

/// What can be wrong in tables and notes, told in Spanish.
extension Problem {
  // MARK: Tables

  static func delimitersDiffer(at range: SourceRange, count: Int, titles: Int, header: SourceRange) -> Problem {
    Problem(
      .malformedTable, "esto no se lee como una tabla: su cabecera y esta línea no tienen las mismas casillas",
      at: range, label: "\(counted(count, "casilla", "casillas"))",
      related: [RelatedPlace("\(counted(titles, "casilla", "casillas"))", at: header)], severity: .warning)
  }

  static func cellsLeftOver(at range: SourceRange, _ columns: Int) -> Problem {
    Problem(
      .malformedTable, "la tabla tiene \(counted(columns, "columna", "columnas")) y esta fila más casillas", at: range,
      label: "no se ve en la página", notes: ["una barra que no separa casillas se escribe \\|, también en el código"],
      severity: .warning)
  }

  // MARK: Notes

  static func unknownNote(_ name: Located<String>, guess: String?) -> Problem {
    Problem(
      .brokenNote, "la nota «\(shortened(name.value))» no está definida", at: name.range,
      label: guess.map { "¿quisiste decir «\($0)»?" },
      notes: ["se define en una línea «[^\(shortened(name.value))]: texto»; para escribirlo sin nota: \\[^…]"],
      suggestions: guess.map { [Suggestion($0, at: name.range, isCertain: false)] } ?? [])
  }

  static func unusedNote(_ note: NoteDefinition) -> Problem {
    Problem(
      .brokenNote, "ningún texto lleva a la nota «\(shortened(note.name.value))»", at: note.range,
      label: "no saldrá en la página", notes: ["se pone con [^\(shortened(note.name.value))]"], severity: .warning)
  }

  static func repeatedNote(_ note: NoteDefinition, first: NoteDefinition) -> Problem {
    Problem(
      .brokenNote, "la nota «\(shortened(note.name.value))» está dos veces", at: note.range, label: "sobra una",
      related: [RelatedPlace("la primera vez", at: first.range)])
  }

  static func emptyNote(_ note: NoteDefinition) -> Problem {
    Problem(
      .brokenNote, "la nota «\(shortened(note.name.value))» no dice nada", at: note.range, label: "escribe su texto",
      notes: ["sus demás líneas van con cuatro espacios delante"])
  }
}

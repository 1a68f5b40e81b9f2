extension TeachingBlock {
  /// What it is called above its text: «Ejercicio 2», «Solución del ejercicio 2».
  package var label: String {
    switch kind {
    case .note: "Nota"
    case .warning: "Aviso"
    case .exercise: number.map { "Ejercicio \($0)" } ?? "Ejercicio"
    case .hint: "Pista"
    case .solution: number.map { "Solución del ejercicio \($0)" } ?? "Solución"
    case .question: "Pregunta"
    }
  }
}

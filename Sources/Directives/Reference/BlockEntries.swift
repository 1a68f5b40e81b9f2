import Lesson

/// The words that open a teaching block, one an entry.
var blockEntries: [ReferenceEntry] {
  TeachingBlock.Kind.allCases.map { kind in
    ReferenceEntry(
      kind.rawValue, kind: "un bloque", summary: kind.help, usage: "> [!\(kind.rawValue)] título",
      aliases: TeachingBlock.Kind.aliases.filter { $0.value == kind }.keys.sorted(), example: kind.example)
  }
}

extension TeachingBlock.Kind {
  /// One sentence: what a reader sees.
  fileprivate var help: String {
    switch self {
    case .note: "un texto aparte, que se puede saltar"
    case .warning: "un texto aparte con lo que conviene tener en cuenta antes de seguir"
    case .exercise: "un ejercicio, numerado; las pistas y soluciones que le siguen son suyas"
    case .hint: "una ayuda que está plegada hasta que se abre"
    case .solution: "está plegada y se ejecuta aparte: ve lo de arriba, y nada de lo suyo cambia lo de abajo"
    case .question: "una pregunta con respuestas para elegir, y debajo de cada una por qué es buena o mala"
    }
  }

  /// A lesson with one of them.
  fileprivate var example: String {
    switch self {
    case .note:
      """
      > [!NOTA]
      > Con la misma semilla, la red aprende siempre lo mismo.

      """
    case .warning:
      """
      > [!AVISO] Antes de entrenar
      > Los píxeles van de 0 a 255: divídelos.

      """
    case .exercise:
      """
      > [!EJERCICIO] El cuadrado
      > Define una función que dé el cuadrado de un número.

      """
    case .hint:
      """
      > [!EJERCICIO]
      > ¿Cuánto suman los números de 1 a 100?

      > [!PISTA]
      > Junta el primero con el último.

      """
    case .solution:
      """
      > [!EJERCICIO]
      > ¿Cuánto suman los números de 1 a 100?

      > [!SOLUCIÓN]
      > ```{calcular}
      > suma(rango(1, 101))
      > ```

      """
    case .question:
      """
      > [!PREGUNTA] ¿Qué hace relu con un número negativo?
      >
      > - [ ] Lo deja igual
      >   Eso lo hace con los positivos.
      > - [x] Lo cambia por 0
      >   Por eso la función tiene una esquina en el cero.

      """
    }
  }
}

/// The pages of the family L that tell of teaching blocks.
extension Explanation {
  static let unknownBlock = Explanation(
    "un bloque que no existe",
    """
    Una cita cuya primera línea es «[!PALABRA]» es un bloque: NOTA, AVISO, EJERCICIO, PISTA, SOLUCIÓN o PREGUNTA. Se \
    escribe en mayúsculas o en minúsculas, con tilde o sin ella, pero en español.
    Si no querías un bloque, escribe «\\[» en lugar de «[».
    """,
    bad: """
      > [!EXERCISE]
      > Suma uno y uno.
      """,
    good: """
      > [!EJERCICIO]
      > Suma uno y uno.
      """)

  static let malformedBlock = Explanation(
    "un bloque que no está bien escrito",
    """
    La marca de un bloque va sola en la primera línea de la cita, o con un título tras un espacio, y el texto va \
    debajo, en líneas que empiezan por «>».
    También se dice cuando el bloque está vacío, o cuando un ejercicio, una solución o una pregunta está dentro de \
    otro bloque de su clase.
    """,
    bad: """
      > [!SOLUCIÓN
      > Son dos.
      """,
    good: """
      > [!SOLUCIÓN]
      > Son dos.
      """)

  static let malformedQuestion = Explanation(
    "una pregunta a la que le falta algo",
    """
    Una pregunta dice qué se pregunta y, en una lista, sus respuestas: «- [ ]» y el texto, o «- [x]» en la buena. \
    Debajo de cada una, con la misma sangría que su texto, va por qué es buena o mala: es lo que lee quien la elige.
    Hay al menos dos respuestas y al menos una buena. Si hay varias buenas, se pueden elegir varias.
    """,
    bad: """
      > [!PREGUNTA]
      > ¿Cuánto es uno más uno?
      >
      > - [ ] Uno
      >   Falta el otro.
      > - [ ] Dos
      >   Uno y otro.
      """,
    good: """
      > [!PREGUNTA]
      > ¿Cuánto es uno más uno?
      >
      > - [ ] Uno
      >   Falta el otro.
      > - [x] Dos
      >   Uno y otro.
      """)
}

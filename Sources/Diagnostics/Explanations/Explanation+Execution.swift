/// The pages of the families E and A: what happens while a lesson runs.
extension Explanation {
  static let notFinite = Explanation(
    "el entrenamiento se desbordó",
    """
    La pérdida o los pesos dejaron de ser números finitos: los pasos eran tan grandes que cada uno empeoraba el \
    anterior. Casi siempre es la tasa de aprendizaje: prueba con una diez veces menor, o con «recorte: 1» en el \
    optimizador.
    También pasa con entradas muy grandes: escala o estandariza los datos.
    """,
    bad: """
      ```{datos #flores fuente=iris}
      ```

      ```{modelo #red}
      entrada: [4]
      capas:
      - densa(8, activación: relu)
      - densa(3)
      ```

      ```{compilar red}
      optimizador: sgd(tasa: 1000)
      pérdida: error_cuadrático
      ```

      ```{entrenar red datos=flores.entrenamiento}
      épocas: 20
      ```
      """,
    good: """
      ```{datos #flores fuente=iris}
      ```

      ```{modelo #red}
      entrada: [4]
      capas:
      - densa(8, activación: relu)
      - densa(3, activación: softmax)
      ```

      ```{compilar red}
      optimizador: adam
      pérdida: entropía_cruzada
      ```

      ```{entrenar red datos=flores.entrenamiento}
      épocas: 20
      ```
      """)

  static let interrupted = Explanation(
    "alguien interrumpió la ejecución",
    """
    Al pulsar Ctrl-C la lección se detiene en cuanto acaba el lote que calculaba. No queda ningún archivo a medias. \
    El estado de salida es 130, como en otros programas.
    """,
    bad: .command("leccion run lección.md   # y Ctrl-C a mitad del entrenamiento"),
    good: .command("leccion run lección.md"))

  static let notRun = Explanation(
    "un paso que no se hizo porque depende de otro que falló",
    """
    Cuando un paso falla, lo que usa su resultado no se puede hacer, y se dice sin repetir el error: arregla el \
    primero y este se hará. Lo que no depende de él sí se hace.
    Aquí falla {entrenar}, porque con una tasa de 1000 los pesos se desbordan, y {figura} se queda sin curvas.
    """,
    bad: """
      ```{datos #flores fuente=iris}
      ```

      ```{modelo #red}
      entrada: [4]
      capas:
      - densa(3)
      ```

      ```{compilar red}
      optimizador: sgd(tasa: 1000)
      pérdida: error_cuadrático
      ```

      ```{entrenar red #ajuste datos=flores.entrenamiento}
      épocas: 20
      ```

      ```{figura curvas de=ajuste}
      ```
      """,
    good: """
      ```{datos #flores fuente=iris}
      ```

      ```{modelo #red}
      entrada: [4]
      capas:
      - densa(3, activación: softmax)
      ```

      ```{compilar red}
      optimizador: adam
      pérdida: entropía_cruzada
      ```

      ```{entrenar red #ajuste datos=flores.entrenamiento}
      épocas: 20
      ```

      ```{figura curvas de=ajuste}
      ```
      """)

  static let tooMuchWork = Explanation(
    "la lección pide demasiado trabajo",
    """
    Una lección tiene un presupuesto de tiempo y otro de memoria, para que la de un desconocido no tenga ocupada tu \
    máquina toda la tarde. Reduce el número de elementos, de épocas o de ejemplos, o el tamaño del modelo.
    """,
    bad: """
      ```{calcular}
      A = unos([4000, 4000])
      B = A @ A
      ```
      """,
    good: """
      ```{calcular}
      A = unos([40, 40])
      B = A @ A
      ```
      """)

  static let assertionFails = Explanation(
    "una afirmación que no se cumple",
    """
    Lo que dice {afirmar} se comprueba cada vez que la lección se ejecuta. Debajo de la que falla se ven sus dos \
    lados, lo que valen sus partes y por cuánto no se cumple.
    Si la lección ha cambiado y el número nuevo es el bueno, corrige la afirmación; si no, has encontrado un error.
    """,
    bad: """
      ```{afirmar}
      2 + 2 == 5
      ```
      """,
    good: """
      ```{afirmar}
      2 + 2 == 4
      ```
      """)
}

/// The pages of the family T: names, types and shapes.
extension Explanation {
  static let unknownName = Explanation(
    "un nombre que todavía no significa nada",
    """
    Una lección se lee de arriba abajo, y un nombre se puede usar desde que alguien se lo da: «#flores» en una \
    directiva, o «x = …» en {calcular}. Si aparece más abajo, el mensaje lo dice.
    """,
    bad: """
      ```{calcular}
      y = 2 * x
      ```
      """,
    good: """
      ```{calcular}
      x = 3
      y = 2 * x
      ```
      """)

  static let repeatedId = Explanation(
    "dos directivas con el mismo nombre",
    """
    El «#nombre» de una directiva la distingue de las demás: de él salen también sus números al azar y el enlace a su \
    resultado. Por eso no se repite.
    Los nombres de {calcular}, en cambio, pueden cambiar de valor.
    """,
    bad: """
      ```{datos #flores fuente=iris}
      ```

      ```{datos #flores fuente=iris}
      ```
      """,
    good: """
      ```{datos #flores fuente=iris}
      ```

      ```{datos #otras_flores fuente=iris}
      ```
      """)

  static let unknownWord = Explanation(
    "una palabra que no es de las que se esperan",
    """
    Algunas opciones piden una palabra de una familia: una capa, una activación, una pérdida, un optimizador, una \
    figura. El mensaje enumera las que hay, y si la tuya es la de Keras o la de PyTorch dice cómo se llama aquí.
    """,
    bad: """
      ```{modelo #red}
      entrada: [4]
      capas:
      - Dense(3)
      ```
      """,
    good: """
      ```{modelo #red}
      entrada: [4]
      capas:
      - densa(3)
      ```
      """)

  static let wrongType = Explanation(
    "un valor de otra clase que la que hace falta",
    """
    Cada cosa de una lección es de una clase: un número, un vector, un texto, un modelo, unos datos, una evaluación. \
    Aquí se esperaba de una y hay de otra; el mensaje dice las dos.
    A veces basta con el campo justo: no «prueba», que es una evaluación, sino «prueba.exactitud», que es un número.
    """,
    bad: """
      ```{datos #flores fuente=iris}
      ```

      ```{calcular}
      flores + 1
      ```
      """,
    good: """
      ```{datos #flores fuente=iris}
      ```

      ```{calcular}
      flores.entrenamiento.cantidad + 1
      ```
      """)

  static let outOfRange = Explanation(
    "un número fuera de los límites",
    """
    El valor es de la clase correcta, pero no puede ser tan grande o tan pequeño: cero épocas, una fracción mayor que \
    uno, un índice más allá del final. El mensaje dice entre qué valores debe estar.
    Los índices empiezan en 0 y los negativos cuentan desde el final: x[-1] es el último.
    """,
    bad: """
      ```{calcular}
      x = [10, 20, 30]
      x[3]
      ```
      """,
    good: """
      ```{calcular}
      x = [10, 20, 30]
      x[2]
      ```
      """)

  static let unknownMember = Explanation(
    "un campo que ese valor no tiene",
    """
    Con un punto se pide una parte de un valor: «red.parámetros», «ajuste.pérdida». Cada clase de valor tiene sus \
    campos, y el mensaje los enumera.
    """,
    bad: """
      ```{datos #flores fuente=iris}
      ```

      Hay `{= flores.filas }`.
      """,
    good: """
      ```{datos #flores fuente=iris}
      ```

      Hay `{= flores.entrenamiento.cantidad }`.
      """)

  static let wrongArguments = Explanation(
    "una función o una palabra con otros argumentos",
    """
    Sobran o faltan argumentos, o uno lleva un nombre que no existe. El mensaje enseña cómo se usa. Los primeros \
    pueden ir sin nombre, en su orden; los demás se escriben «nombre: valor».
    """,
    bad: """
      ```{calcular}
      suma(1, 2, 3)
      ```
      """,
    good: """
      ```{calcular}
      suma([1, 2, 3])
      ```
      """)

  static let wrongState = Explanation(
    "un modelo al que le falta un paso antes",
    """
    Un modelo se define con {modelo}, se le dice con qué pérdida y con qué optimizador aprende con {compilar}, y solo \
    entonces se entrena y se evalúa. Es el mismo orden que en Keras.
    """,
    bad: """
      ```{datos #flores fuente=iris}
      ```

      ```{modelo #red}
      entrada: [4]
      capas:
      - densa(3, activación: softmax)
      ```

      ```{entrenar red datos=flores.entrenamiento}
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

      ```{entrenar red datos=flores.entrenamiento}
      ```
      """)

  static let shapesDoNotFit = Explanation(
    "dos formas que no encajan",
    """
    La forma de un tensor es la lista de sus tamaños. Para sumar o multiplicar elemento a elemento, dos formas \
    encajan si, mirando desde el último eje, los tamaños son iguales o uno de los dos es 1. En A @ B, las columnas de \
    A son tantas como las filas de B.
    En un modelo, cada capa toma la forma que le deja la anterior, y los datos han de tener la de su entrada: el \
    mensaje enseña la cuenta.
    """,
    bad: """
      ```{calcular}
      [1, 2, 3] + [10, 20]
      ```
      """,
    good: """
      ```{calcular}
      [1, 2, 3] + [10, 20, 30]
      ```
      """)

  static let labelsOutOfRange = Explanation(
    "las respuestas no caben en la salida del modelo",
    """
    Un modelo que distingue clases tiene en su última capa una salida por clase: para diez clases, «densa(10, \
    activación: softmax)». Con menos, alguna etiqueta se queda sin la suya.
    En una tabla son clases las palabras; los números son valores que se predicen, y hace falta una salida para ellos. \
    Si tus clases están escritas como 1, 2 y 3, escríbelas con palabras. «entropía_cruzada_binaria» se compara con \
    respuestas de 0 a 1.
    """,
    bad: """
      ```{datos #flores fuente=iris}
      ```

      ```{modelo #red}
      entrada: [4]
      capas:
      - densa(2, activación: softmax)
      ```

      ```{compilar red}
      optimizador: adam
      pérdida: entropía_cruzada
      ```

      ```{entrenar red datos=flores.entrenamiento}
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

      ```{entrenar red datos=flores.entrenamiento}
      ```
      """)

  static let unsuitableLoss = Explanation(
    "una pérdida que no va con la última capa",
    """
    La entropía cruzada compara probabilidades: pide que el modelo acabe en softmax, o en sigmoide si es la binaria. \
    Si acaba en números cualesquiera, dilo: «entropía_cruzada(logits: sí)». El error cuadrático, en cambio, compara \
    números.
    """,
    bad: """
      ```{modelo #red}
      entrada: [4]
      capas:
      - densa(3)
      ```

      ```{compilar red}
      optimizador: adam
      pérdida: entropía_cruzada
      ```
      """,
    good: """
      ```{modelo #red}
      entrada: [4]
      capas:
      - densa(3)
      ```

      ```{compilar red}
      optimizador: adam
      pérdida: entropía_cruzada(logits: sí)
      ```
      """)

  static let inexactEquality = Explanation(
    "dos decimales calculados comparados con «==»",
    """
    Al calcular con decimales cada paso redondea, y dos caminos que en el papel dan lo mismo acaban en números \
    vecinos: 0.1 + 0.2 no es exactamente 0.3. Con «≈» basta con que coincidan hasta la última cifra que escribes; con \
    «± t», hasta esa distancia.
    Si de verdad quieres los mismos bits, dilo: exacto(x) == y.
    """,
    bad: """
      ```{afirmar}
      0.1 + 0.2 == 0.3
      ```
      """,
    good: """
      ```{afirmar}
      0.1 + 0.2 ≈ 0.3
      ```
      """)

  static let tooLarge = Explanation(
    "un tensor o un archivo demasiado grande",
    """
    Hay un máximo de elementos, de memoria y de bytes de archivo, y se comprueba antes de reservarlos: una lección de \
    un desconocido no puede llenar tu máquina.
    """,
    bad: """
      ```{calcular}
      A = ceros([100000, 100000])
      ```
      """,
    good: """
      ```{calcular}
      A = ceros([100, 100])
      ```
      """)
}

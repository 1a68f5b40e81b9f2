/// The pages of the family L: the text of a lesson.
extension Explanation {
  static let notUTF8 = Explanation(
    "el archivo no es texto UTF-8",
    """
    Una lección se guarda en UTF-8, la codificación de casi todo el texto de hoy. Este archivo tiene un byte que en \
    UTF-8 no significa nada.
    Suele pasar con archivos guardados en Latin-1 o Windows-1252, donde «ó» es un solo byte. Ábrelo en tu editor y \
    guárdalo de nuevo eligiendo «UTF-8».
    """,
    bad: "# Una lecci\u{FFFD}n\n", good: "# Una lección\n")

  static let emptyLesson = Explanation(
    "una lección sin nada dentro",
    """
    El archivo está vacío, o solo tiene los ajustes que van entre dos líneas «---».
    Una lección es un texto en Markdown. Escribe debajo lo que quieras contar y, donde haga falta calcular, una \
    directiva.
    """,
    bad: """
      ---
      título: Mi lección
      ---
      """,
    good: """
      ---
      título: Mi lección
      ---

      Hola.
      """)

  static let unclosedFence = Explanation(
    "un bloque que no se cierra",
    """
    Un bloque empieza con tres acentos graves o más y acaba en una línea con otros tantos. Sin esa línea, todo lo que \
    sigue queda dentro del bloque y se pierde.
    El problema se señala donde el bloque empieza: pon la línea que lo cierra donde debía acabar.
    """,
    bad: """
      ```{calcular}
      1 + 1

      Este texto ya no es texto.
      """,
    good: """
      ```{calcular}
      1 + 1
      ```

      Este texto sí es texto.
      """)

  static let nearFence = Explanation(
    "algo que parece una directiva y no se lee como tal",
    """
    En Markdown, un bloque no se reconoce si está pegado a un párrafo con otra sangría, si está dentro de unas \
    etiquetas de HTML o si su primera línea lleva un acento grave. Tampoco si no se abre con tres acentos graves, \
    que no son los agudos de «á» ni comillas, si lleva cuatro espacios delante, o si el nombre de la directiva no va \
    entre llaves y en esa misma línea. Markdown no avisa: la directiva se convierte en texto.
    Deja una línea en blanco antes del bloque, ábrelo con tres acentos graves y la directiva entre llaves, sin más \
    acentos graves en esa línea, y ciérralo con otros tres.
    """,
    bad: """
      <div>
      ```{calcular}
      1 + 1
      ```
      </div>
      """,
    good: """
      ```{calcular}
      1 + 1
      ```
      """)

  static let malformedFence = Explanation(
    "la primera línea de una directiva está mal escrita",
    """
    Entre las llaves va el nombre de la directiva; después, si hacen falta, una referencia, un «#nombre» para su \
    resultado y opciones «clave=valor» separadas por espacios: {entrenar red #ajuste épocas=5}.
    Entre las llaves, una operación va entre paréntesis y una ruta, entre comillas. Lo que no cabe se escribe debajo, \
    una opción por línea, con dos puntos.
    """,
    bad: """
      ```{datos #flores fuente: iris}
      ```
      """,
    good: """
      ```{datos #flores fuente=iris}
      ```
      """)

  static let frontMatter = Explanation(
    "los ajustes del principio no se entienden",
    """
    Entre las dos líneas «---» que abren una lección van sus ajustes, uno en cada línea: título, resumen, semilla, \
    decimal, presupuesto y objetivos. Solo «objetivos» lleva debajo una lista de líneas «- …».
    No es YAML: no hay comillas obligatorias, ni listas entre corchetes, ni nada anidado.
    """,
    bad: """
      ---
      título: Mi lección
      semila: 7
      ---

      Hola.
      """,
    good: """
      ---
      título: Mi lección
      semilla: 7
      ---

      Hola.
      """)

  static let lessonTooLarge = Explanation(
    "una lección demasiado larga",
    """
    Hay un tamaño máximo, para que una lección de un desconocido no pueda ocupar tu máquina con solo abrirla. Ninguna \
    lección escrita a mano se acerca a él.
    Si la tuya lo pasa, pártela en varias; y si lo que abulta son datos, ponlos en un archivo .csv a su lado.
    """,
    bad: "Un texto de millones de letras…\n", good: "Un texto de una tarde.\n")

  static let brokenInline = Explanation(
    "un valor calculado del texto está mal escrito",
    """
    Un valor calculado va entre acentos graves, en una sola línea: `{= expresión }`. Tras la expresión puede ir un \
    formato: `: 2` son dos decimales, `: 1%` es un porcentaje con un decimal, `: 2e` usa potencias de diez.
    Para enseñar uno sin calcularlo se doblan las llaves: `{{= 1 + 1 }}`.
    """,
    bad: "Dos y dos son `{= 2 + 2 : %% }`.\n", good: "Dos y dos son `{= 2 + 2 }`.\n")

  static let nestedTooDeep = Explanation(
    "demasiadas cosas, una dentro de otra",
    """
    Las citas, las listas, los corchetes y los paréntesis pueden ir unos dentro de otros, pero no sin límite: tras \
    unas decenas nadie los entiende, y tras unos miles un programa se puede quedar sin memoria.
    En una expresión, da nombre a una parte con {calcular} y úsalo en la otra.
    """,
    bad: """
      ```{calcular}
      f(x) = ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((
      ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((x
      ))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
      ))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
      ```
      """,
    good: """
      ```{calcular}
      f(x) = (x + 1) / 2
      ```
      """)

  static let unknownDirective = Explanation(
    "una directiva que no existe",
    """
    El nombre que va tras la llave no es el de ninguna directiva. Si se parece al de una, o es el que se usa en \
    Keras, el mensaje dice cuál es el de aquí.
    Para enseñar un bloque sin ejecutarlo, dobla las llaves: {{datos}}.
    """,
    bad: """
      ```{fit}
      1 + 1
      ```
      """,
    good: """
      ```{calcular}
      1 + 1
      ```
      """)

  static let malformedBody = Explanation(
    "una línea de dentro de una directiva no se entiende",
    """
    Casi todas las directivas llevan dentro una opción por línea, «clave: valor». Si el valor es una lista larga, la \
    clave va sola y debajo sus elementos, cada uno tras un guion.
    {calcular} y {afirmar} son distintas: llevan una expresión en cada línea.
    """,
    bad: """
      ```{datos #flores}
      fuente = iris
      ```
      """,
    good: """
      ```{datos #flores}
      fuente: iris
      ```
      """)

  static let unknownOption = Explanation(
    "una opción que la directiva no tiene",
    """
    Cada directiva conoce unas opciones y ninguna más: así, una palabra mal escrita se dice en vez de pasarse por \
    alto. El mensaje las enumera y propone la más parecida.
    Las mayúsculas y los acentos no importan: «epocas» vale por «épocas».
    """,
    bad: """
      ```{datos #flores}
      fuente: iris
      límite_de_ejemplos: 10
      ```
      """,
    good: """
      ```{datos #flores}
      fuente: iris
      límite: 10
      ```
      """)

  static let repeatedOption = Explanation(
    "la misma opción dos veces",
    """
    Una opción se da una sola vez, entre las llaves o debajo. Si estuviera dos veces no se sabría cuál vale.
    """,
    bad: """
      ```{datos #flores fuente=iris}
      fuente: iris
      ```
      """,
    good: """
      ```{datos #flores fuente=iris}
      ```
      """)

  static let decimalComma = Explanation(
    "una coma donde va el punto de los decimales",
    """
    Al escribir expresiones, la coma separa valores, como en [1, 2], y por eso los decimales llevan punto: 0.5. En la \
    página los números salen como se escriben en español, con coma.
    `leccion check --fix` lo cambia por ti.
    """,
    bad: """
      ```{calcular}
      0,5 + 1
      ```
      """,
    good: """
      ```{calcular}
      0.5 + 1
      ```
      """)

  static let missingOption = Explanation(
    "falta una opción obligatoria",
    """
    Algunas opciones no tienen un valor que sirva si no se dicen: unos datos sin «fuente», un modelo sin «capas». El \
    mensaje dice cuál falta y qué se espera de ella.
    """,
    bad: """
      ```{modelo #red}
      entrada: [4]
      ```
      """,
    good: """
      ```{modelo #red}
      entrada: [4]
      capas:
      - densa(3, activación: softmax)
      ```
      """)

  static let syntax = Explanation(
    "una expresión mal escrita",
    """
    Las expresiones se escriben como en matemáticas: 2 * (x + 1), x^2, A @ B para el producto de matrices, [1, 2, 3] \
    para un vector. Los textos van entre comillas rectas y un comentario empieza con «# ».
    Muchos signos de otros lenguajes se reconocen, y el mensaje dice cómo se escriben aquí; los que no admiten duda \
    se arreglan con `leccion check --fix`.
    """,
    bad: """
      ```{calcular}
      2 ** 10
      ```
      """,
    good: """
      ```{calcular}
      2 ^ 10
      ```
      """)

  static let assignmentInAssertion = Explanation(
    "un «=» donde se compara",
    """
    Con un solo «=» se da nombre a un valor, y eso solo se hace en {calcular}. Para comparar se escribe «==», o «≈» \
    si los números son decimales.
    """,
    bad: """
      ```{afirmar}
      2 + 2 = 4
      ```
      """,
    good: """
      ```{afirmar}
      2 + 2 == 4
      ```
      """)

  static let unfinishedText = Explanation(
    "un texto que no se cierra",
    """
    Un texto va entre dos comillas rectas, las dos en la misma línea: "así". Dentro, una comilla se escribe \\" y una \
    barra invertida, \\\\.
    """,
    bad: """
      ```{calcular}
      saludo = "hola
      ```
      """,
    good: """
      ```{calcular}
      saludo = "hola"
      ```
      """)

  static let numberTooLarge = Explanation(
    "un número que no cabe",
    """
    Los números de una lección se guardan con unas dieciséis cifras y llegan hasta 10 elevado a 308. Uno mayor sería \
    infinito, y uno mucho más pequeño que 10 elevado a −308 sería cero: en vez de cambiarlo en silencio, se dice.
    """,
    bad: """
      ```{calcular}
      1e999
      ```
      """,
    good: """
      ```{calcular}
      1e99
      ```
      """)
}

/// The pages of what the prose has beyond CommonMark.
extension Explanation {
  static let malformedTable = Explanation(
    "una tabla que no se lee como parece",
    """
    La segunda línea de una tabla dice cómo se alinea cada columna, y tiene tantas casillas como la cabecera. Si no, \
    todo queda como un párrafo con barras. Una fila con más casillas que la cabecera pierde las que sobran. Una barra \
    que no separa casillas se escribe \\|, también dentro del código.
    """,
    bad: """
      | capa | parámetros |
      |------|
      | densa | 1290 |
      """,
    good: """
      | capa | parámetros |
      |------|-----------:|
      | densa | 1290 |
      """)

  static let malformedFormula = Explanation(
    "una fórmula que no se entiende",
    """
    Entre dólares va TeX, el de las matemáticas de LaTeX: una orden empieza por una barra invertida, y lo que ocupa \
    más de un signo se agrupa entre llaves. La página enseña tal cual la fórmula que no se puede leer. Un dólar que es \
    un dólar se escribe \\$.
    """,
    bad: """
      La tasa es $\\aplha = \\frac{1}{10}$.
      """,
    good: """
      La tasa es $\\alpha = \\frac{1}{10}$.
      """)

  static let brokenNote = Explanation(
    "una nota y su texto que no casan",
    """
    Una nota se pone con [^nombre] y se define una sola vez, en una línea «[^nombre]: texto». Las páginas las numeran \
    por el orden en que se leen. Una nota definida a la que nada lleva no sale en la página.
    """,
    bad: """
      El gradiente[^1] apunta hacia arriba.

      [^uno]: El vector de las derivadas.
      """,
    good: """
      El gradiente[^1] apunta hacia arriba.

      [^1]: El vector de las derivadas.
      """)

  static let unsuitableImage = Explanation(
    "una imagen que la página no puede llevar dentro",
    """
    Una página no pide nada a la red: sus imágenes van dentro de ella, y son archivos PNG o JPEG que están junto a la \
    lección. Entre los corchetes se describe lo que se ve, para quien no lo ve. De una imagen que no dice nada que no \
    diga el texto se escribe «decorativa»: `![decorativa](hojas.png)`; un lector de pantalla no la nombra.
    """,
    bad: """
      ![Una red de dos capas](https://ejemplo.org/red.png)
      """,
    good: """
      ![Una red de dos capas](red.png)
      """)

  static let brokenLink = Explanation(
    "un enlace que no lleva a nada",
    """
    Un enlace a un archivo lleva a algo que está junto a la lección, y la ruta se cuenta desde su carpeta. Dentro de \
    la lección se enlaza lo que tiene nombre en su página: un encabezado por sus palabras, sin acentos y unidas con \
    guiones (#evaluar-el-modelo); un paso por el suyo (#paso-ajuste); y #ejercicio-1, #pregunta-1 o #figura-1. Lo que \
    está fuera de la carpeta o en la red no se mira. A otra lección se enlaza por su archivo, [así](02-otra.md).
    """,
    bad: """
      Los datos se cargan en [el primer paso](#paso-flor).

      ```{datos #flores}
      fuente: iris
      ```
      """,
    good: """
      Los datos se cargan en [el primer paso](#paso-flores).

      ```{datos #flores}
      fuente: iris
      ```
      """)
}

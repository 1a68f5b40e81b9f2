/// The pages of the family D: data and files.
extension Explanation {
  static let missingDataset = Explanation(
    "unos datos que no están en esta máquina",
    """
    Una lección nunca descarga nada por su cuenta. Los conjuntos grandes se traen una vez, con `leccion data get \
    NOMBRE` o con el paquete del sistema, y `leccion data` dice cuáles hay y dónde.
    `check` lo da por aviso, porque la lección no tiene la culpa y todo lo demás se puede comprobar.
    """,
    bad: """
      ```{datos #moda fuente=fashion_mnist}
      ```
      """,
    good: .command("leccion data get fashion_mnist"))

  static let truncatedData = Explanation(
    "un archivo de datos al que le falta el final",
    """
    El archivo dice de sí mismo cuántos datos tiene, y hay menos. Suele ser una descarga que se cortó: bórralo y \
    repite `leccion data get NOMBRE`.
    """,
    bad: """
      ```{datos #moda fuente=fashion_mnist}
      ```
      """,
    good: .command("leccion data get fashion_mnist"))

  static let corruptGzip = Explanation(
    "un archivo comprimido que está dañado",
    """
    El archivo acaba en .gz y no se puede descomprimir, o lo que sale de él no es lo que su suma de comprobación \
    dice. Bórralo y repite `leccion data get NOMBRE`.
    """,
    bad: """
      ```{datos #moda fuente=fashion_mnist}
      ```
      """,
    good: .command("leccion data get fashion_mnist"))

  static let corruptIDX = Explanation(
    "un archivo IDX con otra cabecera",
    """
    IDX es el formato de MNIST y de Fashion-MNIST: unos bytes dicen qué guarda y cuántos hay, y después van los \
    datos. Este archivo no empieza así, o sus cuentas no cuadran: imágenes y etiquetas en distinto número, una \
    etiqueta que no existe.
    Bórralo y repite `leccion data get NOMBRE`.
    """,
    bad: """
      ```{datos #moda fuente=fashion_mnist}
      ```
      """,
    good: .command("leccion data get fashion_mnist"))

  static let pathOutside = Explanation(
    "una ruta que sale de la carpeta de la lección",
    """
    Una lección lee los archivos que están junto a ella, y ningún otro: ni rutas que empiezan por «/», ni «..», ni \
    enlaces que llevan fuera. Así, abrir la lección de un desconocido no le enseña tus archivos.
    Copia los datos a la carpeta de la lección.
    """,
    bad: """
      ```{datos #notas}
      fuente: ../notas.csv
      etiqueta: nota
      ```
      """,
    good: """
      ```{datos #notas}
      fuente: notas.csv
      etiqueta: nota
      ```
      """)

  static let unreadableFile = Explanation(
    "un archivo que no se puede leer",
    """
    No existe, no tienes permiso, es una carpeta o es demasiado grande; el mensaje dice cuál de las cuatro. Las rutas \
    se cuentan desde la carpeta de la lección, no desde donde ejecutas la orden.
    """,
    bad: """
      ```{datos #notas}
      fuente: notas.csv
      etiqueta: nota
      ```
      """,
    good: """
      ```{datos #notas}
      fuente: datos/notas.csv
      etiqueta: nota
      ```
      """)

  static let cannotWrite = Explanation(
    "no se puede escribir el resultado",
    """
    La carpeta de destino no existe o no se puede crear, no tienes permiso o el disco está lleno. Lo que hubiera \
    antes queda como estaba: los archivos se escriben aparte y se cambian de una vez.
    Elige otro sitio con -o.
    """,
    bad: .command("leccion run lección.md -o lección.md/página.html"),
    good: .command("leccion run lección.md -o página.html"))

  static let downloadFailed = Explanation(
    "una descarga que no acabó",
    """
    Se usa el programa curl del sistema, que no está o no pudo llegar al servidor. Lo que ya había llegado se guarda: \
    al repetir la orden sigue donde se quedó.
    """,
    bad: .command("leccion data get fashion_mnist   # sin conexión"),
    good: .command("leccion data get fashion_mnist   # con conexión, sigue donde se quedó"))

  static let checksumDiffers = Explanation(
    "lo descargado no es lo que se esperaba",
    """
    De cada conjunto se conoce la huella SHA-256 de su contenido, y la de lo descargado es otra: el archivo llegó \
    dañado, o el servidor ofrece otro. No se guarda, porque con otros datos una lección no daría los números que \
    afirma.
    """,
    bad: .command("leccion data get fashion_mnist   # por una red que cambia lo que pasa por ella"),
    good: .command("leccion data get fashion_mnist   # por otra red"))

  static let unknownDataset = Explanation(
    "unos datos que no se conocen",
    """
    «fuente» lleva el nombre de un conjunto que conoce leccion, o la ruta de una tabla .csv o de una carpeta de \
    imágenes o de sonidos junto a la lección. `leccion data` enumera los que hay.
    """,
    bad: """
      ```{datos #cifras fuente=mnist}
      ```
      """,
    good: """
      ```{datos #flores fuente=iris}
      ```
      """)

  static let corruptCSV = Explanation(
    "una tabla que no se puede leer",
    """
    La primera línea de una tabla .csv da nombre a sus columnas, y las demás tienen tantos campos como ella. Aquí una \
    línea tiene más o menos, un valor no es un número donde los otros lo son, o falta: el mensaje dice la línea y la \
    columna.
    Si faltan valores, di qué hacer con «faltantes: quitar» o «faltantes: media».
    """,
    bad: """
      La tabla mal.csv dice:

      ```csv
      horas,nota
      1,2
      3
      ```

      ```{datos #notas}
      fuente: mal.csv
      etiqueta: nota
      ```
      """,
    good: """
      La tabla bien.csv dice:

      ```csv
      horas,nota
      1,2
      2,4
      3,6
      4,8
      ```

      ```{datos #notas}
      fuente: bien.csv
      etiqueta: nota
      prueba: 0.25
      ```
      """)

  static let corruptImage = Explanation(
    "una imagen que no se puede leer",
    """
    Se leen imágenes PNG y JPEG, todas del mismo tamaño o con la opción «tamaño». Esta está cortada, dañada o es de \
    un tipo que no se lee: vuelve a guardarla desde un programa de dibujo.
    """,
    bad: """
      ```{datos #fotos}
      fuente: fotos
      ```
      """,
    good: """
      ```{datos #flores}
      fuente: iris
      ```
      """)

  static let corruptSound = Explanation(
    "un sonido que no se puede leer",
    """
    Se leen sonidos WAV sin comprimir, de 8, 16 o 24 bits o con decimales. Este está cortado, dañado o comprimido: \
    expórtalo de nuevo como «WAV (PCM)».
    """,
    bad: """
      ```{datos #voces}
      fuente: voces
      ```
      """,
    good: """
      ```{datos #flores}
      fuente: iris
      ```
      """)

  static let unsuitableFolder = Explanation(
    "una carpeta que no sirve de datos",
    """
    Una carpeta de datos tiene dentro una carpeta por clase, con el nombre de la clase, y en cada una sus imágenes o \
    sus sonidos: fotos/gato/1.png, fotos/perro/1.png. Todos del mismo tipo. Si ya está partida tiene dos carpetas, \
    entrenamiento y prueba, y en cada una las mismas clases: fotos/prueba/gato/1.png.
    """,
    bad: """
      ```{datos #fotos}
      fuente: vacía
      ```
      """,
    good: """
      ```{datos #flores}
      fuente: iris
      ```
      """)

  static let unsuitablePreparation = Explanation(
    "esos datos no se pueden preparar así",
    """
    Cada preparación sirve para unos datos: desplazar y reflejar, para imágenes; el espectrograma, para sonidos; y \
    para partir unos datos en dos hacen falta al menos dos ejemplos.
    """,
    bad: """
      ```{datos #flores fuente=iris}
      ```

      ```{preparar #más datos=flores}
      desplazar: 1
      ```
      """,
    good: """
      ```{datos #flores fuente=iris}
      ```

      ```{preparar #más datos=flores}
      estandarizar: sí
      ```
      """)

  static let corruptModel = Explanation(
    "un modelo guardado que no se puede leer",
    """
    Un modelo se guarda como safetensors, con sus capas anotadas dentro: lo escribe `leccion run LECCIÓN --save \
    CARPETA`. Este archivo está cortado o no es de ese formato, o guarda números que no son finitos: guárdalo de \
    nuevo, ejecutando la lección en la que el modelo aprendió.
    """,
    bad: """
      ```{modelo #red desde=red.safetensors}
      ```
      """,
    good: .command("leccion run lección.md --save ."))
}

extension Explanation {
  static let textDiffers = Explanation(
    "una salida que no es la que la lección dice",
    """
    Lo que hay en {salida} se compara, línea a línea, con lo que deja su paso: los números, hasta media unidad de su \
    última cifra o lo que diga «±»; los enteros, exactos; «…» vale por cualquier cosa. Tiempos y espacios no cuentan.
    Si lo nuevo es lo bueno, «leccion promote» lo escribe en la lección; si no, has encontrado un error.
    """,
    bad: """
      ```{calcular #cuentas}
      suma([1, 2, 3])
      ```

      ```{salida de=cuentas}
      suma([1, 2, 3]) = 7
      ```
      """,
    good: """
      ```{calcular #cuentas}
      suma([1, 2, 3])
      ```

      ```{salida de=cuentas}
      suma([1, 2, 3]) = 6
      ```
      """)

  static let doesNotFail = Explanation(
    "algo que debía fallar y no falla así",
    """
    {falla} enseña una directiva que falla, y comprueba que falla con el código que dice y con ningún otro. Si ya no \
    falla, o falla por otra causa, lo que la lección explica ha dejado de ser verdad.
    """,
    bad: """
      ````{falla T009}
      ```{calcular}
      [1, 2] + [3, 4]
      ```
      ````
      """,
    good: """
      ````{falla T009}
      ```{calcular}
      [1, 2] + [3, 4, 5]
      ```
      ````
      """)

  static let literalNumber = Explanation(
    "un número escrito a mano que la lección calcula",
    """
    Es solo un aviso de «leccion test»: el número es hoy el que la lección calcula, pero si cambian los datos o el \
    modelo el texto dirá otra cosa. Un valor calculado, `{= … }`, no envejece.
    """,
    bad: """
      ```{calcular}
      tercio = 1/3
      tercio
      ```

      La tercera parte es 0,333.
      """,
    good: """
      ```{calcular}
      tercio = 1/3
      tercio
      ```

      La tercera parte es `{= tercio : 3 }`.
      """)
}

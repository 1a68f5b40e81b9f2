/// The lesson that `leccion new` writes: short, whole, and without problems.
enum StarterLesson {
  /// What a file's name says of its subject: of `Lessons/12-mi-tema.md`, «Mi tema».
  static func title(ofFile path: String) -> String {
    let name = path.split(separator: "/").last?.dropLast(3) ?? ""
    let words = name.split { "-_ ".contains($0) }.drop { $0.allSatisfy(\.isNumber) }.joined(separator: " ")
    return words.isEmpty ? "Una lección" : words.prefix(1).uppercased() + words.dropFirst()
  }

  static func text(title: String) -> String {
    """
    ---
    título: \(title)
    resumen: Una red pequeña aprende a separar dos espirales.
    semilla: 42
    objetivos:
    - Definir, entrenar y evaluar una red.
    - Ver en el plano qué ha aprendido.
    ---

    # \(title)

    Cambia lo que quieras: el texto es Markdown, y cada bloque que empieza por `{` se ejecuta en orden. Para saber más
    de una palabra, `leccion explain densa`.

    """ + steps + results
  }

  private static let steps = """
    ## Los datos

    Cada ejemplo es un punto del plano, y su clase, la espiral en la que está.

    ```{datos #puntos}
    fuente: espirales(puntos: 400, ruido: 0.02)
    prueba: 0.25
    ```

    ```{figura puntos}
    de: puntos.entrenamiento
    pie: Con una recta no se separan.
    ```

    Se entrena con `{= puntos.entrenamiento.cantidad }` puntos, y `{= puntos.prueba.cantidad }` quedan aparte para la
    prueba.

    ## El modelo

    ```{modelo #red}
    entrada: [2]
    capas:
    - densa(32, activación: relu)
    - densa(32, activación: relu)
    - densa(2, activación: softmax)
    ```

    ```{compilar red}
    optimizador: adam(tasa: 0.01)
    pérdida: entropía_cruzada
    métricas: [exactitud]
    ```

    ```{entrenar red #ajuste}
    datos: puntos.entrenamiento
    épocas: 60
    lote: 16
    ```

    """

  private static let results = """
    ## Qué ha aprendido

    ```{evaluar red #prueba datos=puntos.prueba}
    ```

    ```{figura frontera de=red datos=puntos.prueba}
    ```

    La red acierta el `{= prueba.exactitud : 1% }` de los puntos que nunca vio.

    ```{afirmar}
    red.parámetros == 1218
    prueba.exactitud > 0.9
    ```

    > [!PREGUNTA]
    > ¿Qué pasaría sin las `relu`?
    >
    > - [ ] Nada: la última capa ya tiene `softmax`.
    >
    >   El `softmax` solo convierte los números en probabilidades; la frontera seguiría siendo recta.
    > - [x] La red solo podría trazar una recta.
    >
    >   Eso es: varias capas seguidas sin activación son una sola.

    > [!EJERCICIO]
    > Compruébalo: copia la red sin activaciones, entrénala igual y mira su exactitud.

    > [!SOLUCIÓN]
    > ```{modelo #recta}
    > entrada: [2]
    > capas:
    > - densa(32)
    > - densa(2, activación: softmax)
    > ```
    >
    > ```{compilar recta}
    > optimizador: adam(tasa: 0.01)
    > pérdida: entropía_cruzada
    > métricas: [exactitud]
    > ```
    >
    > ```{entrenar recta datos=puntos.entrenamiento épocas=60 lote=16}
    > ```
    >
    > ```{evaluar recta #sin_activación datos=puntos.prueba}
    > ```
    >
    > ```{afirmar}
    > sin_activación.exactitud < 0.8
    > ```

    """
}

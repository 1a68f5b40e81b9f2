/// The steps of a lesson that trains for a moment on a small table beside it, `plantas.csv`.
package let plantLesson = """
  ```{datos #plantas}
  fuente: plantas.csv
  etiqueta: especie
  ```

  ```{modelo #red}
  entrada: [2]
  capas:
  - densa(2, activación: softmax)
  ```

  ```{compilar red}
  optimizador: sgd
  pérdida: entropía_cruzada
  ```

  ```{entrenar red #ajuste datos=plantas.entrenamiento}
  épocas: 3
  ```


  """

/// That table; the height of its first plant may be another.
package func plantTable(height: String = "1.5") -> String {
  "alto,ancho,especie\n\(height),2,a\n3,1,b\n2,2.5,a\n4,0.5,b\n"
}

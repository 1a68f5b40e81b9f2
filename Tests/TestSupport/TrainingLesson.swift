/// A lesson that trains on the irises, which need no files, for longer than any test waits.
package let trainingLesson = """
  ```{datos #flores}
  fuente: iris
  ```

  ```{modelo #red}
  entrada: flores.forma
  capas:
  - densa(64, activación: relu)
  - densa(3, activación: softmax)
  ```

  ```{compilar red}
  optimizador: sgd
  pérdida: entropía_cruzada
  métricas: [exactitud]
  ```

  ```{entrenar red #ajuste}
  datos: flores.entrenamiento
  épocas: 100000
  ```


  """

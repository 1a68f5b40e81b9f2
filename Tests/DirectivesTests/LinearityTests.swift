import Diagnostics
import Runner
import TestSupport
import Testing

/// Checking takes time in proportion to a lesson's length, up to the largest that is read.
@Suite struct LinearityTests {
  /// A lesson is at most so long; the other one is an eighth of it.
  private static let largest = (1 << 20) - 1024
  private static let factor = 8
  /// What an eighth may take more of than an eighth of the time: caches, and the clock.
  private static let slack = 2.0

  private func time(_ text: String) -> Double {
    var code: Code?
    let seconds = threadTime { code = checked(text).problems.first?.code }
    #expect(code != .lessonTooLarge)
    return seconds
  }

  @Test(arguments: [
    // What lessons are made of.
    """
    ## Sección §

    Una *neurona* suma[^§] y le pasa el resultado a una función: $y = f(w x + b)$.

    | capa | para qué |
    |---|---|
    | oculta | encontrar rasgos |

    ```{calcular}
    x§ = [[0.5, -1.0, 2.0], [1.5, 0.25, -0.75]]
    f§(z) = máx(0, z)
    y§ = f§(x§ + 1)
    ```

    ```{modelo #red§}
    entrada: [28, 28]
    capas:
    - aplanar
    - densa(10, activación: softmax)
    ```

    La suma es `{= suma(y§) : 2 }`.

    > [!SOLUCIÓN]
    > ```{calcular}
    > z§ = y§ + 1
    > ```

    [^§]: Multiplicadas.


    """,
    // Many names, each with a mistake: what is near is looked for in a few.
    "```{calcular}\nnombre§ = 1\n```\n\n`{= nombr§ + 1 }`\n\n",
    "```{calcular}\nf§(x) = x\n```\n\n```{afirmar}\ng§(1) > 0\n```\n\n",
    "```{calcular #paso§}\n1\n```\n\n```{salida de=pas§}\n1\n```\n\n",
    "> [!SOLUCIÓN]\n> ```{calcular #paso§}\n> a§ = 1\n> ```\n\n",
    "```{calcular}\na§ = 1\n```\n\n> [!SOLUCIÓN]\n> ```{calcular}\n> b§ = a§\n> ```\n\n",
    "```{entrenar m§}\nepocs: 3\n```\n\n",
    // A step that fails leaves its name.
    "```{datos #d§}\nfuente: moda§\n```\n\n",
  ])
  func eightTimesTheLengthTakesEightTimesTheTime(_ part: String) {
    let small = repeated(part, bytes: Self.largest / Self.factor)
    let large = repeated(part, bytes: Self.largest)
    let before = (0..<3).map { _ in time(small) }.min() ?? 0
    let after = time(large)
    #expect(after < Double(Self.factor) * Self.slack * before, "\(before) s, \(after) s")
  }
}

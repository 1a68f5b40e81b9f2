import Diagnostics
import Foundation
import Lesson
import Runner
import Testing

/// Checking takes time in proportion to a lesson's length, up to the largest that is read.
@Suite struct LinearityTests {
  /// A lesson is at most so long; the other one is an eighth of it.
  private static let largest = (1 << 20) - 1024
  private static let factor = 8
  /// What an eighth may take more of than an eighth of the time: caches, and the clock.
  private static let slack = 2.0

  /// Seconds of this thread, whatever else the machine does.
  private func threadTime(_ text: String) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    let lesson = checked(text)
    let end = now()
    #expect(lesson.problems.first?.code != .lessonTooLarge)
    return end - start
  }

  /// So many repetitions of a part as fill some bytes; `§` is another number in each.
  private func repeated(_ part: String, bytes: Int) -> String {
    var text = ""
    var number = 0
    while text.utf8.count < bytes - 2 * part.utf8.count {
      text += part.replacing("§", with: "\(number)")
      number += 1
    }
    return text
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
    let before = (0..<3).map { _ in threadTime(small) }.min() ?? 0
    let after = threadTime(large)
    #expect(after < Double(Self.factor) * Self.slack * before, "\(before) s, \(after) s")
  }
}

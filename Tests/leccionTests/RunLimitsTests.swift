import Foundation
import TestSupport
import Testing

@Suite struct RunLimitsTests {
  /// Each name holds 32 MB, and all together six times what is allowed.
  private static let greedy = """
    ```{calcular}
    \((1...20).map { "a\($0) = unos(4_000_000)" }.joined(separator: "\n"))
    ```

    ```{calcular}
    1 + 1
    ```
    """

  /// A value in the text ends the lesson as a step does.
  @Test func anInlineValueEndsItOnce() throws {
    let lesson = "Vale `{= suma(unos(16_000_000) + 1) }`.\n\n```{calcular}\n1 + 1\n```\n"
    try withLessons(["a.md": lesson]) { folder in
      let result = try leccion("run", "a.md", "--memory", "100", "--no-cache", in: folder)
      #expect(result.status == 4)
      #expect(result.errors.components(separatedBy: "error[E004]").count == 2)
    }
  }

  @Test func aLessonEndsBeforeItFillsTheMemory() throws {
    try withLessons(["a.md": Self.greedy]) { folder in
      let result = try leccion("run", "a.md", "--memory", "100", "--no-cache", in: folder)
      #expect(result.status == 4)
      #expect(result.errors.contains("error[E004]: se agotó la memoria"))
      #expect(result.errors.contains("el programa puede ocupar 100 MiB"))
      #expect(result.errors.contains("dale más memoria: --memory 200"))
      // What is below is not begun, though the memory is free again.
      #expect(result.errors.components(separatedBy: "error[").count == 2)
      #expect(result.output.contains("no se ejecutó") && !result.output.contains("1 + 1"))
      let enough = try leccion("run", "a.md", "--memory", "2000", "--no-cache", in: folder)
      #expect(enough.status == 0)
    }
  }

  /// A failure that only this run's memory makes is not the one that the lesson tells of, and nothing is kept of it.
  @Test func whatTheMemoryEndedIsNoAwaitedFailure() throws {
    let lesson = "````{falla E004}\n```{calcular}\na = unos(16_000_000)\nb = a + a\nc = b + b\n```\n````\n"
    try withLessons(["a.md": lesson]) { folder in
      let kept = folder.appendingPathComponent("guardado").path
      let few = try leccion("run", "a.md", "--memory", "100", in: folder, environment: ["XDG_CACHE_HOME": kept])
      #expect(few.status == 4 && few.errors.contains("se agotó la memoria"))
      let enough = try leccion("run", "a.md", "--memory", "2000", in: folder, environment: ["XDG_CACHE_HOME": kept])
      #expect(enough.status != 0 && !enough.errors.contains("memoria"))
    }
  }

  /// Its parameters, Adam's and their gradients take some 300 MB.
  @Test func aModelThatCouldNotBeTrainedIsNotMade() throws {
    let large = smallLesson.replacing("densa(8,", with: "densa(20000,")
    try withLessons(["a.md": large]) { folder in
      let result = try leccion("run", "a.md", "--memory", "150", "--no-cache", in: folder)
      #expect(result.status != 0)
      #expect(result.errors.contains("error[T013]: haría falta demasiada memoria"))
      #expect(result.errors.contains("{modelo"))
      #expect(!result.errors.contains("época 1"))
    }
  }

  /// Few parameters, and 50 MB for what a batch is between two layers.
  @Test func aTrainingThatWouldNotFitIsNotBegun() throws {
    let large = smallLesson.replacing(
      "- aplanar", with: "- reformar([28, 28, 1])\n- convolución(600, 3, activación: relu)\n- media_global"
    ).replacing("épocas: 2", with: "épocas: 2\ncontrol: épocas en [1, 20]")
    try withLessons(["a.md": large]) { folder in
      let result = try leccion("run", "a.md", "--to", "md", "-o", "-", "--memory", "100", "--no-cache", in: folder)
      // Nobody trained with the value of the control.
      #expect(!result.output.contains("(de 1 a 20)"))
      #expect(result.status != 0)
      #expect(result.errors.contains("error[T013]: haría falta demasiada memoria"))
      #expect(result.errors.contains("{entrenar red"))
    }
  }

  @Test(arguments: [
    ["--memory", "31"], ["--memory", "999999999999999999"], ["--budget", "0"], ["--threads", "0"], ["--threads", "257"],
  ])
  func limitsHaveLimits(arguments: [String]) throws {
    try withLessons { folder in
      let result = try runProgram(["test", "a.md"] + arguments, in: folder, environment: testEnvironment)
      #expect(result.status == 64)
      #expect(result.errors.contains("«\(arguments[0])»"))
    }
  }
}

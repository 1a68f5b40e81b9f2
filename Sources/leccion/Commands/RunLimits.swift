import ArgumentParser
import Runner

/// How much of the machine lessons may take; nothing of it changes a result.
struct RunLimits: ParsableArguments {
  @Option(help: ArgumentHelp("Hilos de cálculo; el resultado no depende de cuántos sean.", valueName: "número"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Segundos que puede tardar cada lección, aunque ella diga otros; 600 si nadie dice nada.",
      valueName: "segundos"))
  var budget: Int?

  @Option(
    help: ArgumentHelp(
      "Mebibytes que puede ocupar el programa; si nadie dice nada, tres cuartos de los de la máquina.",
      valueName: "MiB"))
  var memory: Int?

  /// A page and its program hardly fit into less.
  private static let memories = 32...(1 << 24)

  var threadCount: Int { threads ?? Workbench.defaultThreads }
  var options: RunOptions { RunOptions(threads: threadCount, budget: budget, memory: memory.map { $0 << 20 }) }

  func validate() throws {
    guard threads.map((1...256).contains) ?? true else { throw ValidationError("«--threads» va de 1 a 256") }
    guard budget.map((1...Budget.most).contains) ?? true else {
      throw ValidationError("«--budget» es un número de segundos, de 1 en adelante")
    }
    guard memory.map(Self.memories.contains) ?? true else {
      throw ValidationError("«--memory» es un número de mebibytes, de \(Self.memories.lowerBound) en adelante")
    }
  }
}

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

  var threadCount: Int { threads ?? Workbench.defaultThreads }

  func validate() throws {
    guard threads.map((1...256).contains) ?? true else { throw ValidationError("«--threads» va de 1 a 256") }
    guard budget.map((1...Budget.most).contains) ?? true else {
      throw ValidationError("«--budget» es un número de segundos, de 1 en adelante")
    }
  }
}

import ArgumentParser
import Datasets
import Diagnostics
import Runner
import Typography

struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Dice dónde están los datos y los descarga.",
    subcommands: [DataListCommand.self, DataGetCommand.self, DataPathCommand.self],
    defaultSubcommand: DataListCommand.self)
}

struct DataListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Enumera los conjuntos de datos y dónde está cada uno.")

  func run() throws {
    let bench = Workbench()
    for facts in bench.library.all {
      bench.output.line(bench.output.bold(facts.name) + "  " + facts.summary)
      bench.output.line("  " + place(of: facts, bench))
    }
  }
}

/// The folder of a dataset, or what is to be done to have one.
private func place(of facts: DatasetFacts, _ bench: Workbench) -> String {
  if isBuiltIn(facts) { return "viene con leccion" }
  return bench.library.folder(of: facts.name) ?? "no está: leccion data get \(facts.name)"
}

/// Whether a dataset needs no files.
func isBuiltIn(_ facts: DatasetFacts) -> Bool { DatasetLibrary.builtIn.contains(facts) }

struct DataPathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Imprime la carpeta de un conjunto de datos.")

  @Argument(help: ArgumentHelp("El conjunto: fashion_mnist.", valueName: "nombre"))
  var name: String

  func run() throws {
    let bench = Workbench()
    let facts = try knownFacts(name, bench)
    if isBuiltIn(facts) { throw tell(.builtInDataset(facts.name), bench) }
    guard let folder = bench.library.folder(of: facts.name) else {
      let error = DatasetError.missing(name: facts.name, searched: bench.library.searchedFolders(for: facts.name))
      throw tell(.dataset(error), bench)
    }
    bench.output.line(folder)
  }
}

/// The dataset of a name as a person writes it, or the end of the command.
func knownFacts(_ name: String, _ bench: Workbench) throws -> DatasetFacts {
  let wanted = folded(name)
  guard let facts = bench.library.all.first(where: { folded($0.name) == wanted }) else {
    throw tell(.unknownDataset(name, known: bench.library.all.map(\.name), at: nil), bench)
  }
  return facts
}

/// Prints a problem and gives the exit that it asks for.
func tell(_ problem: Problem, _ bench: Workbench) -> ExitCode {
  bench.tell([problem], in: nil)
  return ExitCode(problem.code.exitStatus.rawValue)
}

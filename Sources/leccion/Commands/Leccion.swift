import ArgumentParser

/// The version that `--version` and the pages tell.
let version = "0.1.0"

/// All commands, in the order in which help lists them.
struct Leccion: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leccion",
    abstract: "Ejecuta lecciones de aprendizaje profundo escritas en Markdown.",
    discussion: "Una lección es un archivo Markdown con directivas como {datos}, {modelo} o {entrenar}.",
    version: version,
    subcommands: [
      RunCommand.self, TestCommand.self, PromoteCommand.self, CheckCommand.self, BuildCommand.self, NewCommand.self,
      ServeCommand.self, ExportCommand.self, ExplainCommand.self, DataCommand.self, CacheCommand.self,
      FreezeCommand.self, LspCommand.self,
    ],
    helpNames: .shortAndLong
  )
}

import ArgumentParser
import Cache
import Diagnostics
import Typography

struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "Dice qué resultados hay guardados, los comprueba y los borra.",
    discussion: """
      Lo que un paso deja se guarda, y la próxima vez no se calcula si nada de lo que depende ha cambiado. Borrarlo no \
      pierde nada: solo hace esperar.
      """,
    subcommands: [CacheListCommand.self, CacheClearCommand.self, CacheVerifyCommand.self],
    defaultSubcommand: CacheListCommand.self)

  /// The store of this person, or the end of the command.
  static func store(_ bench: Workbench) throws -> Store {
    if let store = Store(environment: bench.environment) { return store }
    throw tell(.unwritable("caché", "ni XDG_CACHE_HOME ni HOME dicen dónde está"), bench)
  }
}

struct CacheListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Enumera lo que hay guardado y cuánto ocupa.")

  func run() throws {
    let bench = Workbench()
    let store = try CacheCommand.store(bench)
    let inventory = store.inventory()
    bench.output.line(bench.output.bold(visible(store.folder)))
    for (kind, count, bytes) in inventory {
      let name = kind?.spanish ?? "de otra versión, o dañados"
      bench.output.line("  \(name): \(counted(count, "objeto", "objetos")), \(DownloadLine.megabytes(bytes))")
    }
    let total = inventory.reduce(0) { $0 + $1.bytes }
    bench.output.line(
      "  en total, \(DownloadLine.megabytes(total)) de \(DownloadLine.megabytes(store.limit)); "
        + "al pasar de ahí se borra lo que hace más tiempo que no se usa")
  }
}

struct CacheClearCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: "Borra todo lo guardado.")

  func run() throws {
    let bench = Workbench()
    let (count, bytes) = try CacheCommand.store(bench).clear()
    bench.output.line(
      "\(counted(count, "objeto borrado", "objetos borrados")), \(DownloadLine.megabytes(bytes))")
  }
}

struct CacheVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Lee todo lo guardado y borra lo dañado.")

  func run() throws {
    let bench = Workbench()
    let (sound, removed) = try CacheCommand.store(bench).verify()
    bench.output.line(
      "\(counted(sound, "objeto bien", "objetos bien")), \(counted(removed, "dañado y borrado", "dañados y borrados"))")
  }
}

extension Store.Kind {
  fileprivate var spanish: String {
    switch self {
    case .outputs: "resultados de pasos"
    case .values: "valores con nombre"
    case .training: "entrenamientos"
    case .run: "últimas ejecuciones"
    case .file: "archivos conocidos"
    }
  }
}

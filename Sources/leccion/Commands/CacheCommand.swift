import ArgumentParser
import Cache
import Diagnostics
import FileSystem
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

  /// Ends the command where something stays that was to go.
  static func ensureIsWhole(_ removal: Removal, _ bench: Workbench) throws {
    guard let fault = removal.fault else { return }
    let left = counted(removal.left, "objeto que no se pudo borrar", "objetos que no se pudieron borrar")
    let verb = removal.left == 1 ? "queda" : "quedan"
    throw tell(
      .unwritable(parentFolder(of: fault.path), "\(verb) \(left): \(systemMessage(fault.code))"), bench)
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
    let removal = try CacheCommand.store(bench).clear()
    bench.output.line(
      "\(counted(removal.count, "objeto borrado", "objetos borrados")), \(DownloadLine.megabytes(removal.bytes))")
    try CacheCommand.ensureIsWhole(removal, bench)
  }
}

struct CacheVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Lee todo lo guardado y borra lo dañado.")

  func run() throws {
    let bench = Workbench()
    let (sound, removal) = try CacheCommand.store(bench).verify()
    let removed = counted(removal.count, "dañado y borrado", "dañados y borrados")
    bench.output.line("\(counted(sound, "objeto bien", "objetos bien")), \(removed)")
    try CacheCommand.ensureIsWhole(removal, bench)
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

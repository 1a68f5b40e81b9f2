import ArgumentParser
import Diagnostics
import Preview
import Runner

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Abre lecciones en el navegador, para cambiarlas y ejecutarlas allí.",
    discussion: """
      Solo se puede entrar desde esta máquina, con la dirección que imprime: lleva una clave. Ctrl-C lo acaba; al \
      volver, las páginas abiertas siguen donde estaban. Lo que nadie guardó y no tiene una página abierta queda junto \
      a su lección, en un «.sin-guardar.md», o donde diga al acabar si allí no se puede escribir.
      """)

  @ArgumentParser.Argument(help: ArgumentHelp("Una carpeta de lecciones, o una lección.", valueName: "ruta"))
  var path = "Lessons"

  @Option(
    help: ArgumentHelp("Puerto; si no se dice, el de la última vez o uno que esté libre.", valueName: "número"))
  var port: Int?

  @Flag(name: .customLong("no-open"), help: "No abre el navegador.")
  var staysClosed = false

  @OptionGroup var limits: RunLimits

  @OptionGroup var caching: CacheChoice

  func validate() throws {
    guard port.map((0...65535).contains) ?? true else { throw ValidationError("«--port» va de 0 a 65535") }
  }

  func run() throws {
    let bench = Workbench()
    do throws(Problem) {
      let files = try ServedFolder(path, spare: ServerState.ownFolder(bench.environment))
      try serve(files, bench)
    } catch {
      throw tell(error, bench)
    }
  }

  private func serve(_ files: ServedFolder, _ bench: Workbench) throws(Problem) {
    let place = ServerState.path(of: files.folder, bench.environment)
    // Whether a port that is taken is that of another server of this folder, and not of any other program.
    let isAlone = place.map(ServerState.claim) ?? true
    let earlier = place.flatMap(ServerState.read)
    guard let (listener, token) = listen(earlier) else { throw .portTaken(port ?? 0) }
    let state = ServerState(port: listener.port, token: token)
    // The pages of one that still serves it find the next server there, unless somebody asked for another port.
    if let place, isAlone || port != nil { state.write(place) }
    let settings = Notebook.Settings(
      version: version, title: files.title, options: limits.options, library: bench.library,
      cache: caching.cache(bench), check: { bench.examined($0, patience: Workbench.patience) })
    let errors = bench.errors
    let notebook = Notebook(settings, files: files)
    let door = place.map(EntryPage.init(besideState:))
    let made = Server(
      listener, token: token, notebook: notebook, tell: { errors.line(visible($0)) }, entered: { door?.remove() })
    guard var server = made else { throw .portTaken(listener.port) }
    let page = files.only.map { Guard.home + escapedAddress($0) } ?? "/"
    let address = "http://127.0.0.1:\(listener.port)\(page)?clave=\(token)"
    let target = files.target.map { ", que es un enlace a «\(visible($0))»" } ?? ""
    bench.output.line("Cuaderno vivo de «\(visible(path))»\(target): Ctrl-C para acabar")
    bench.output.line(address)
    if !staysClosed {
      let isOpened = door?.open(leadingTo: address) ?? false
      bench.output.line(
        isOpened ? "Se abre en el navegador; si no, abre tú esa dirección" : "Abre esa dirección en el navegador")
    }
    let interruption = noteInterrupts()
    server.run { interruption.isSet }
    door?.remove()
    let isFound = place.flatMap(ServerState.read) == state
    endInterrupted(telling: server.end(pagesComeBack: isFound).map(visible), on: errors)
  }

  /// The port of the last time with its secret, where it is free and no other was asked for.
  private func listen(_ earlier: ServerState?) -> (Listener, token: String)? {
    if let earlier, port == nil || port == earlier.port, let listener = Listener(port: earlier.port) {
      return (listener, earlier.token)
    }
    return Listener(port: port ?? 0).map { ($0, Guard.newToken()) }
  }
}

extension Problem {
  static func portTaken(_ port: Int) -> Problem {
    Problem(
      .unreadableFile, "no puedo escuchar en el puerto \(port): lo usa otro programa o no hay permiso",
      notes: ["sin --port se elige uno libre"])
  }
}

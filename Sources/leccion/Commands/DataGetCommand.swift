import ArgumentParser
import Datasets
import Diagnostics
import Runner
import Typography

struct DataGetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Descarga un conjunto de datos y comprueba su contenido.",
    discussion: """
      Si la descarga se corta, repetir la orden sigue desde donde quedó. La variable LECCION_DATOS_URL \
      cambia la dirección, y LECCION_DATOS la carpeta.
      """)

  @Argument(help: ArgumentHelp("El conjunto: fashion_mnist.", valueName: "nombre"))
  var name: String

  func run() throws {
    let bench = Workbench()
    let facts = try knownFacts(name, bench)
    if isBuiltIn(facts) {
      bench.errors.line("\(facts.name) viene con leccion: no hay nada que descargar")
      return
    }
    let fetcher = DatasetFetcher(environment: bench.environment)
    var line = DownloadLine(bench.errors)
    do throws(DatasetError) {
      let outcome = try fetcher.fetch(facts.name) { progress in
        line.show(progress)
        return .proceed
      }
      line.clear()
      switch outcome {
      case .alreadyComplete(let folder):
        bench.errors.line("\(facts.name) ya está completo")
        bench.output.line(folder)
      case .fetched(let folder, let bytes):
        bench.errors.line("\(facts.name): \(DownloadLine.megabytes(bytes)) descargados y comprobados")
        bench.output.line(folder)
      }
    } catch {
      line.clear()
      throw tell(.dataset(error), bench)
    }
  }
}

/// Shows a download as it goes on: a live line on a terminal, else one plain line a file.
struct DownloadLine {
  private let console: Console
  private var lastFile = ""
  private var isShown = false

  init(_ console: Console) {
    self.console = console
  }

  mutating func show(_ progress: FetchProgress) {
    switch progress {
    case .waiting(let folder): once(folder, "otro proceso está descargando en \(folder): espero")
    case .verifying(let file):
      if console.isTerminal { live("compruebo \(file)") } else { once("=" + file, "compruebo \(file)") }
    case .receiving(let file, let received, let total):
      guard console.isTerminal else { return once(file, "descargo \(file)") }
      live("descargo \(file) · \(Self.megabytes(received)) de \(Self.megabytes(total))")
    }
  }

  mutating func clear() {
    if isShown { console.write("\r\u{1B}[K") }
    isShown = false
  }

  static func megabytes(_ count: Int) -> String {
    NumberStyle().decimal(Double(count) / 1_000_000, decimals: 1) + " MB"
  }

  private mutating func once(_ file: String, _ text: String) {
    guard file != lastFile else { return }
    lastFile = file
    console.line(text)
  }

  private mutating func live(_ text: String) {
    console.write("\r" + text + "\u{1B}[K")
    isShown = true
  }
}

import ArgumentParser
import Diagnostics
import Export
import FileSystem
import Lesson
import Runner

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// What a lesson is exported to.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
  case keras
  case pytorch
  /// With Keras.
  case notebook
  case pytorchNotebook = "notebook-pytorch"

  var framework: Framework {
    switch self {
    case .keras, .notebook: .keras
    case .pytorch, .pytorchNotebook: .pytorch
    }
  }

  /// How the file's name ends.
  var ending: String {
    switch self {
    case .keras: "_keras.py"
    case .pytorch: "_pytorch.py"
    case .notebook: ".ipynb"
    case .pytorchNotebook: "_pytorch.ipynb"
    }
  }
}

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Escribe una lección en Keras o en PyTorch.",
    discussion: """
      No la ejecuta. Lo que escribe es un programa de Python, o un cuaderno de Jupyter, que se ejecuta tal cual; los \
      archivos que la lección tiene al lado los busca donde ella está.
      """)

  @ArgumentParser.Argument(help: ArgumentHelp("La lección.", valueName: "lección"))
  var file: String

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("A qué: keras, pytorch, notebook (con Keras) o notebook-pytorch.", valueName: "formato"))
  var format: ExportFormat

  @Option(
    name: .short,
    help: ArgumentHelp(
      "Dónde se escribe: un archivo, una carpeta o «-» para la salida estándar; si no se dice, en _site.",
      valueName: "ruta"))
  var output: String?

  func run() throws {
    let bench = Workbench()
    let status: ExitStatus
    do throws(Problem) {
      status = try export(on: bench)
    } catch {
      bench.tell([error], in: nil)
      status = error.code.exitStatus
    }
    throw ExitCode(status.rawValue)
  }

  /// Writes the file; a lesson that is not right is told, and nothing is written.
  private func export(on bench: Workbench) throws(Problem) -> ExitStatus {
    let source = try readLesson(file)
    let path = self.path
    if let path, isSameFile(path, file) { throw .unwritable(path, "es la propia lección; di otro sitio con -o") }
    let (checked, exporters) = bench.exported(source, to: [format.framework])
    bench.tell(checked.problems, in: source, of: checked.document)
    guard !checked.hasErrors, let exporter = exporters.first else { return checked.problems.exitStatus }
    let text: String
    switch format {
    case .keras, .pytorch: text = exporter.script(version: version)
    case .notebook, .pytorchNotebook: text = exporter.notebook(version: version)
    }
    guard let path else {
      try leccion.write(Array(text.utf8), to: STDOUT_FILENO, path: "-")
      return checked.problems.exitStatus
    }
    try writeAtomically(Array(text.utf8), to: path)
    bench.output.line(visible(path))
    return checked.problems.exitStatus
  }

  /// Where the file goes; nil for standard output.
  private var path: String? {
    let name = baseName(file) + format.ending
    guard let output else { return PageWriter.defaultFolder + "/" + name }
    if output == "-" { return nil }
    if output.hasSuffix("/") || isFolder(output) { return (output.hasSuffix("/") ? output : output + "/") + name }
    return output
  }
}

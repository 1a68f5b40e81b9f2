import ArgumentParser
import Diagnostics
import Runner

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Escribe una lección que ya funciona, para que la cambies.",
    discussion: """
      El título sale del nombre del archivo: de «12-mi-tema.md», «Mi tema». No escribe encima de nada. Usa datos que \
      vienen con leccion, así que no hay que descargar ninguno.
      """)

  @ArgumentParser.Argument(help: ArgumentHelp("El archivo de la lección, que acaba en .md.", valueName: "ruta"))
  var path: String

  func run() throws {
    let bench = Workbench()
    guard path.hasSuffix(".md"), !path.hasSuffix("/.md") else {
      bench.errors.line("error: una lección acaba en .md: «\(visible(path))»")
      throw ExitCode(ExitStatus.usage.rawValue)
    }
    do throws(Problem) {
      try writeAnew(Array(StarterLesson.text(title: StarterLesson.title(ofFile: path)).utf8), to: path)
    } catch {
      bench.tell([error], in: nil)
      throw ExitCode(error.code.exitStatus.rawValue)
    }
    bench.output.line(visible(path))
    bench.errors.line("Ábrela en tu editor, o mira ya su página: leccion run \(visible(path)) --open")
  }
}

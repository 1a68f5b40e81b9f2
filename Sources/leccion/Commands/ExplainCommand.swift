import ArgumentParser
import Diagnostics
import Directives
import Runner
import Typography

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explica un código de error o una palabra de las lecciones.",
    discussion: "Por ejemplo: leccion explain L012, leccion explain densa. Sin nada, dice qué se puede explicar.")

  @Argument(help: ArgumentHelp("Un código o una palabra.", valueName: "nombre"))
  var name: String?

  func run() throws {
    let bench = Workbench()
    let page = ReferencePage(console: bench.output)
    guard let name else { return bench.output.write(page.index) }
    if let code = Code(rawValue: name.uppercased()) { return bench.output.write(page.text(of: code)) }
    let entries = referenceEntries(of: name)
    guard entries.isEmpty else {
      return bench.output.write(entries.map { page.text(of: $0, askedAs: name) }.joined(separator: "\n"))
    }
    let known = reference.map(\.name) + Code.allCases.map(\.rawValue)
    var message = "error: no conozco «\(visible(name))»"
    if let near = suggestion(for: name, among: known) { message += ": ¿quisiste decir «\(near)»?" }
    bench.errors.line(message + "\n«leccion explain» dice qué se puede explicar")
    throw ExitCode(ExitStatus.usage.rawValue)
  }
}

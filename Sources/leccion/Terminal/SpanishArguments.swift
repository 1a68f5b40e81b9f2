import ArgumentParser
import Diagnostics

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// Runs the command that the arguments name; the argument parser's headings and errors are put into Spanish here.
func runCommandLine(_ arguments: [String]) -> Never {
  let environment = Workbench().environment
  do {
    if let problem = unknownCommand(arguments) { throw problem }
    var command = try Leccion.parseAsRoot(arguments)
    try command.run()
    exit(ExitStatus.success.rawValue)
  } catch let error as UnknownCommand {
    Console.standardError(environment: environment).write(error.message)
    exit(ExitStatus.usage.rawValue)
  } catch {
    let code = Leccion.exitCode(for: error).rawValue
    let message = inSpanish(Leccion.fullMessage(for: error))
    if !message.isEmpty {
      let console =
        code == 0 ? Console.standardOutput(environment: environment) : .standardError(environment: environment)
      console.line(message)
    }
    exit(code)
  }
}

/// A first argument that is no command.
private struct UnknownCommand: Error {
  let message: String
}

private func unknownCommand(_ arguments: [String]) -> UnknownCommand? {
  let arguments = arguments.first == "help" ? Array(arguments.dropFirst()) : arguments
  guard let first = arguments.first, !first.hasPrefix("-") else { return nil }
  let known = Leccion.configuration.subcommands.compactMap { $0.configuration.commandName }
  guard !known.contains(first) else { return nil }
  var message = "error: no conozco la orden «\(visible(first))»"
  if let near = suggestion(for: first, among: known) { message += ": ¿quisiste decir «\(near)»?" }
  if first.hasSuffix(".md") { message += ": ¿quisiste decir «leccion run \(visible(first))»?" }
  return UnknownCommand(message: message + "\nÓrdenes: \(known.joined(separator: ", "))\nMás: leccion --help\n")
}

/// English templates of the argument parser with the Spanish that stands for them; `%` is what varies.
private let phrases: [(english: String, spanish: String)] = [
  ("Error: Missing expected argument '%'", "error: falta el argumento «%»"),
  ("Error: Unknown option '%'. Did you mean '%'?", "error: no conozco la opción «%»: ¿quisiste decir «%»?"),
  ("Error: Unknown option '%'", "error: no conozco la opción «%»"),
  ("Error: Unexpected argument '%'", "error: no esperaba «%»"),
  ("Error: % unexpected arguments: %", "error: sobran % argumentos: %"),
  (
    "Error: The value '%' is invalid for '%'. Please provide one of %.",
    "error: «%» no vale para «%»: elige entre «%»"
  ),
  ("Error: The value '%' is invalid for '%'", "error: «%» no vale para «%»"),
  ("Error: Missing value for '%'", "error: a «%» le falta su valor"),
  (
    "Error: The option '%' does not take any value, but '%' was specified.",
    "error: la opción «%» no lleva valor, y se le dio «%»"
  ),
  ("Error: Value to be set with flag '%' had already been set with flag '%'", "error: «%» y «%» dicen lo mismo"),
  ("Error: %", "error: %"),
  ("Help:  %", "Ayuda: %"),
  ("OVERVIEW: %", "%"),
  ("USAGE: % [<options>] %", "USO: % [<opciones>] %"),
  ("USAGE: %", "USO: %"),
  ("Usage: % [<options>] %", "Uso: % [<opciones>] %"),
  ("Usage: %", "Uso: %"),
  ("ARGUMENTS:", "ARGUMENTOS:"),
  ("OPTIONS:", "OPCIONES:"),
  ("SUBCOMMANDS:", "ÓRDENES:"),
  ("  See '%' for more information.", "Más: %"),
  ("  See '%' for detailed help.", "  Más: %"),
]

/// Words of the argument parser within lines that are ours.
private let words: [(english: String, spanish: String)] = [
  ("<subcommand>", "<orden>"), ("<subcommands>", "<orden>"), ("Show the version.", "Muestra la versión."),
  ("Show help information.", "Muestra esta ayuda."), ("(values: ", "(valores: "), ("default: ", "si no se dice, "),
  ("default:", "si no se dice,"), ("(default)", "(si no se dice otra)"),
  ("Show subcommand help information.", "Muestra la ayuda de una orden."), (" ...", "…"),
]

/// The argument parser's text in Spanish.
func inSpanish(_ message: String) -> String {
  message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    var text = String(line)
    for phrase in phrases {
      if let parts = matched(text, phrase.english) {
        text = filled(phrase.spanish, parts)
        break
      }
    }
    for word in words { text = text.replacing(word.english, with: word.spanish) }
    return text
  }.joined(separator: "\n")
}

/// What stands at the places of a template's `%`; nil where the text is not of its form.
private func matched(_ text: String, _ template: String) -> [String]? {
  let pieces = template.split(separator: "%", omittingEmptySubsequences: false)
  guard let first = pieces.first, text.hasPrefix(first) else { return nil }
  var rest = text.dropFirst(first.count)
  var found: [String] = []
  for (index, piece) in pieces.enumerated().dropFirst() {
    if piece.isEmpty, index == pieces.count - 1 {
      found.append(String(rest))
      return found
    }
    guard let range = rest.firstRange(of: piece) else { return nil }
    found.append(String(rest[..<range.lowerBound]))
    rest = rest[range.upperBound...]
  }
  return rest.isEmpty ? found : nil
}

private func filled(_ template: String, _ parts: [String]) -> String {
  let pieces = template.split(separator: "%", omittingEmptySubsequences: false)
  var result = String(pieces.first ?? "")
  for (piece, part) in zip(pieces.dropFirst(), parts) {
    result +=
      part.replacing("' and '", with: "», «").replacing("' or '", with: "», «").replacing("', '", with: "», «")
      .replacing("'", with: "") + piece
  }
  return result
}

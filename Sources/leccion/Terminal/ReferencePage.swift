import Diagnostics
import Directives
import Runner
import Typography

/// Explanations for a person at a terminal.
struct ReferencePage {
  let console: Console

  /// A code's page: what it means, how it comes about, and how it should be.
  func text(of code: Code) -> String {
    let page = code.explanation
    var lines = [console.bold(code.rawValue) + "  " + page.title, console.dim(code.family), ""]
    for paragraph in page.text.split(separator: "\n") { lines += wrapped(String(paragraph)) + [""] }
    lines += [console.bad("Así no:"), ""] + shown(page.bad) + ["", console.good("Así sí:"), ""] + shown(page.good)
    return lines.joined(separator: "\n") + "\n"
  }

  /// An entry's page; where it was asked for by a foreign word, that is said first.
  func text(of entry: ReferenceEntry, askedAs name: String) -> String {
    var lines: [String] = []
    if entry.isForeign(name) { lines += ["«\(visible(name))» se escribe «\(entry.name)»", ""] }
    lines += [console.bold(entry.name) + "  " + console.dim(entry.kind)] + wrapped(withoutCodeMarks(entry.summary))
    if entry.usage != entry.name { lines += [""] + entry.forms.map { "  " + console.accent($0) } }
    if !entry.aliases.isEmpty { lines += [""] + wrapped("también se llama: " + entry.aliases.joined(separator: ", ")) }
    lines += options(entry.options, title: entry.takesArguments ? "Argumentos:" : "Opciones:")
    lines += ["", "Por ejemplo:", ""] + indented(entry.example)
    return lines.joined(separator: "\n") + "\n"
  }

  /// All that can be explained.
  var index: String {
    var lines: [String] = []
    var kinds: [String] = []
    for entry in reference where !kinds.contains(entry.kind) { kinds.append(entry.kind) }
    for kind in kinds {
      let names = reference.filter { $0.kind == kind }.map(\.name)
      lines += [console.bold(kind)] + wrapped(names.joined(separator: ", "), indent: "  ") + [""]
    }
    for code in Code.allCases {
      if lines.last == "" { lines.append(console.bold("un código de error")) }
      lines.append("  " + console.accent(code.rawValue) + "  " + code.explanation.title)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func options(_ options: [OptionSpecification], title: String) -> [String] {
    guard !options.isEmpty else { return [] }
    let width = options.map { displayWidth($0.name) }.max() ?? 0
    return ["", title]
      + options.flatMap { option in
        let name = option.name + String(repeating: " ", count: width - displayWidth(option.name))
        let text = withoutCodeMarks(option.help + (option.requirement.map { " (\($0))" } ?? ""))
        let help = wrapped(text, indent: "", less: width + 4)
        let further = help.dropFirst().map { String(repeating: " ", count: width + 4) + $0 }
        return ["  " + console.accent(name) + "  " + (help.first ?? "")] + further
      }
  }

  private func shown(_ example: Explanation.Example) -> [String] {
    switch example {
    case .lesson(let lesson): indented(lesson)
    case .command(let command): indented("$ " + command)
    }
  }

  private func indented(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Words in lines of a width that reads well.
  private func wrapped(_ text: String, indent: String = "", less: Int = 0) -> [String] {
    let limit = max(30, min(console.width, 84) - less - indent.count)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, displayWidth(line) + 1 + displayWidth(String(word)) > limit {
        lines.append(indent + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [indent + line]
  }
}

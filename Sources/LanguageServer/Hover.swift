import Diagnostics
import Directives
import JSON
import Lesson
import Runner
import Typography

extension OpenLesson {
  /// What is said of the word at an offset, as Markdown; null where there is nothing to say.
  func hover(at offset: Int) -> JSONValue {
    guard let word = source.word(at: offset),
      let text = label(word) ?? layer(at: offset) ?? text(of: word, at: offset)
    else { return .null }
    return .object([
      "contents": .object(["kind": .string("markdown"), "value": .string(text)]), "range": source.range(word.range),
    ])
  }

  private func text(of word: Located<String>, at offset: Int) -> String? {
    if let block = block(at: offset) {
      if word.range == block.name.range { return entries(word.value, of: "una directiva").first }
      if let help = option(word, in: block) { return help }
    }
    if let block = checked.document.blocks.first(where: { $0.marker.touches(offset) }) {
      return entries(block.kind.rawValue, of: "un bloque").first
    }
    let formats = checked.document.inlineValues.compactMap(\.format)
    if let format = formats.first(where: { $0.range.touches(offset) }) {
      return entries(source.text(format.range), of: "un formato").first
    }
    let place = place(of: offset)
    if place == .prose { return nil }
    if let value = value(endingAt: word.range.upper) { return description(of: value, named: word.value) }
    // A word may be one thing in an expression and another in an option.
    let kind = place == .expression ? "una función" : place == .adjective ? "un adjetivo" : nil
    let near = kind.map { entries(word.value, of: $0) } ?? []
    let pages = near.isEmpty ? entries(word.value, of: nil) : near
    return pages.isEmpty ? nil : pages.joined(separator: "\n\n---\n\n")
  }

  /// What a layer is given beside its arguments: `pesos:`.
  private func label(_ word: Located<String>) -> String? {
    let rest = source.text(SourceRange(word.range.upper, source.lineRange(source.line(at: word.range.upper)).upper))
    guard let block = block(at: word.range.lower), folded(block.name.value) == "modelo", rest.hasPrefix(":") else {
      return nil
    }
    return entries(word.value, of: "un argumento de las capas").first
  }

  /// The pages of a word in the reference, or only those of a kind.
  private func entries(_ name: String, of kind: String?) -> [String] {
    referenceEntries(of: name).filter { kind == nil || $0.kind == kind }.map { entry in
      "**\(entry.name)** — \(entry.kind)\n\n\(entry.summary)"
        + (entry.usage == entry.name ? "" : "\n\n" + code(entry.forms.joined(separator: "\n")))
    }
  }

  private func option(_ word: Located<String>, in block: DirectiveBlock) -> String? {
    guard let specification = specification(of: block), specification.body == .options,
      block.options(in: source).options.contains(where: { $0.key.range == word.range }),
      let option = specification.options.first(where: { folded($0.name) == folded(word.value) })
    else { return nil }
    return "**\(option.name)** — una opción de {\(specification.name)}\n\n\(option.help)"
  }

  // MARK: Shapes

  /// A layer of a model with the shape that it takes and gives and its parameters.
  private func layer(at offset: Int) -> String? {
    guard let block = block(at: offset), folded(block.name.value) == "modelo", let id = block.id,
      case .model(let model)? = value(of: id.value, at: id.range.upper)
    else { return nil }
    for option in block.options(in: source).options where folded(option.key.value) == "capas" {
      guard case .items(let items) = option.value,
        let index = items.firstIndex(where: { $0.range.lower <= offset && offset <= $0.range.upper }),
        items.count == model.flows.count
      else { continue }
      let name = source.word(at: items[index].range.lower)?.value ?? ""
      let page = entries(name, of: "una capa").first ?? ""
      return page + "\n\n" + text(of: model.flows[index])
    }
    return nil
  }

  private func text(of flow: ModelValue.LayerFlow) -> String {
    "\(shapeText(flow.input)) → \(shapeText(flow.output)) · " + parameterText(flow.parameterCount)
  }

  private func parameterText(_ count: Int) -> String {
    NumberStyle().integer(count) + (count == 1 ? " parámetro" : " parámetros")
  }

  private func description(of value: Value, named name: String) -> String? {
    let title = "**\(visible(name))** — \(value.kindName)"
    switch value {
    case .unknown: return nil
    case .model(let model):
      let lines = zip(model.layerNames, model.flows).map { "- \($0.name): " + text(of: $1) }
      return ([title, ""] + lines + ["", parameterText(model.parameterCount) + " en total"]).joined(separator: "\n")
    case .numbers(let numbers) where numbers.values != nil && numbers.count <= 100:
      return title + "\n\n" + code(numbers.printed)
    case .function(let function):
      return title + "\n\n" + code("\(function.name)(\(function.parameters.joined(separator: ", ")))")
    default:
      let fields = value.memberNames
      return fields.isEmpty ? title : title + "\n\ncampos: " + fields.joined(separator: ", ")
    }
  }

  private func code(_ text: String) -> String { "```leccion\n\(text)\n```" }
}

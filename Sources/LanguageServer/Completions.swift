import Diagnostics
import Directives
package import JSON
import Lesson
import Runner
import Typography

/// What kind of thing a completion is, with the number of the protocol.
private enum CompletionKind: Int {
  case function = 3
  case field = 5
  case variable = 6
  case module = 9
  case property = 10
  case value = 12
  case keyword = 14
}

extension OpenLesson {
  /// All that may stand at an offset; the editor picks by what is already written.
  package func completions(at offset: Int) -> JSONValue {
    .array(items(at: offset))
  }

  private func items(at offset: Int) -> [JSONValue] {
    switch place(of: offset) {
    case .directiveName: return entries(of: ["una directiva"], .keyword)
    case .reference(let directive):
      let figures = folded(directive) == "figura" ? entries(of: ["una figura"], .keyword) : nameItems(offset)
      return figures + options(of: directive, sign: "=")
    case .optionKey(let directive):
      let isBody = block(at: offset).map { $0.headerRange.upper < offset } ?? false
      return options(of: directive, sign: isBody ? ": " : "=")
    case .optionValue(_, let option):
      if let fields = fields(before: offset) { return fields }
      return words(of: option) + nameItems(offset)
    case .expression:
      return fields(before: offset) ?? (nameItems(offset) + entries(of: ["una función"], .function))
    case .adjective: return entries(of: ["un adjetivo"], .value)
    case .blockWord: return entries(of: ["un bloque"], .keyword)
    case .prose: return []
    }
  }

  /// The fields of the value before a point; nil where there is no point.
  private func fields(before offset: Int) -> [JSONValue]? {
    let start = source.word(at: offset)?.range.lower ?? offset
    guard start > 0, source.bytes[start - 1] == UInt8(ascii: ".") else { return nil }
    guard let value = value(endingAt: start - 1) else { return [] }
    return value.memberNames.map { item($0, .field, detail: value.member($0)?.kindName ?? "") }
  }

  private func nameItems(_ offset: Int) -> [JSONValue] {
    names(above: offset).map { item($0.name, .variable, detail: $0.value.kindName) }
  }

  private func options(of directive: String, sign: String) -> [JSONValue] {
    guard let specification = specification(named: directive) else { return [] }
    let options = specification.options.map { option in
      item(option.name, .property, detail: option.help, inserts: option.name + sign)
    }
    guard specification.body == .options, sign == ": " else { return options }
    let help = "qué puede mover quien lee, y entre qué: épocas en [1, 20]"
    return options + [item(Control.key, .property, detail: help, inserts: Control.key + sign)]
  }

  private func words(of option: String) -> [JSONValue] {
    let wanted = folded(option)
    return entries(of: kindsOfWords.first { folded($0.option) == wanted }?.kinds ?? [], .value)
  }

  private func entries(of kinds: [String], _ kind: CompletionKind) -> [JSONValue] {
    reference.filter { kinds.contains($0.kind) }.map { item($0.name, kind, detail: $0.summary, usage: $0.usage) }
  }

  private func item(
    _ label: String, _ kind: CompletionKind, detail: String, usage: String? = nil, inserts text: String? = nil
  ) -> JSONValue {
    var members = [
      JSONMember("label", .string(label)), JSONMember("kind", .integer(kind.rawValue)),
      JSONMember("detail", .string(withoutCodeMarks(detail))),
      // Accents need not be typed.
      JSONMember("filterText", .string(label + " " + folded(label))),
    ]
    if let usage, usage != label { members.append(JSONMember("documentation", .string(usage))) }
    if let text { members.append(JSONMember("insertText", .string(text))) }
    return .object(members)
  }
}

/// The words that an option or an argument takes, by their kind in the reference.
private let kindsOfWords: [(option: String, kinds: [String])] = [
  ("capas", ["una capa"]), ("activación", ["una activación"]), ("optimizador", ["un optimizador"]),
  ("pérdida", ["una pérdida"]), ("métricas", ["una métrica"]), ("tasa", ["una tasa que cambia"]),
  ("fuente", ["unos datos", "unos datos que se generan"]), ("detención", ["una manera de parar"]),
]

extension OpenLesson {
  func specification(of block: DirectiveBlock) -> DirectiveSpecification? { specification(named: block.name.value) }

  func specification(named name: String) -> DirectiveSpecification? {
    allDirectives.map { $0.specification }.first { folded($0.name) == folded(name) }
  }
}

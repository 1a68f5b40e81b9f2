import Datasets
import Diagnostics
import Directives
import JSON
import LanguageServer
import Lesson
import Runner
import Testing

/// A client that keeps one lesson open; the cursor is where the text has a `‸`.
struct Client {
  static let uri = "file:///cursos/lecci%C3%B3n.md"
  var server: LanguageServer
  private var requests = 0
  private(set) var published: JSONValue = .null
  private let cursor: JSONValue

  init(_ marked: String) {
    server = LanguageServer(version: "0") { source in
      let parsed = parseLesson(source)
      return check(
        parsed.document, problems: parsed.problems, directives: allDirectives,
        library: DatasetLibrary(environment: [:]))
    }
    let pieces = marked.split(separator: "‸", maxSplits: 1, omittingEmptySubsequences: false)
    let lines = pieces[0].split(separator: "\n", omittingEmptySubsequences: false)
    cursor = .object(["line": .integer(lines.count - 1), "character": .integer(lines.last?.utf16.count ?? 0)])
    _ = request("initialize", .object(["capabilities": .object([])]))
    notify(
      "textDocument/didOpen",
      .object([
        "textDocument": .object([
          "uri": .string(Self.uri), "languageId": .string("markdown"), "version": .integer(1),
          "text": .string(pieces.joined()),
        ])
      ]))
  }

  mutating func request(_ method: String, _ parameters: JSONValue) -> JSONValue {
    requests += 1
    let message = JSONValue.object([
      "jsonrpc": .string("2.0"), "id": .integer(requests), "method": .string(method), "params": parameters,
    ])
    let answers = server.answer(Array(message.text().utf8))
    #expect(answers.count == 1 && answers.first?["id"] == .integer(requests))
    return answers.first?["result"] ?? answers.first?["error"] ?? .null
  }

  mutating func notify(_ method: String, _ parameters: JSONValue) {
    let message = JSONValue.object(["jsonrpc": .string("2.0"), "method": .string(method), "params": parameters])
    for answer in server.answer(Array(message.text().utf8)) where answer["params"]?["diagnostics"] != nil {
      published = answer["params"]?["diagnostics"] ?? .null
    }
  }

  /// Changes of the text, as the editor sends them.
  mutating func change(_ changes: [JSONValue]) {
    notify(
      "textDocument/didChange",
      .object([
        "textDocument": .object(["uri": .string(Self.uri), "version": .integer(2)]), "contentChanges": .array(changes),
      ]))
  }

  /// A request about the place of the cursor.
  mutating func ask(_ method: String) -> JSONValue {
    request(
      "textDocument/\(method)",
      .object([
        "textDocument": .object(["uri": .string(Self.uri)]), "position": cursor,
        "range": .object(["start": cursor, "end": cursor]),
      ]))
  }

  mutating func completions() -> [String] {
    ask("completion").array?.compactMap { $0["label"]?.string } ?? []
  }

  mutating func hover() -> String { ask("hover")["contents"]?["value"]?.string ?? "" }
}

let network = """
  ```{modelo #red}
  entrada: [4]
  capas:
  - densa(8, activación: relu)
  - densa(3, activación: softmax)
  ```


  """

extension Client {
  /// A lesson without anything in it.
  static var empty: CheckedLesson {
    let parsed = parseLesson(SourceText(path: "vacía.md", "Hola.\n"))
    return check(
      parsed.document, problems: [], directives: [], library: DatasetLibrary(environment: [:]))
  }
}

import JSON
import LanguageServer
import Testing

@Suite struct LanguageServerTests {
  @Test func problemsAreToldAsOneTypes() throws {
    var client = Client("Días ñandú 🦙\n\n```{datos #flores}\nfuente: iris\nepocas: 3\n```\n")
    let problem = try #require(client.published.array?.first)
    #expect(client.published.array?.count == 1)
    #expect(problem["code"] == .string("L012"))
    #expect(problem["severity"] == .integer(1))
    #expect(problem["range"]?["start"] == .object(["line": .integer(4), "character": .integer(0)]))
    #expect(problem["range"]?["end"] == .object(["line": .integer(4), "character": .integer(6)]))
    #expect(problem["message"]?.string?.contains("no conozco la opción «epocas» de {datos}") == true)
    client.notify(
      "textDocument/didChange",
      .object([
        "textDocument": .object(["uri": .string(Client.uri)]),
        "contentChanges": .array([.object(["text": .string("```{datos #flores}\nfuente: iris\n```\n")])]),
      ]))
    #expect(client.published == .array([]))
  }

  /// Characters beyond the basic plane count twice, as the protocol has it.
  @Test func charactersAreCountedInUTF16() throws {
    let client = Client("🦙 `{= x }`\n")
    let problem = try #require(client.published.array?.first)
    #expect(problem["range"]?["start"]?["character"] == .integer(7))
    #expect(problem["range"]?["end"]?["character"] == .integer(8))
  }

  @Test func closingALessonTakesItsProblemsAway() {
    var client = Client("`{= x }`\n")
    #expect(client.published.array?.count == 1)
    client.notify("textDocument/didClose", .object(["textDocument": .object(["uri": .string(Client.uri)])]))
    #expect(client.published == .array([]))
    #expect(client.ask("hover") == .null)
  }

  @Test func nothingIsAnsweredBeforeAndAfter() {
    var server = LanguageServer(version: "0") { _ in Issue.record("nobody opened a lesson"); return Client.empty }
    func error(_ text: String) -> Int? { server.answer(Array(text.utf8)).first?["error"]?["code"]?.integer }
    #expect(error(#"{"jsonrpc":"2.0","id":1,"method":"textDocument/hover"}"#) == -32002)
    #expect(error(#"{"jsonrpc":"2.0","id":"a","method":"initialize","params":{}}"#) == nil)
    #expect(error(#"{"jsonrpc":"2.0","id":2,"method":"workspace/nada"}"#) == -32601)
    #expect(error("esto no es JSON") == -32700)
    #expect(error("{}") == -32600)
    #expect(error(String(repeating: "[", count: 100_000)) == -32700)
    #expect(error(#"{"jsonrpc":"2.0","id":3,"method":"shutdown"}"#) == nil)
    #expect(error(#"{"jsonrpc":"2.0","id":4,"method":"textDocument/hover"}"#) == -32600)
    #expect(server.exitStatus == nil)
    _ = server.answer(Array(#"{"jsonrpc":"2.0","method":"exit"}"#.utf8))
    #expect(server.exitStatus == 0)
  }

  @Test func leavingWithoutNoticeIsAnError() {
    var server = LanguageServer(version: "0") { _ in Client.empty }
    _ = server.answer(Array(#"{"jsonrpc":"2.0","method":"exit"}"#.utf8))
    #expect(server.exitStatus == 1)
  }

  /// Parameters of any form are no reason to fall.
  @Test(arguments: [
    "null", "[]", "{}", #"{"textDocument":3}"#, #"{"textDocument":{"uri":"file:///cursos/lecci%C3%B3n.md"}}"#,
    #"{"textDocument":{"uri":"file:///cursos/lecci%C3%B3n.md"},"position":{"line":-1,"character":9}}"#,
    #"{"textDocument":{"uri":"file:///cursos/lecci%C3%B3n.md"},"position":{"line":9999999,"character":9}}"#,
    #"{"textDocument":{"uri":"file:///cursos/lecci%C3%B3n.md"},"position":{"line":0,"character":1000000000000000}}"#,
  ])
  func strangeParametersAreSurvived(text: String) throws {
    var client = Client(network)
    for method in ["completion", "hover", "definition", "codeAction", "documentSymbol", "didOpen", "didChange"] {
      let parameters = try JSONReader.read(Array(text.utf8))
      if method.hasPrefix("did") {
        client.notify("textDocument/\(method)", parameters)
      } else {
        _ = client.request("textDocument/\(method)", parameters)
      }
    }
  }
}

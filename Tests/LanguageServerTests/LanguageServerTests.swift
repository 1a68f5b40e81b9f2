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

  /// What changed instead of the whole text, some after others, in UTF-16.
  @Test func changesOfRangesAreUnderstood() throws {
    func change(_ line: Int, _ start: Int, _ end: Int, _ text: String) -> JSONValue {
      func place(_ character: Int) -> JSONValue { .object(["line": .integer(line), "character": .integer(character)]) }
      return .object(["range": .object(["start": place(start), "end": place(end)]), "text": .string(text)])
    }
    var client = Client("🦙 `{= x }` é\n\n```{calcular}\ny = 1\n```\n")
    #expect(client.published.array?.compactMap { $0["code"]?.string } == ["T001"])
    // «🦙 `{= x }`» becomes «🦙 `{= y }`», which comes later, and then «🦙 `{= 7 }`».
    client.change([change(0, 7, 8, "y")])
    #expect(client.published.array?.first?["message"]?.string?.contains("«y»") == true)
    client.change([change(0, 7, 8, ""), change(0, 7, 7, "7")])
    #expect(client.published == .array([]))
    client.change([change(0, 11, 99, "ñ\n`{= z }`")])
    let start = client.published.array?.first?["range"]?["start"]
    #expect(start == .object(["line": .integer(1), "character": .integer(4)]))
    client.change([.object(["text": .string("Hola.\n")]), change(0, 0, 4, "`{= w }`")])
    #expect(client.published.array?.first?["message"]?.string?.contains("«w»") == true)
    // What is no change leaves the text as it is.
    let before = client.published
    client.change([change(0, 4, 0, "x")])
    client.change([.object(["range": .object([])])])
    client.change([])
    #expect(client.published == before)
  }

  /// A text's number goes back with its problems where the client knows what to do with it.
  @Test func problemsTellWhichTextTheyAreOf() throws {
    func versions(_ capabilities: String) -> [Int?] {
      var server = LanguageServer(version: "0") { _ in Client.empty }
      _ = server.answer(Array(#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{\#(capabilities)}}"#.utf8))
      let document = #""textDocument":{"uri":"file:///a.md","version":"#
      let messages = [
        #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{\#(document)7,"text":"a"}}}"#,
        #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{\#(document)8},"#
          + #""contentChanges":[{"text":"b"}]}}"#,
        #"{"jsonrpc":"2.0","method":"textDocument/didSave","params":{"textDocument":{"uri":"file:///a.md"}}}"#,
        #"{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///a.md"}}}"#,
      ]
      return messages.flatMap { server.answer(Array($0.utf8)) }.map { $0["params"]?["version"]?.integer }
    }
    let supporting = #""capabilities":{"textDocument":{"publishDiagnostics":{"versionSupport":true}}}"#
    #expect(versions(supporting) == [7, 8, 8, nil])
    #expect(versions(#""capabilities":{}"#) == [nil, nil, nil, nil])
  }

  /// What is known of no lesson, or is no request, is passed over in silence.
  @Test(arguments: [
    #""method":"initialized","params":{}"#, #""method":"$/setTrace","params":{"value":"verbose"}"#,
    #""method":"$/cancelRequest","params":{"id":3}"#, #""method":"workspace/didChangeConfiguration","params":{}"#,
    #""method":"workspace/didChangeWatchedFiles","params":{"changes":[]}"#, #""method":"nada/de/nada""#,
    #""method":"window/workDoneProgress/cancel","params":{"token":1}"#, #""id":12,"result":[null]"#,
    #""id":12,"error":{"code":-32601,"message":"no"}"#,
    #""method":"textDocument/didSave","params":{"textDocument":{"uri":"file:///nadie.md"}}"#,
    #""method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///nadie.md"}}"#,
    #""method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///x"},"contentChanges":[{"text":"a"}]}"#,
  ])
  func noticesAreNotAnswered(text: String) {
    var client = Client(network)
    #expect(client.server.answer(Array(#"{"jsonrpc":"2.0",\#(text)}"#.utf8)) == [])
    #expect(client.completions().isEmpty)
  }

  @Test func nothingIsAnsweredBeforeAndAfter() {
    var server = LanguageServer(version: "0") { _ in Issue.record("nobody opened a lesson"); return Client.empty }
    func error(_ text: String) -> Int? { server.answer(Array(text.utf8)).first?["error"]?["code"]?.integer }
    #expect(error(#"{"jsonrpc":"2.0","id":1,"method":"textDocument/hover"}"#) == -32002)
    #expect(error(#"{"jsonrpc":"2.0","id":"a","method":"initialize","params":{}}"#) == nil)
    #expect(error(#"{"jsonrpc":"2.0","id":2,"method":"workspace/nada"}"#) == -32601)
    #expect(error(#"{"jsonrpc":"2.0","id":"b","method":"initialize","params":{}}"#) == -32600)
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

import Foundation
import JSON
import LanguageServer
import TestSupport
import Testing

/// A scripted editor at the other end of the program's streams.
@Suite struct LspCommandTests {
  private func session(_ messages: [String]) throws -> (answers: [JSONValue], status: Int32) {
    try withTemporaryFolder { folder in
      let input = folder.appendingPathComponent("entrada")
      var bytes: [UInt8] = []
      for message in messages { bytes += MessageBuffer.framed(message) }
      try Data(bytes).write(to: input)
      let output = folder.appendingPathComponent("salida")
      _ = FileManager.default.createFile(atPath: output.path, contents: nil)
      let process = Process()
      process.executableURL = programURL
      process.arguments = ["lsp"]
      process.environment = testEnvironment
      process.standardInput = try FileHandle(forReadingFrom: input)
      process.standardOutput = try FileHandle(forWritingTo: output)
      try process.run()
      process.waitUntilExit()
      var buffer = MessageBuffer()
      buffer.append(try Data(contentsOf: output))
      var answers: [JSONValue] = []
      while let message = try buffer.next() { answers.append(try JSONReader.read(message, limits: .message)) }
      return (answers, process.terminationStatus)
    }
  }

  @Test func aWholeSession() throws {
    let text = "```{datos #flores fuente=iris}\n```\n\n```{calcular}\n0,5 + flores.entrenamiento.cantidad\n```\n"
    let quoted = JSONValue.string(text).text()
    let uri = "\"uri\":\"file:///nada/a.md\""
    let session = try session([
      #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}"#,
      #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
      message(nil, "didOpen", #"{\#(uri),"languageId":"markdown","version":1,"text":\#(quoted)}"#),
      message(2, "completion", "{\(uri)}", character: 13), message(3, "hover", "{\(uri)}", character: 8),
      #"{"jsonrpc":"2.0","id":4,"method":"shutdown"}"#,
      #"{"jsonrpc":"2.0","method":"exit"}"#,
    ])
    #expect(session.status == 0)
    #expect(session.answers.map { $0["id"]?.integer ?? 0 } == [1, 0, 2, 3, 4])
    let problems = session.answers[1]["params"]?["diagnostics"]?.array
    #expect(problems?.compactMap { $0["code"]?.string } == ["L014"])
    let labels = session.answers[2]["result"]?.array?.compactMap { $0["label"]?.string } ?? []
    #expect(labels.contains("entrenamiento") && labels.contains("clases"))
    #expect(session.answers[3]["result"]?["contents"]?["value"]?.string?.contains("**flores**") == true)
  }

  /// What VS Code and Neovim say from their start to their end, abridged in what a server may leave aside.
  @Test("lo que dicen los editores", arguments: ["vscode", "neovim"])
  func asAnEditorSpeaks(editor: String) throws {
    let file = testsFolder.appendingPathComponent("leccionTests/Editores/\(editor).json")
    let script = try JSONReader.read(Array(try Data(contentsOf: file)), limits: .message)
    let session = try session((script.array ?? []).map { $0.text(isIndented: false) })
    #expect(session.status == 0)
    let requests = script.array?.filter { $0["method"] != nil } ?? []
    let asked = requests.compactMap { $0["id"]?.integer }
    #expect(session.answers.compactMap { $0["id"]?.integer } == asked)
    let refused = session.answers.filter { $0["error"] != nil }.compactMap { $0["id"]?.integer }
    let unknown = ["textDocument/semanticTokens/full", "textDocument/inlayHint"]
    let wanted = script.array?.filter { unknown.contains($0["method"]?.string ?? "") }
    #expect(refused == wanted?.compactMap { $0["id"]?.integer })
    // The lesson is opened with a mistake and mended.
    let published = session.answers.filter { $0["method"]?.string == "textDocument/publishDiagnostics" }
    let counts: [Int?] = [1, 0, 0, 0]
    #expect(published.count >= 3)
    #expect(published.map { $0["params"]?["diagnostics"]?.array?.count } == Array(counts.prefix(published.count)))
    let first = published.first?["params"]?["diagnostics"]?.array?.first
    #expect(first?["range"]?["start"] == .object(["line": .integer(3), "character": .integer(6)]))
  }

  /// A request, or without a number a notice, about the fifth line of a document.
  private func message(_ id: Int?, _ method: String, _ document: String, character: Int = 0) -> String {
    let number = id.map { "\"id\":\($0)," } ?? ""
    let place = "{\"line\":4,\"character\":\(character)}"
    return "{\"jsonrpc\":\"2.0\",\(number)\"method\":\"textDocument/\(method)\","
      + "\"params\":{\"textDocument\":\(document),\"position\":\(place)}}"
  }

  @Test func aClientThatGoesAwayEndsIt() throws {
    #expect(try session([]).status == 1)
    #expect(try session([#"{"jsonrpc":"2.0","method":"exit"}"#]).status == 1)
  }
}

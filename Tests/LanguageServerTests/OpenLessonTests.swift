import JSON
import LanguageServer
import Testing

@Suite struct OpenLessonTests {
  @Test(
    "un nombre lleva a quien lo dio",
    arguments: [
      ("`{= re‸d.parámetros }`\n", 0, 12), ("```{compilar r‸ed}\n```\n", 0, 12),
      ("```{calcular}\nx = 1\nx = x‸ + 1\n```\n", 8, 0), ("```{calcular}\nx = 1\nf(t) = t\nf‸(x)\n```\n", 9, 0),
    ])
  func namesLeadToTheirBinding(text: String, line: Int, character: Int) {
    var client = Client(network + text)
    let start = client.ask("definition")["range"]?["start"]
    #expect(start == .object(["line": .integer(line), "character": .integer(character)]))
  }

  /// What another solution binds is not what is meant.
  @Test func solutionsKeepTheirNames() {
    let solution = "> [!SOLUCIÓN]\n> ```{calcular}\n> v = 1\n> v + 1\n> ```\n\n"
    var client = Client(solution + "```{calcular}\nv = 2\nv‸\n```\n\n" + solution)
    #expect(client.ask("definition")["range"]?["start"] == .object(["line": .integer(7), "character": .integer(0)]))
    var second = Client(solution + solution.replacing("v +", with: "v‸ +"))
    #expect(second.ask("definition")["range"]?["start"] == .object(["line": .integer(8), "character": .integer(2)]))
  }

  @Test func aFieldLeadsNowhere() {
    var client = Client(network + "`{= red.pará‸metros }`\n")
    #expect(client.ask("definition") == .null)
  }

  @Test func aSuggestionIsAQuickFix() throws {
    var client = Client("```{calcular}\n2 *‸* 3\n```\n")
    let actions = try #require(client.ask("codeAction").array)
    #expect(actions.map { $0["title"]?.string } == ["Cambia «**» por «^»", "Arregla lo que no admite duda"])
    let change = actions[0]["edit"]?["changes"]?[Client.uri]?.array?.first
    #expect(change?["newText"] == .string("^"))
    #expect(actions[0]["isPreferred"] == .bool(true))
    let all = actions[1]["edit"]?["changes"]?[Client.uri]?.array?.first
    #expect(all?["newText"] == .string("```{calcular}\n2 ^ 3\n```\n"))
  }

  /// An editor that asks for one kind of action gets no other.
  @Test func onlyWhatIsAskedIsOffered() {
    func kinds(_ only: String) -> [String] {
      var client = Client("```{calcular}\n2 ** 3\n```\n")
      let place = JSONValue.object(["line": .integer(1), "character": .integer(3)])
      let actions = client.request(
        "textDocument/codeAction",
        .object([
          "textDocument": .object(["uri": .string(Client.uri)]), "range": .object(["start": place, "end": place]),
          "context": .object(["diagnostics": .array([]), "only": .array([.string(only)])]),
        ]))
      return actions.array?.compactMap { $0["kind"]?.string } ?? []
    }
    #expect(kinds("quickfix") == ["quickfix"])
    #expect(kinds("source") == ["source.fixAll"])
    #expect(kinds("source.fixAll") == ["source.fixAll"])
    #expect(kinds("refactor") == [])
    #expect(kinds("quick") == [])
  }

  @Test func headingsAndDirectivesAreTheOutline() {
    var client = Client("# Uno\n\n" + network + "## Dos\n")
    let names = client.ask("documentSymbol").array?.compactMap { $0["name"]?.string }
    #expect(names == ["Uno", "{modelo} #red", "Dos"])
  }
}

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

  @Test func headingsAndDirectivesAreTheOutline() {
    var client = Client("# Uno\n\n" + network + "## Dos\n")
    let names = client.ask("documentSymbol").array?.compactMap { $0["name"]?.string }
    #expect(names == ["Uno", "{modelo} #red", "Dos"])
  }
}

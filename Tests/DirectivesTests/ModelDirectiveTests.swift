import Lesson
import Testing

@Suite struct ModelDirectiveTests {
  @Test func printsItsSummary() throws {
    let table = try #require(outputs(model).tables.first)
    #expect(table.columns.map(\.key) == ["capa", "activación", "salida", "parámetros"])
    #expect(
      table.rows == [
        [.code("aplanar"), .missing, .shape([784]), .integer(0)],
        [.code("densa(16)"), .code("relu"), .shape([16]), .integer(12_560)],
        [.code("densa(10)"), .code("softmax"), .shape([10]), .integer(170)],
      ])
    #expect(table.total == [.text("Total"), .missing, .missing, .integer(12_730)])
  }

  @Test func leavesItsShapes() {
    #expect(values("red.parámetros", "red.entrada", "red.salida", after: model) == ["12\u{202F}730", "28 y 28", "10"])
  }

  @Test func readsLayersInABracketToo() {
    let text = "```{modelo #red}\nentrada: [4]\ncapas: [densa(3), activación(relu), densa(2)]\n```\n"
    #expect(values("red.parámetros", after: text) == ["23"])
  }

  @Test func aSingleNumberIsAShape() {
    #expect(values("red.entrada", after: "```{modelo #red}\nentrada: 4\ncapas:\n- densa(3)\n```\n") == ["4"])
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("entrada: [4]", ["L015"]), ("capas:\n- densa(2)", ["L015"]), ("entrada: \"4\"\ncapas:\n- densa(2)", ["T004"]),
      ("entrada: [0]\ncapas:\n- densa(2)", ["T005"]), ("entrada: []\ncapas:\n- densa(2)", ["T004"]),
      ("entrada: [1, 2, 3, 4, 5]\ncapas:\n- densa(2)", ["T005"]), ("entrada: [4]\ncapas: []", ["L015"]),
      ("entrada: [4]\ncapas:\n- densa(2)\n- densas(3)\n- Dense(3)", ["T003", "T003"]),
      ("entrada: [2, 2]\ncapas:\n- densa(2)", ["T009"]), ("entrada: [4]\ncapas:\n- densa(0)", ["T005"]),
      ("entrada: [4]\ncapas:\n- densa(65537)", ["T005"]), ("entrada: [65536, 65536]\ncapas:\n- aplanar", ["T013"]),
      ("entrada: [60000]\ncapas:\n- densa(60000)", ["T013"]), ("entrada: [4]\ncapas:\n- activación(densa)", ["T003"]),
      ("entrada: [4.5]\ncapas:\n- densa(2)", ["T004"]), ("entrada: [4]\ncapas:\n- densa(2) + 1", ["T004"]),
    ])
  func refuses(options: String, expected: [String]) {
    #expect(codes("```{modelo #red}\n\(options)\n```\n") == expected)
  }
}

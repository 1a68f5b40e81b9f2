import Lesson
import Testing

@Suite struct DataDirectiveTests {
  @Test func tellsWhatWasLoaded() {
    let facts = outputs(data).facts
    #expect(facts.map(\.key) == ["entrenamiento", "prueba", "forma", "clases"])
    #expect(facts.map(\.value) == [.integer(96), .integer(32), .shape([28, 28]), .integer(10)])
    #expect(facts.map(\.isMain) == [true, true, false, false])
  }

  @Test func leavesItsParts() {
    let read = values(
      "moda.entrenamiento.cantidad", "moda.prueba.cantidad", "moda.forma", "moda.clases[9]",
      "moda.prueba.etiquetas[:4]", "forma(moda.prueba.imágenes)", "moda.prueba[3:5].etiquetas", after: data)
    #expect(read == ["96", "32", "28 y 28", "Bota", "9, 2, 1 y 1", "32, 28 y 28", "1 y 6"])
  }

  @Test func scalesByDividing() {
    #expect(values("máx(moda.prueba.imágenes)", after: data) == ["1"])
    let raw = "```{datos #moda fuente=fashion_mnist}\n```\n"
    #expect(values("máx(moda.prueba.imágenes)", after: raw) == ["255"])
    let half = "```{datos #moda}\nfuente: fashion_mnist\nescala: 1/510\n```\n"
    #expect(values("máx(moda.prueba.imágenes)", after: half) == ["0,5"])
    // A byte over 255 as a float, not times 1/255: the last bit differs.
    let exact = data + "```{afirmar}\nexacto(moda.prueba.imágenes[:2] * 0 + máx(moda.prueba.imágenes)) == 1\n```\n"
    #expect(outputs(exact).assertions.allSatisfy { $0.holds })
  }

  @Test func limitsEachPart() {
    let few = "```{datos #moda}\nfuente: fashion_mnist\nlímite: 40\n```\n"
    #expect(outputs(few).facts.map(\.value).prefix(2) == [.integer(40), .integer(32)])
    #expect(
      values("forma(moda.entrenamiento.imágenes)[0]", "forma(moda.prueba.imágenes)[0]", after: few) == ["40", "32"])
  }

  @Test func namesItsClasses() {
    let named =
      "```{datos #moda}\nfuente: fashion_mnist\nclases: ["
      + "abcdefghij".map { "\"\($0)\"" }.joined(separator: ", ") + "]\n```\n"
    #expect(values("moda.clases[2]", after: named) == ["c"])
  }

  @Test(
    "las opciones que no valen se dicen",
    arguments: [
      ("", "L015"), ("fuente: mnist", "D010"), ("fuente: ../datos", "D005"), ("fuente: /etc/passwd", "D005"),
      ("fuente: ~/x", "D005"),
      ("fuente: fashion_mnist\nescala: 2", "T005"), ("fuente: fashion_mnist\nescala: 0", "T005"),
      ("fuente: fashion_mnist\nescala: -1/255", "T005"), ("fuente: fashion_mnist\nescala: 0/0", "T005"),
      ("fuente: fashion_mnist\nescala: \"1/255\"", "T004"), ("fuente: fashion_mnist\nlímite: 0", "T005"),
      ("fuente: fashion_mnist\nlímite: 1.5", "T004"), ("fuente: fashion_mnist\nclases: [\"a\"]", "T005"),
      ("fuente: fashion_mnist\nclases: 10", "T004"), ("fuente: fashion_mnist\nclases: [1, 2]", "T004"),
      ("fuente: fashion_mnist\nrescale: 1/255", "L012"), ("source: fashion_mnist", "L012"),
    ])
  func refuses(options: String, code: String) {
    #expect(codes("```{datos #moda}\n\(options)\n```\n") == [code])
  }

  @Test func dataWithAWrongOptionIsStillKnown() {
    let text = "```{datos #moda}\nfuente: fashion_mnist\nescala: 3\n```\n\n`{= moda.nada }`\n"
    #expect(codes(text) == ["T005", "T006"])
  }

  @Test func aNameComparesWithoutCaseOrAccents() {
    #expect(codes("```{datos #moda fuente=Fashion_MNIST}\n```\n").isEmpty)
  }
}

import Lesson
import Testing

@Suite struct PrepareDirectiveTests {
  private let flowers = "```{datos #flores}\nfuente: iris\n```\n\n"

  @Test func tellsWhatItLeaves() {
    let facts = outputs(flowers + "```{preparar #p datos=flores prueba=0.2 estandarizar=sí}\n```\n").facts
    #expect(facts.map(\.key) == ["entrenamiento", "prueba", "forma", "clases"])
    #expect(facts.map(\.value) == [.integer(120), .integer(30), .shape([4]), .integer(3)])
  }

  @Test func theDatasetItStartsFromStays() {
    let read = values(
      "flores.entrenamiento.cantidad", "p.entrenamiento.cantidad", "máx(flores.entrenamiento.entradas)",
      after: flowers + "```{preparar #p datos=flores prueba=0.2 estandarizar=sí}\n```\n")
    #expect(read == ["150", "120", "7,9000"])
  }

  @Test func classesBecomeRows() {
    let prepared = flowers + "```{preparar #p datos=flores uno_de=sí}\n```\n"
    #expect(
      values("p.entrenamiento.etiquetas[149]", "p.valores[0]", "forma(p.entrenamiento.etiquetas)", after: prepared)
        == ["0, 0 y 1", "Setosa", "150 y 3"])
    #expect(outputs(prepared).fact("valores") == .integer(3))
  }

  @Test func imagesGetCopies() {
    let prepared = data + "```{preparar #p datos=moda reflejar=sí copias=2 escala=(1/510)}\n```\n"
    #expect(
      values("p.entrenamiento.cantidad", "p.prueba.cantidad", "máx(p.prueba.imágenes)", after: prepared)
        == ["288", "32", "0,5"])
  }

  @Test func theSeedDecidesTheParts() {
    let text = flowers + "```{preparar #p datos=flores prueba=0.2}\n```\n\n`{= p.prueba.entradas[0] }`\n"
    func first(_ seed: UInt64) -> String { executed(text, seed: seed).inlineTexts.map(\.text).joined() }
    #expect(first(1) == first(1))
    #expect(first(1) != first(2))
  }

  @Test func whatIsPreparedWrongIsStillKnown() {
    let text = data + "```{preparar #p datos=moda prueba=0.2}\n```\n\n`{= p.nada }`\n"
    #expect(codes(text) == ["D015", "T006"])
  }

  @Test(
    "las opciones que no valen se dicen",
    arguments: [
      ("", "L015"), ("datos: moda.prueba", "T004"), ("datos: 3", "T004"), ("datos: nada", "T001"),
      ("datos: moda\nprueba: 0", "T005"), ("datos: moda\nprueba: 0.1", "D015"), ("datos: moda\ndesplazar: 0", "T005"),
      ("datos: moda\ndesplazar: 28", "T005"), ("datos: moda\ncopias: 2", "D015"),
      ("datos: moda\nreflejar: 1", "T004"), ("datos: moda\nespectrograma: mel", "D015"),
      ("datos: moda\nespectrograma: fft", "T003"), ("datos: moda\nestandarizar: quizá", "T001"),
      ("datos: moda\none_hot: sí", "L012"), ("datos: moda\nescala: 3", "T005"),
    ])
  func refuses(options: String, code: String) {
    #expect(codes(data + "```{preparar #p}\n\(options)\n```\n") == [code])
  }
}

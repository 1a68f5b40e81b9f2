import Datasets
import Diagnostics
import Directives
import Lesson
import Runner
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

  private static let cases = "Tests/Cases/bien/"
  private let table = "```{datos #t}\nfuente: \(cases)tabla-con-valores/datos/pisos.csv\n"

  @Test func tablesGiveValues() {
    let text = table + "etiqueta: precio\ncolumnas: [metros, cuartos]\nprueba: 0.25\n```\n"
    let facts = outputs(text).facts
    #expect(facts.map(\.key) == ["entrenamiento", "prueba", "forma", "valores"])
    #expect(facts.map(\.value) == [.integer(6), .integer(2), .shape([2]), .integer(1)])
    let read = values("t.columnas", "t.valores", "forma(t.prueba.etiquetas)", after: text)
    #expect(read == ["metros y cuartos", "precio", "2"])
    #expect(codes(text + "\n`{= t.clases }`\n") == ["T006"])
  }

  @Test func separatorsAreGivenOrFound() {
    let animals = "```{datos #t}\nfuente: \(Self.cases)tabla-con-clases/datos/animales.csv\ncolumnas: [patas]\n"
      + "faltantes: quitar\netiqueta: especie\n"
    #expect(codes(animals + "separador: punto_y_coma\n```\n").isEmpty)
    #expect(codes(animals + "separador: coma\n```\n") == ["D011"])
    #expect(codes(animals + "separador: tabulador\n```\n") == ["D011"])
    let foreign = checked(animals + "separador: semicolon\n```\n").problems.first
    #expect(foreign?.label == "«semicolon» se escribe «punto_y_coma»")
  }

  @Test func tablesGiveClasses() {
    let text = table + "etiqueta: barrio\n```\n"
    #expect(values("t.clases", "t.entrenamiento.etiquetas[:4]", after: text) == ["centro, norte y sur", "0, 0, 1 y 2"])
  }

  @Test func foldersGiveImagesAndSounds() {
    let images = "```{datos #f}\nfuente: \(Self.cases)carpeta-de-imágenes/formas\ntamaño: [4, 5]\ncolor: sí\n```\n"
    let read = values("f.forma", "f.clases", "f.entrenamiento.cantidad", after: images)
    #expect(read == ["4, 5 y 3", "punto y raya", "9"])
    let sounds = "```{datos #s}\nfuente: \(Self.cases)carpeta-de-sonidos/tonos\n```\n"
    #expect(values("s.forma", "s.clases", after: sounds) == ["540", "agudo y grave"])
  }

  @Test func spiralsTakeArguments() {
    let text = "```{datos #e}\nfuente: espirales(clases: 3, puntos: 10, ruido: 0)\n```\n"
    #expect(outputs(text).facts.map(\.value) == [.integer(30), .integer(0), .shape([2]), .integer(3)])
    #expect(codes(text.replacing("10", with: "1")) == ["T005"])
    #expect(codes(text.replacing("ruido", with: "giro")) == ["T007"])
    #expect(codes(text.replacing("espirales", with: "espiral")) == ["T003"])
  }

  @Test func anEmptyTestPartIsToldWithItsRemedy() {
    let text =
      "```{datos #f fuente=iris}\n```\n\n" + "```{modelo #red}\nentrada: [4]\ncapas:\n- densa(3)\n```\n\n"
    let problems = checked(text + "```{predecir red datos=f.prueba}\n```\n").problems
    #expect(problems.map(\.code.rawValue) == ["T005"])
    #expect(problems.first?.label == "aparta una con «prueba: 0.2» en {datos}")
  }

  private let network =
    "```{modelo #red}\nentrada: [4]\ncapas:\n- densa(3, activación: softmax)\n```\n\n"
    + "```{compilar red}\noptimizador: sgd\npérdida: entropía_cruzada\n```\n\n"

  @Test(
    "de una prueba mal escrita no se acusa a quien la usa",
    arguments: [("0,2", "L014"), ("20%", "L016"), ("20", "T005"), (".2", "L016"), ("no", "T004"), ("nada", "T001")])
  func aWrongShareIsToldOnce(share: String, code: String) {
    let data = "```{datos #f}\nfuente: iris\nprueba: \(share)\n```\n\n"
    let uses =
      "```{preparar #g datos=f estandarizar=sí}\n```\n\n"
      + "```{entrenar red}\ndatos: f.entrenamiento\nvalidación: g.prueba\n```\n\n"
      + "```{evaluar red datos=f.prueba}\n```\n\n`{= f.prueba.cantidad }` `{= f.prueba.etiquetas[3] }`\n"
    #expect(codes(data + network + uses) == [code])
    #expect(codes(data + network + "```{evaluar red datos=f.prueva}\n```\n") == [code, "T006"])
  }

  @Test(
    "un tanto por ciento se cambia por su fracción",
    arguments: [
      ("20%", "0.2"), ("20 %", "0.2"), ("5%", "0.05"), ("12.5%", "0.125"), ("12,5 % # la cuarta parte", "0.125"),
      ("99%", "0.99"), ("1/5", nil), ("100%", nil), ("0%", nil), ("20% + 1", nil), ("0.2.1%", nil), ("%", nil),
    ] as [(String, String?)])
  func percentagesBecomeFractions(written: String, fraction: String?) {
    let text = "```{datos #f}\nfuente: iris\nprueba: \(written)\n```\n"
    let lesson = checked(text)
    let suggestions = lesson.problems.flatMap(\.suggestions)
    #expect(suggestions.map(\.replacement) == (fraction.map { [$0] } ?? []))
    guard fraction != nil else { return }
    #expect(!suggestions.contains { !$0.isCertain })
    let mended = String(decoding: lesson.document.source.applying(suggestions), as: UTF8.self)
    #expect(codes(mended) == [])
  }

  @Test(
    "las opciones de otros datos se dicen",
    arguments: [
      ("iris\netiqueta: x", "D015"), ("iris\ntamaño: [2, 2]", "D015"), ("iris\nescala: 1/255", "D015"),
      ("iris\nmuestras: 3", "D015"), ("fashion_mnist\nprueba: 0.5", "D015"), ("iris\nprueba: 1", "T005"),
      ("\(cases)tabla-con-valores/datos/pisos.csv", "L015"),
      ("\(cases)tabla-con-valores/datos/pisos.csv\netiqueta: x", "D011"),
      ("\(cases)tabla-con-valores/datos/pisos.csv\netiqueta: precio\ncolumnas: [2]", "T004"),
      ("\(cases)tabla-con-valores/datos/pisos.csv\netiqueta: precio\nfaltantes: cero", "T003"),
      ("\(cases)tabla-con-valores/datos/pisos.csv\netiqueta: precio\nclases: [\"a\"]", "D015"),
      ("\(cases)carpeta-de-imágenes/formas", "D012"), ("\(cases)carpeta-de-imágenes/formas\ntamaño: 3", "T004"),
      ("\(cases)carpeta-de-imágenes/formas\ntamaño: [0, 3]", "T005"), ("\(cases)tabla-con-valores", "D014"),
      ("\(cases)preparar/lección.md", "D010"), ("nada.csv", "D006"), ("nada", "D010"), ("a\\0b", "D010"),
    ])
  func refusesOptionsOfOtherData(options: String, code: String) {
    #expect(codes("```{datos #x}\nfuente: \(options)\n```\n") == [code])
  }

  @Test func dataWithAWrongOptionIsStillKnown() {
    let text = "```{datos #moda}\nfuente: fashion_mnist\nescala: 3\n```\n\n`{= moda.nada }`\n"
    #expect(codes(text) == ["T005", "T006"])
  }

  @Test func aNameComparesWithoutCaseOrAccents() {
    #expect(codes("```{datos #moda fuente=Fashion_MNIST}\n```\n").isEmpty)
  }

  /// Where no folder holds them; `leccion explain D001` shows this lesson.
  @Test func absentDataAreTold() {
    var absent = NamedDataset.fashionMNIST
    absent.systemFolders = []
    let page = Code.missingDataset.explanation
    for (example, codes) in [(page.bad, ["D001"]), (page.good, [])] {
      let parsed = parseLesson(SourceText(path: "prueba.md", example.text))
      let checked = check(
        parsed.document, problems: parsed.problems, directives: allDirectives,
        library: DatasetLibrary(environment: [:], datasets: [absent]))
      #expect(checked.problems.map(\.code.rawValue) == codes)
    }
  }
}

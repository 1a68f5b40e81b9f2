import Lesson
import Plotting
import Testing

@Suite struct PointsFigureTests {
  private let sources = """
    ```{datos #dos}
    fuente: espirales(puntos: 20)
    ```

    ```{datos #flores}
    fuente: iris
    ```

    ```{preparar #listas datos=flores}
    estandarizar: sí
    ```

    ```{calcular}
    X = [[0, 0], [0, 1], [1, 0], [1, 1]]
    y = [0, 1, 1, 0]
    mitad(p) = p / 2
    camino = repetir(mitad, [8.0, 4.0], 3)
    ```


    """

  private func plot(_ options: String) throws -> (ScatterPlot, caption: String) {
    let drawn = try figure(sources + "```{figura puntos}\n\(options)\n```\n")
    guard case .scatter(let plot) = drawn.figure else { throw NotThatFigure() }
    return (plot, drawn.caption)
  }

  @Test func examplesGoByClass() throws {
    let (plot, caption) = try plot("de: dos.entrenamiento")
    #expect(plot.groups.map(\.name) == ["Espiral 1", "Espiral 2"])
    #expect(plot.groups.map(\.points.count) == [20, 20])
    #expect(plot.horizontalTitle == "x" && plot.verticalTitle == "y")
    #expect(caption == "40 puntos de «dos.entrenamiento», por clase.")
    #expect(try self.plot("de: dos.entrenamiento[38:]").0.groups.map(\.points.count) == [1, 1])
  }

  @Test func twoInputsAreChosenByNameOrNumber() throws {
    let named = try plot("de: flores.entrenamiento\nejes: [\"Largo del pétalo\", \"ancho del petalo\"]").0
    let counted = try plot("de: flores.entrenamiento\nejes: [2, 3]").0
    #expect(named == counted)
    #expect(named.horizontalTitle == "largo del pétalo")
    #expect(named.groups[0].points[0].x == Double(Float(1.4)) && named.groups[0].points[0].y == Double(Float(0.2)))
  }

  @Test func whatWasStandardisedSaysSo() throws {
    let plot = try plot("de: listas.entrenamiento\nejes: [0, 1]").0
    #expect(plot.horizontalTitle == "largo del sépalo (estandarizado)")
  }

  @Test func numbersAreRowsColumnsOrSteps() throws {
    let points = [PlanePoint(0, 0), PlanePoint(0, 1), PlanePoint(1, 0), PlanePoint(1, 1)]
    #expect(try plot("de: X").0.groups == [ScatterPlot.Group(name: "", points: points)])
    #expect(try plot("de: [X[:, 0], X[:, 1]]").0.groups[0].points == points)
    let steps = try plot("de: y\nvertical: clase").0
    #expect(steps.groups[0].points == [PlanePoint(0, 0), PlanePoint(1, 1), PlanePoint(2, 1), PlanePoint(3, 0)])
    #expect(steps.horizontalTitle == "paso" && steps.verticalTitle == "clase")
    #expect(try plot("de: dos.entrenamiento.entradas").0.groups[0].points.count == 40)
  }

  @Test func aPathIsJoined() throws {
    let (plot, caption) = try plot("de: camino\nunir: sí\nhorizontal: a")
    #expect(plot.isJoined)
    #expect(plot.groups[0].points.map(\.x) == [8, 4, 2, 1])
    #expect(plot.horizontalTitle == "a")
    #expect(caption == "4 puntos de «camino», en su orden.")
  }

  @Test func labelsMakeClasses() throws {
    let plain = try plot("de: X\netiquetas: y").0
    #expect(plain.groups.map(\.name) == ["clase 0", "clase 1"])
    #expect(plain.groups.map(\.points.count) == [2, 2])
    let named = try plot("de: X\netiquetas: y\nclases: [\"no\", \"sí\", \"quizá\"]").0
    #expect(named.groups.map(\.name) == ["no", "sí", "quizá"])
    #expect(named.groups.map(\.points.count) == [2, 2, 0])
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("de: dos", ["T004"]), ("de: 3", ["T009"]), ("de: mitad", ["T004"]), ("de: [1, 2]\netiquetas: [0]", ["T005"]),
      ("de: flores.entrenamiento", ["L015"]), ("de: flores.entrenamiento\nejes: [0, 4]", ["T005"]),
      ("de: flores.entrenamiento\nejes: [0]", ["T005"]), ("de: flores.entrenamiento\nejes: [0, 0]", ["T005"]),
      ("de: flores.entrenamiento\nejes: [\"largo\", \"ancho\"]", ["T005"]),
      ("de: flores.entrenamiento\nejes: 3", ["T004"]), ("de: ceros([3, 4])", ["T009"]), ("de: rango(0)", ["T005"]),
      ("de: ceros(1000001)", ["T013"]), ("de: X\netiquetas: [0.5, 1, 1, 1]", ["T004"]),
      ("de: X\netiquetas: [0, 1, 1, 12]", ["T005"]), ("de: X\netiquetas: [0, 1, 1, -1]", ["T005"]),
      ("de: X\netiquetas: y\nclases: [\"solo una\"]", ["T005"]), ("de: X\nclases: [\"a\"]", ["L015"]),
      ("de: X\netiquetas: y\nclases: 2", ["T004"]), ("de: X\nejes: [0, 1]", ["L012"]),
      ("de: dos.entrenamiento\netiquetas: y", ["L012"]), ("de: X\nunir: 2", ["T004"]),
    ])
  func refuses(options: String, expected: [String]) {
    #expect(codes(sources + "```{figura puntos}\n\(options)\n```\n") == expected)
  }

  @Test func imagesAreNoPoints() {
    #expect(codes(data + "```{figura puntos de=moda.entrenamiento}\n```\n") == ["T009"])
  }

  @Test func tooManyClassesAreTold() {
    let many =
      "```{calcular}\nX = normal([20, 2])\ny = rango(20)\n```\n\n"
      + "```{datos #m}\nentradas: X\netiquetas: y\n```\n\n"
    #expect(codes(many + "```{figura puntos de=m.entrenamiento}\n```\n") == ["T005"])
  }
}

import Lesson
import Plotting
import Testing

@Suite struct FunctionFigureTests {
  private let functions = """
    ```{calcular}
    f(x) = x^2 - 1
    g(a, b) = a * b
    par(t) = [t, t]
    pasos = [-2, 0.5]
    v = normal(3)
    ```


    """

  private func plot(_ options: String) throws -> (FunctionPlot, caption: String) {
    let drawn = try figure(functions + "```{figura función}\n\(options)\n```\n")
    guard case .function(let plot) = drawn.figure else { throw NotThatFigure() }
    return (plot, drawn.caption)
  }

  @Test func drawsFunctionsOfTheLanguageAndOfTheLesson() throws {
    let (plot, caption) = try plot("de: [relu, f, derivada(f)]\nentre: [-2, 2]")
    #expect(plot.curves.map(\.name) == ["relu", "f", "derivada(f)"])
    #expect(plot.variable == "x")
    #expect(plot.range == -2...2)
    #expect(plot.curves[0].line == [PlanePoint(-2, 0), PlanePoint(0, 0), PlanePoint(2, 2)])
    #expect(plot.curves[2].line == [PlanePoint(-2, -4), PlanePoint(2, 4)])
    #expect(caption == "Las funciones relu, f y derivada(f), de −2 a 2.")
  }

  @Test func theSlopeOfReluJumps() throws {
    let line = try plot("de: derivada(relu)").0.curves[0].line
    #expect(line.count { $0.y.isNaN } == 1)
    #expect(line.first == PlanePoint(-5, 0) && line.last == PlanePoint(5, 1))
  }

  @Test func eachPlaceIsMarkedOnEachCurve() throws {
    let (plot, _) = try plot("de: [f, relu]\npuntos: pasos\nnombres: [\"parábola\", \"ReLU\"]")
    #expect(plot.curves[0].marks == [PlanePoint(-2, 3), PlanePoint(0.5, -0.75)])
    #expect(plot.curves[1].marks == [PlanePoint(-2, 0), PlanePoint(0.5, 0.5)])
    #expect(plot.curves.map(\.name) == ["parábola", "ReLU"])
    #expect(plot.positions.contains(0.5))
  }

  @Test func pointsOfThePlaneStandByThemselves() throws {
    let (plot, _) = try plot("de: f\npuntos: [[0, 3], [1, -2]]\nalturas: [-3, 4]")
    #expect(plot.points == [PlanePoint(0, 3), PlanePoint(1, -2)])
    #expect(plot.curves[0].marks.isEmpty)
    #expect(plot.window == -3...4)
  }

  @Test func placesThatOnlyRunningKnowsAreMarked() throws {
    #expect(try plot("de: f\npuntos: v").0.curves[0].marks.count == 3)
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("de: 3", ["T004"]), ("de: x^2", ["T001"]), ("de: g", ["T007"]), ("de: par", ["T009"]), ("de: softmax", ["T007"]),
      ("de: []", ["T005"]), ("de: [relu, 3, g]", ["T004", "T007"]),
      ("de: [relu, relu, relu, relu, relu, relu, relu, relu, relu]", ["T005"]),
      ("de: relu\nentre: [1, 1]", ["T005"]), ("de: relu\nentre: [2, 1]", ["T005"]), ("de: relu\nentre: 4", ["T005"]),
      ("de: relu\nentre: [0, 1 / 0]", ["T005"]), ("de: relu\nentre: [0, v[0]]", ["T004"]),
      ("de: relu\nalturas: [0]", ["T005"]), ("de: relu\nnombres: [\"a\", \"b\"]", ["T005"]),
      ("de: relu\nnombres: 3", ["T004"]), ("de: relu\npuntos: [9]", ["T005"]), ("de: relu\npuntos: 3", ["T004"]),
      ("de: relu\npuntos: [[1, 2, 3]]", ["T004"]), ("de: relu\npuntos: rango(0)", ["T005"]),
      ("de: relu\npuntos: ceros(1001)", ["T005"]), ("de: relu\npuntos: [1 / 0]", ["T005"]),
      ("de: relu\nx: 2", ["L012"]),
    ])
  func refuses(options: String, expected: [String]) {
    #expect(codes(functions + "```{figura función}\n\(options)\n```\n") == expected)
  }
}

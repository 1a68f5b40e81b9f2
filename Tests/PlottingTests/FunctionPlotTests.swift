import Plotting
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct FunctionPlotTests {
  private struct NeverFails: Error {}

  /// A plot of functions, sampled as the directive samples them.
  private func plot(
    _ functions: [(String, (Double) -> Double)], over range: ClosedRange<Double> = -4...4,
    window: ClosedRange<Double>? = nil, marks: [Double] = [], points: [PlanePoint] = []
  ) -> FunctionPlot {
    let sampling = CurveSampling(over: range)
    let positions = NiceTicks(around: range, count: 17).values
    let shown = window ?? NiceTicks(
      around: functions.reduce(0...0) { whole, function in
        let own = sampling.window(of: sampling.positions.map(function.1), function.1) ?? 0...0
        return min(whole.lowerBound, own.lowerBound)...max(whole.upperBound, own.upperBound)
      }, count: 6
    ).range
    return FunctionPlot(
      curves: functions.map { name, function in
        FunctionPlot.Curve(
          name: name, line: sampling.line(through: sampling.positions.map(function), showing: shown, function),
          values: positions.map(function), marks: marks.map { PlanePoint($0, function($0)) })
      }, variable: "x", range: range, window: shown, positions: positions, points: points)
  }

  private func relu(_ x: Double) -> Double { max(0, x) }
  private func step(_ x: Double) -> Double { x > 0 ? 1 : 0 }

  @Test func drawsCurvesWithTheirNamesAndMarks() {
    let figure = Figure.function(
      plot(
        [("relu", relu), ("derivada(relu)", step), ("x² / 4", { $0 * $0 / 4 })], marks: [-2, 2],
        points: [PlanePoint(0, 3)]))
    let seen = expectDrawing(figure, "funcion")
    for name in ["relu", "derivada(relu)", "x² / 4"] { #expect(seen.labels.contains { $0.text == name }) }
    #expect(seen.counts["circle"] == 7)
  }

  @Test func aFunctionWithAPoleIsCutAndItsWindowIsWhereMostOfItIs() {
    let reciprocal = plot([("1 / x", { 1 / $0 })])
    expectDrawing(.function(reciprocal), "funcion-polo")
    #expect(reciprocal.window.upperBound <= 10 && reciprocal.window.lowerBound >= -10)
    let line = reciprocal.curves[0].line
    #expect(line.count { $0.y.isNaN } == 1)
    #expect(Figure.function(reciprocal).description().contains("con 1 corte"))
  }

  @Test func tellsWhereEachGoes() {
    #expect(
      Figure.function(plot([("relu", relu), ("escalón", step), ("cinco", { _ in 5 })])).description()
        == "3 funciones de x, de −4 a 4: relu sube de 0 a 4; escalón sube de 0 a 1, con 1 corte; "
        + "cinco vale 5 en todas partes.")
    let parabola = Figure.function(plot([("p", { $0 * $0 })], marks: [1.5])).description()
    #expect(parabola.contains("p empieza en 16, baja hasta 0 (en x = 0) y acaba en 16."))
    #expect(parabola.hasSuffix("Punto marcado: (1,5; 2,25)."))
    #expect(Figure.function(plot([("nada", { _ in .nan })])).description().contains("nada, sin valores finitos"))
    #expect(Figure.function(plot([])).description() == "Ninguna función.")
  }

  @Test func turnsAreToldInTheirOrder() {
    func told(_ function: @escaping (Double) -> Double, over range: ClosedRange<Double>) -> String {
      Figure.function(plot([("f", function)], over: range)).description()
    }
    #expect(told({ $0 * $0 }, over: -5...5).hasSuffix(": f empieza en 25, baja hasta 0 (en x = 0) y acaba en 25."))
    #expect(told({ -$0 * $0 }, over: -5...5).hasSuffix(": f empieza en −25, sube hasta 0 (en x = 0) y acaba en −25."))
    #expect(
      told({ $0 * $0 * $0 - 3 * $0 }, over: -2...2)
        .hasSuffix(": f empieza en −2, sube hasta 2 (en x = −1), baja hasta −2 (en x = 1) y acaba en 2."))
    #expect(told({ $0.magnitude }, over: -4...4).hasSuffix(": f empieza en 4, baja hasta 0 (en x = 0) y acaba en 4."))
    #expect(told({ _ in 7 }, over: -4...4).hasSuffix(": f vale 7 en todas partes."))
    #expect(told({ 3 - 2 * $0 }, over: -1...1).hasSuffix(": f baja de 5 a 1."))
  }

  @Test func smoothTurnsBetweenPointsAreToldWithTheDigitsThatAreSure() {
    let few = Figure.function(plot([("seno", { sin($0) })])).description()
    #expect(
      few.hasSuffix(
        ": seno empieza en 0,7568, baja hasta −1 (en x = −1,57), sube hasta 1 (en x = 1,57) y acaba en −0,7568."))
    let many = Figure.function(plot([("seno", { sin($0) })], over: 0...8 * Double.pi)).description()
    #expect(many.hasSuffix(": seno empieza en 0, cambia de sentido 8 veces, entre −1 y 1, y acaba en 0."))
  }

  @Test func whatLeavesTheDrawingIsNoTurnWithin() {
    let hill = Figure.function(plot([("f", { 8 - $0 * $0 })], over: -3...3, window: -1...4)).description()
    #expect(hill.hasSuffix(": f empieza en −1, se sale por arriba y acaba en −1."))
    let poles = Figure.function(plot([("f", { 1 / $0 })], over: -4...4)).description()
    #expect(poles.contains("f empieza en −0,25, se sale por abajo, se sale por arriba y acaba en 0,25, con 1 corte"))
  }

  @Test func theTableHasAColumnForEachFunction() {
    let table = Figure.function(plot([("relu", relu)], points: [PlanePoint(1, 2)])).data()
    #expect(table.header == ["x", "relu", "punto"])
    #expect(table.rows.first == ["−4", "0", ""])
    #expect(table.rows.last == ["1", "", "2"])
  }

  @Test func marksOutsideAreTold() {
    let figure = Figure.function(plot([("relu", relu)], points: [PlanePoint(0, 1e9), PlanePoint(.nan, 1)]))
    expectSound(figure)
    #expect(figure.description().contains("2 quedan fuera del dibujo"))
  }

  @Test func degenerateFunctions() {
    let odd: [(String, (Double) -> Double)] = [
      ("nan", { _ in .nan }), ("inf", { _ in .infinity }), ("cero", { _ in 0 }), ("enorme", { $0 * 1e300 }),
      ("mínima", { $0 * 1e-300 }), (hostileName, { $0 }),
    ]
    for (name, function) in odd { expectSound(.function(plot([(name, function)]))) }
    expectSound(.function(plot(odd)))
    expectSound(.function(plot(odd + odd)))
    for range in [-1e9...1e9, 1e-9...2e-9, 1e8...1.000_01e8] {
      expectSound(.function(plot([("f", relu)], over: range)))
    }
    let broken = FunctionPlot(
      curves: [.init(name: "", line: [PlanePoint(.nan, .infinity)], values: [])], variable: hostileName,
      range: 1...1, window: -1e300...1e300, positions: [.nan])
    expectSound(.function(broken))
  }
}

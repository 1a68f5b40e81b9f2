import Diagnostics
import Lesson
import Neural
import Runner
import Testing
import Typography

@Suite struct DrawsTests {
  private func drawn(_ text: String, _ draws: Draws, _ names: [String: Value] = [:]) throws -> [Double] {
    let (expression, source) = try expression(text)
    var scope = Scope(isChecking: false)
    for (name, value) in names { scope.bind(name, value, at: SourceRange(0, 0)) }
    guard case .numbers(let numbers) = try Evaluator(scope: scope, source: source, draws: draws).value(of: expression)
    else { throw WrongKind(text: text) }
    return numbers.values ?? []
  }

  private var draws: Draws { Draws(RandomStream(seed: 3, name: "a")) }

  @Test func repeatsWithItsStream() throws {
    #expect(try drawn("normal(5)", draws) == drawn("normal(5)", draws))
    #expect(try drawn("normal(5)", draws) != drawn("normal(5)", Draws(RandomStream(seed: 4, name: "a"))))
    #expect(try drawn("normal([])", draws).count == 1)
    #expect(try drawn("uniforme()", draws).count == 1)
  }

  @Test func eachCallDrawsOthers() throws {
    let both = try drawn("[normal(), normal()]", draws)
    #expect(both[0] != both[1])
    #expect(try drawn("normal()", draws)[0] == both[0])
    let counted = draws
    _ = try drawn("normal(3) + uniforme(3)", counted)
    #expect(counted.count == 2)
  }

  @Test func staysInItsInterval() throws {
    let values = try drawn("uniforme(5000, desde: -2, hasta: 3)", draws)
    #expect(values.allSatisfy { -2 <= $0 && $0 < 3 })
    let mean = values.reduce(0, +) / 5000
    #expect(abs(mean - 0.5) < 0.1)
  }

  @Test func hasMeanAndDeviation() throws {
    let values = try drawn("normal(20000, media: 5, desviación: 2)", draws)
    let mean = values.reduce(0, +) / 20000
    let variance = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 20000
    #expect(abs(mean - 5) < 0.1 && abs(variance - 4) < 0.2)
  }

  /// Who gives random numbers is known without a call.
  @Test func whoeverDrawsSaysSo() {
    for word in functionWords {
      let isRefused = problem { _ = try value("\(word.name)(3)") }?.code == .wrongState
      #expect(isRefused == drawingFunctions.contains(folded(word.name)), "\(word.name)")
    }
  }

  @Test func elsewhereNobodyDraws() {
    #expect(problem { _ = try value("normal(3)") }?.code == .wrongState)
    #expect(problem { _ = try value("uniforme(3)", isChecking: true) }?.code == .wrongState)
  }
}

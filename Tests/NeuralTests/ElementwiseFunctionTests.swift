import Foundation
import Neural
import Testing

@Suite struct ElementwiseFunctionTests {
  /// Each exponent of float32 with both signs and some significands, and the edges.
  static let arguments: [Float] = {
    var generator = RandomStream(seed: 1, name: "arguments").generator()
    var result: [Float] = [0, -0.0, .infinity, -.infinity, .nan, 0.625, 0.62499994, 88.72284, 88.7229, 0.70710677]
    for exponent in UInt32(0)..<255 {
      for sign in [UInt32(0), 1] {
        let base = sign << 31 | exponent << 23
        result += [Float(bitPattern: base), Float(bitPattern: base | 0x7FFFFF)]
        for _ in 0..<400 { result.append(Float(bitPattern: base | generator.word() >> 9)) }
      }
    }
    for _ in 0..<400_000 { result.append((generator.uniform() * 2 - 1) * 110) }
    for _ in 0..<200_000 { result.append((generator.uniform() * 2 - 1) * 16) }
    for _ in 0..<100_000 { result.append(0.5 + 1.5 * generator.uniform()) }
    return result
  }()

  /// The value in double precision, whose own error is some millionths of float32's last place.
  private func exact(_ function: ElementwiseFunction, _ argument: Float) -> Double {
    let x = Double(argument)
    return switch function {
    case .exp: Foundation.exp(x)
    case .log: Foundation.log(x)
    case .sqrt: x.squareRoot()
    case .tanh: Foundation.tanh(x)
    case .sigmoid: x < -100 ? Foundation.exp(x) : 1 / (1 + Foundation.exp(-x))
    case .relu: x < 0 ? 0 : x
    case .leakyReLU: x < 0 ? 0.2 * x : x
    case .elu: x < 0 ? Foundation.expm1(x) : x
    case .gelu: x < -40 ? 0 : x * 0.5 * Foundation.erfc(-x / 2.0.squareRoot())
    case .softplus: max(x, 0) + Foundation.log1p(Foundation.exp(-abs(x)))
    case .swish: x < -200 ? 0 : x / (1 + Foundation.exp(-x))
    }
  }

  /// How far a result is from the exact value, in units in the last place of the float32 nearest to that.
  private func error(of result: Float, exact: Double) -> Double {
    let nearest = Float(exact)
    if exact.isNaN || result.isNaN { return exact.isNaN && result.isNaN ? 0 : .infinity }
    if nearest.isInfinite || result.isInfinite { return Double(distance(result, nearest)) }
    return abs(Double(result) - exact) / Double(max(nearest.magnitude.ulp, .leastNonzeroMagnitude))
  }

  @Test(arguments: ElementwiseFunction.allCases)
  func staysWithinItsBound(function: ElementwiseFunction) {
    let results = function(Self.arguments)
    var worst = 0.0
    var where_: Float = 0
    for (x, y) in zip(Self.arguments, results) {
      let off = error(of: y, exact: exact(function, x))
      if off > worst { (worst, where_) = (off, x) }
    }
    let bounds: [ElementwiseFunction: Double] = [
      .sqrt: 0.5, .relu: 0, .leakyReLU: 0.75, .exp: 1.1, .log: 1, .sigmoid: 1, .swish: 1,
    ]
    #expect(worst <= bounds[function] ?? 2, "\(function)(\(where_)) is \(worst) units in the last place off")
  }

  @Test(arguments: ElementwiseFunction.allCases, availableLevels)
  func isTheSameAtEveryLevel(function: ElementwiseFunction, level: SIMDLevel) {
    let expected = function(Self.arguments, level: .generic)
    let results = function(Self.arguments, level: level)
    let wrong = zip(expected, results).filter { $0.isNaN ? !$1.isNaN : $0.bitPattern != $1.bitPattern }
    #expect(wrong.isEmpty)
  }

  @Test func specialValues() {
    #expect(ElementwiseFunction.exp([-.infinity, .infinity, 0]) == [0, .infinity, 1])
    #expect(ElementwiseFunction.log([0, -0.0, 1, .infinity]) == [-.infinity, -.infinity, 0, .infinity])
    #expect(ElementwiseFunction.log([-1])[0].isNaN)
    #expect(ElementwiseFunction.tanh([-.infinity, .infinity]) == [-1, 1])
    #expect(ElementwiseFunction.sigmoid([-.infinity, .infinity, 0]) == [0, 1, 0.5])
    #expect(ElementwiseFunction.relu([-1, 2, -.infinity]) == [0, 2, 0])
    #expect(ElementwiseFunction.leakyReLU([-10, 2, -.infinity]) == [-2, 2, -.infinity])
    #expect(ElementwiseFunction.elu([-.infinity, 2, -1e30, 0]) == [-1, 2, -1, 0])
    #expect(ElementwiseFunction.gelu([-.infinity, .infinity, 0, -1e30]) == [0, .infinity, 0, 0])
    #expect(ElementwiseFunction.softplus([-.infinity, .infinity, -1e30, 1e30]) == [0, .infinity, 0, 1e30])
    #expect(ElementwiseFunction.swish([.infinity, 0, -1e30, -.infinity]) == [.infinity, 0, 0, 0])
    for function in ElementwiseFunction.allCases { #expect(function([.nan])[0].isNaN) }
    #expect(ElementwiseFunction.exp([]).isEmpty)
  }

  /// Any count, with the last vector filled in part only.
  @Test(arguments: 0...40)
  func countsNeedNotBeWholeVectors(count: Int) {
    let values = numbers(count, seed: 3)
    #expect(ElementwiseFunction.exp(values) == values.map { ElementwiseFunction.exp([$0])[0] })
  }

  @Test func doublesAgree() {
    #expect(ElementwiseFunction.relu(-2.0) == 0)
    #expect(ElementwiseFunction.sqrt(2.0) == 2.0.squareRoot())
    for function in ElementwiseFunction.allCases {
      for x in [0.3, 1.5, 4, -0.3, -0.001, -1.5, -4, -30] where x > 0 || (function != .log && function != .sqrt) {
        let single = Double(function([Float(x)])[0])
        #expect(abs(function(Double(Float(x))) - single) <= 4e-7 * abs(single) + 1e-44, "\(function)(\(x))")
      }
      #expect(function(Double.nan).isNaN)
    }
  }
}

import Foundation
import Neural
import Testing

/// Against correctly rounded values from Reference/scalars.py.
@Suite struct ScalarTests {
  private static func rows(_ name: String) throws -> [[Double]] {
    let table: [String: [[String]]] = try reference("scalars.json")
    return try #require(table[name]).map { row in
      try row.map { Double(bitPattern: try #require(UInt64($0, radix: 16))) }
    }
  }

  private func expectWithin(_ places: Double, _ name: String, _ function: ([Double]) -> Double) throws {
    var worst = 0.0
    var at: [Double] = []
    for row in try Self.rows(name) {
      let off = distance(function(row), row[row.count - 1])
      if off > worst { (worst, at) = (off, row) }
    }
    #expect(worst <= places, "\(name)(\(at)) is \(worst) places off")
  }

  @Test func exponential() throws { try expectWithin(1, "exp") { Scalar.exp($0[0]) } }
  @Test func logarithm() throws { try expectWithin(1, "log") { Scalar.log($0[0]) } }
  @Test func tangent() throws { try expectWithin(2, "tanh") { Scalar.tanh($0[0]) } }
  @Test(arguments: ["sigmoid", "wide sigmoid"]) func sigmoid(rows: String) throws {
    try expectWithin(1, rows) { Scalar.sigmoid($0[0]) }
  }
  @Test func swish() throws { try expectWithin(1, "swish") { Scalar.swish($0[0]) } }
  @Test func cosine() throws { try expectWithin(2, "cosineOfPi") { Scalar.cosineOfPi($0[0]) } }
  @Test func radians() throws {
    try expectWithin(3, "sin") { Scalar.sin($0[0]) }
    try expectWithin(3, "cos") { Scalar.cos($0[0]) }
    #expect(Scalar.sin(.infinity).isNaN && Scalar.cos(-.infinity).isNaN && Scalar.sin(.nan).isNaN)
    #expect(Scalar.sin(-0.0).sign == .minus && Scalar.cos(0) == 1)
    for x in [0x1p52, 0x1.8p60, 0x1p99, 0x1p100, -1e300, .greatestFiniteMagnitude] {
      #expect(Scalar.sin(x).magnitude <= 1 && Scalar.cos(x).magnitude <= 1)
      #expect(abs(Scalar.sin(x) * Scalar.sin(x) + Scalar.cos(x) * Scalar.cos(x) - 1) < 1e-15)
    }
  }
  @Test func elu() throws { try expectWithin(4, "elu") { Scalar.elu($0[0]) } }
  @Test func softplus() throws { try expectWithin(4, "softplus") { Scalar.softplus($0[0]) } }
  @Test(arguments: ["gelu", "wide gelu"]) func gelu(rows: String) throws {
    try expectWithin(1, rows) { Scalar.gelu($0[0]) }
  }
  @Test func normalDistribution() {
    for step in -380...380 {
      let x = Double(step) / 10
      let expected = 0.5 * erfc(-x / 2.0.squareRoot())
      // Rounding the argument of erfc moves its result by some x² roundings.
      let allowed = (4 + x * x) * 0x1p-52 * expected + Double.leastNormalMagnitude * 0x1p-48
      #expect(abs(Scalar.normalDistribution(x) - expected) <= allowed, "\(x)")
    }
    #expect(Scalar.normalDistribution(0) == 0.5)
    #expect(Scalar.normalDistribution(40) == 1 && Scalar.normalDistribution(-40) == 0)
    #expect(Scalar.normalDistribution(.nan).isNaN)
  }
  @Test func powers() throws { try expectWithin(2, "pow") { Scalar.pow($0[0], $0[1]) } }

  @Test func powersThatAreDoublesAreExact() {
    #expect(Scalar.pow(2, 10) == 1024)
    #expect(Scalar.pow(3, 33) == 5_559_060_566_555_523)
    #expect(Scalar.pow(10, 22) == 1e22)
    #expect(Scalar.pow(-3, 3) == -27)
    #expect(Scalar.pow(2, -1074) == .leastNonzeroMagnitude)
    #expect(Scalar.pow(1.5, 2) == 2.25)
    #expect(Scalar.pow(7, 1) == 7)
    #expect(Scalar.pow(0.1, 1) == 0.1)
  }

  @Test func specialValues() {
    #expect([0, 0.5, 1, 1.5, -0.5, 2, -3, 1e300, 1e15 + 0.5].map(Scalar.cosineOfPi) == [1, 0, -1, 0, 0, 1, -1, 1, 0])
    #expect(Scalar.cosineOfPi(.infinity).isNaN && Scalar.cosineOfPi(.nan).isNaN)
    #expect(Scalar.exp(0) == 1)
    #expect(Scalar.exp(.infinity) == .infinity)
    #expect(Scalar.exp(-.infinity) == 0)
    #expect(Scalar.exp(.nan).isNaN)
    #expect(Scalar.exp(1e308) == .infinity)
    #expect(Scalar.log(0) == -.infinity)
    #expect(Scalar.log(-1).isNaN)
    #expect(Scalar.log(1) == 0)
    #expect(Scalar.log(.infinity) == .infinity)
    #expect(Scalar.tanh(.infinity) == 1)
    #expect(Scalar.tanh(-1e300) == -1)
    #expect(Scalar.sigmoid(-.infinity) == 0)
    for power in [0.5, 2, 3, -1, -2, 1e300, .infinity, -.infinity, 0, .nan] {
      for base in [0, -0.0, 1, -1, 2, -2, 0.5, .infinity, -.infinity, .nan] as [Double] {
        let ours = Scalar.pow(base, power)
        let expected = referencePow(base, power)
        let agrees = ours.isNaN ? expected.isNaN : distance(ours, expected) <= 1 && ours.sign == expected.sign
        #expect(agrees, "\(base) ^ \(power)")
      }
    }
  }

  @Test func hugePowersDoNotTrap() {
    #expect(Scalar.pow(2, 1e18) == .infinity)
    #expect(Scalar.pow(2, -1e18) == 0)
    #expect(Scalar.pow(-2, 1e300) == .infinity)
    #expect(Scalar.pow(1e308, 4_294_967_296) == .infinity)
    #expect(Scalar.pow(.leastNonzeroMagnitude, -4_294_967_296) == .infinity)
    #expect(Scalar.pow(.leastNonzeroMagnitude, 3) == 0)
    #expect(Scalar.pow(.greatestFiniteMagnitude, .greatestFiniteMagnitude) == .infinity)
  }
}

/// The C library's power, for special values only.
private func referencePow(_ base: Double, _ power: Double) -> Double { Foundation.pow(base, power) }

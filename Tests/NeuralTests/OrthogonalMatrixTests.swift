import Neural
import Testing

/// The initializer of recurrent weights, as a layer shows it.
@Suite struct OrthogonalMatrixTests {
  private func matrix(units: Int, name: String = "orthogonal") throws -> [[Double]] {
    let network = try Network(
      inputShape: [1, 1], layers: [GRU(units: units)], stream: RandomStream(seed: 1, name: name))
    let tensor = network.parameters(ofLayer: 0)[1]
    #expect(tensor.shape == [units, 3 * units])
    return (0..<units).map { row in tensor.values[row * 3 * units..<(row + 1) * 3 * units].map { Double($0) } }
  }

  @Test(arguments: [1, 2, 5, 16, 33, 100])
  func rowsAreAtRightAngles(units: Int) throws {
    let rows = try matrix(units: units)
    for i in 0..<units {
      for j in 0...i {
        let product = zip(rows[i], rows[j]).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (i == j ? 1 : 0)) < 1e-6)
      }
    }
  }

  /// The first row keeps the direction that was drawn, and each later one what it was drawn with beside those before.
  @Test func signsAreThoseOfTheDrawnNumbers() throws {
    let stream = RandomStream(seed: 1, name: "signs")
    let rows = try matrix(units: 4, name: "signs")
    var generator = stream.substream("layer 0").substream("recurrent kernel").generator()
    for row in rows {
      let drawn = (0..<12).map { _ in generator.normal() }
      #expect(zip(row, drawn).reduce(0) { $0 + $1.0 * $1.1 } > 0)
    }
    generator = stream.substream("layer 0").substream("recurrent kernel").generator()
    let first = (0..<12).map { _ in generator.normal() }
    let length = first.reduce(0) { $0 + $1 * $1 }.squareRoot()
    for (found, drawn) in zip(rows[0], first) { #expect(abs(found - drawn / length) < 1e-7) }
  }

  /// Not the same matrix for another stream, and no direction likelier than another.
  @Test func directionsAreEquallyLikely() throws {
    var sum = 0.0
    for number in 0..<200 { sum += try matrix(units: 3, name: "\(number)")[0][0] }
    // Five standard deviations of a mean of 200 numbers of variance 1/9.
    #expect(abs(sum / 200) < 5 * (1.0 / 9 / 200).squareRoot())
    #expect(try matrix(units: 3, name: "a") != matrix(units: 3, name: "b"))
  }
}

import Plotting
import Testing

@Suite struct MatrixTests {
  private func matrix(_ width: Int, _ values: [Double]) throws -> Matrix {
    try #require(Matrix(width: width, height: values.count / width, values: values))
  }

  @Test func needsANumberForEachPixel() {
    #expect(Matrix(width: 2, height: 2, values: [1, 2, 3]) == nil)
    #expect(Matrix(width: 0, height: 2, values: []) == nil)
    #expect(Matrix(width: -1, height: -1, values: [1]) == nil)
    #expect(Matrix(width: .max, height: 2, values: [1]) == nil)
    #expect(Raster(width: 2, height: 2, pixels: [1, 2, 3]) == nil && Raster(width: 0, height: 2, pixels: []) == nil)
    #expect(Raster(width: 2, height: 1, pixels: [1, 2]) != nil && Raster(width: 2, height: .max, pixels: []) == nil)
  }

  @Test func rangesOverWhatIsFinite() throws {
    #expect(try matrix(2, [3, -1, .nan, .infinity]).range == -1...3)
    #expect(try matrix(1, [.nan]).range == nil)
  }

  @Test func pixelsStandForTheScale() throws {
    let numbers = try matrix(5, [-1, 0, 0.5, 1, .nan])
    #expect(numbers.raster(on: -1...1)?.pixels == [0, 128, 191, 255, 0])
    #expect(numbers.raster(on: -1...1, missing: 128)?.pixels.last == 128)
    #expect(numbers.raster(on: 0...0.5)?.pixels == [0, 0, 255, 255, 0], "lo que se sale queda en los extremos")
    #expect(numbers.raster(on: 2...2, missing: 7)?.pixels == [7, 7, 7, 7, 7])
    #expect(try matrix(3, [-1e308, 0, 1e308]).raster(on: -1e308...1e308)?.pixels == [0, 128, 255])
  }

  @Test func reducingKeepsWhatIsPreferred() throws {
    let numbers = try matrix(4, [1, 2, 3, 4, 5, 6, 7, 8])
    let reduced = numbers.reduced(width: 2, height: 1) { max($0, $1) }
    #expect(reduced.width == 2 && reduced.height == 1 && reduced.values == [6, 8])
    #expect(numbers.reduced(width: 4, height: 2) { max($0, $1) } == numbers)
    #expect(numbers.reduced(width: 3, height: 9) { min($0, $1) }.values == [1, 2, 3, 5, 6, 7])
  }
}

import Datasets
import Testing

@Suite struct FourierTransformTests {
  private struct Spectrum: Decodable {
    let numbers: [Double]
    let power: [Double]
  }

  private struct Spectra: Decodable {
    let spectra: [Spectrum]
  }

  @Test func isThatOfTheReference() throws {
    let all: Spectra = try reference("sounds.json")
    #expect(all.spectra.map(\.numbers.count) == [2, 8, 64, 1024])
    for expected in all.spectra {
      let transform = try #require(FourierTransform(size: expected.numbers.count))
      let found = transform.power(expected.numbers)
      let largest = expected.power.max() ?? 1
      #expect(found.count == expected.power.count)
      #expect(zip(found, expected.power).allSatisfy { abs($0 - $1) < 1e-13 * largest })
    }
  }

  @Test func evenAndAlternatingNumbersAreOneLine() throws {
    let transform = try #require(FourierTransform(size: 16))
    #expect(transform.power([Double](repeating: 1, count: 16))[0] == 256)
    #expect(transform.power((0..<16).map { $0 % 2 == 0 ? 1 : -1 })[8] == 256)
  }

  @Test func onlyPowersOfTwo() {
    for size in [-1, 0, 1, 3, 24, 1 << 17] { #expect(FourierTransform(size: size) == nil) }
  }
}

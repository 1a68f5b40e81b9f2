import Foundation
import Neural
import Testing

@Suite struct RandomGeneratorTests {
  @Test func wordsAreThoseOfConsecutiveBlocks() {
    let stream = RandomStream(seed: 9, name: "words")
    var generator = stream.generator()
    let words = (0..<12).map { _ in generator.word() }
    #expect(Set(words).count == 12)
    var again = stream.generator()
    let next = again.next()
    #expect(UInt32(truncatingIfNeeded: next) == words[0])
    #expect(UInt32(truncatingIfNeeded: next >> 32) == words[1])
  }

  /// For a bound just above 2³¹ a remainder or a plain product would make some results twice as likely.
  @Test func boundedDrawsAreUnbiased() {
    var generator = RandomStream(seed: 1, name: "bounded").generator()
    let bound: UInt32 = 3 << 30
    var low = 0
    let draws = 100_000
    for _ in 0..<draws {
      let number = generator.below(bound)
      #expect(number < bound)
      if number < bound / 2 { low += 1 }
    }
    // Five standard deviations of a fair coin; a biased draw would give two thirds.
    #expect(abs(low - draws / 2) < 800)

    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[Int(generator.below(7))] += 1 }
    #expect(counts.allSatisfy { abs($0 - 10_000) < 500 })
  }

  @Test func smallBounds() {
    var generator = RandomStream(seed: 2, name: "small").generator()
    #expect(generator.below(0) == 0)
    #expect(generator.below(1) == 0)
    #expect(Set((0..<64).map { _ in generator.below(2) }) == [0, 1])
  }

  @Test func uniformNumbersFillTheInterval() {
    var generator = RandomStream(seed: 4, name: "uniform").generator()
    let drawn = (0..<50_000).map { _ in generator.uniform() }
    #expect(drawn.allSatisfy { $0 >= 0 && $0 < 1 })
    let mean = drawn.reduce(0) { $0 + Double($1) } / 50_000
    #expect(abs(mean - 0.5) < 0.007)
    #expect(drawn.allSatisfy { $0 * 0x1p24 == ($0 * 0x1p24).rounded() })
  }

  /// Moments of the normal distribution, each within five standard deviations of its mean.
  @Test func normalNumbersAreNormal() {
    var generator = RandomStream(seed: 7, name: "normal").generator()
    let count = 40_000
    let drawn = (0..<count).map { _ in generator.normal() }
    for (power, moment, variance) in [(1, 0, 1), (2, 1, 2), (3, 0, 15), (4, 3, 96)] as [(Int, Double, Double)] {
      let mean = drawn.reduce(0) { sum, x in sum + (0..<power).reduce(1) { product, _ in product * x } } / Double(count)
      #expect(abs(mean - moment) < 5 * (variance / Double(count)).squareRoot(), "\(power)")
    }
    // Within ±1, ±2 and beyond ±3.
    for (limit, share) in [(1, 0.6826895), (2, 0.9544997), (3, 0.9973002)] {
      let inside = Double(drawn.count { $0.magnitude < Double(limit) }) / Double(count)
      #expect(abs(inside - share) < 5 * (share * (1 - share) / Double(count)).squareRoot())
    }
    // √(-2 log u) cos 2πv of the stream's own bits.
    var words = RandomStream(seed: 7, name: "normal").generator()
    for value in drawn.prefix(100) {
      let u = Double((words.next() >> 11) + 1) * 0x1p-53
      let v = Double(words.next() >> 11) * 0x1p-53
      #expect(abs(value - (-2 * log(u)).squareRoot() * cos(2 * .pi * v)) < 1e-14)
    }
  }

  @Test(arguments: [0, 1, 2, 3, 100, 5000])
  func shufflesArePermutations(count: Int) {
    var numbers = (0..<Int32(count)).map { $0 }
    var generator = RandomStream(seed: 5, name: "shuffle").generator()
    numbers.withUnsafeMutableBufferPointer { generator.shuffle($0) }
    #expect(numbers.sorted() == (0..<Int32(count)).map { $0 })
    if count >= 100 { #expect(numbers != numbers.sorted()) }
  }

  /// All six orders of three numbers, about as often.
  @Test func shufflesAreFair() {
    var counts: [[Int32]: Int] = [:]
    var generator = RandomStream(seed: 6, name: "fair").generator()
    for _ in 0..<12_000 {
      var numbers: [Int32] = [0, 1, 2]
      numbers.withUnsafeMutableBufferPointer { generator.shuffle($0) }
      counts[numbers, default: 0] += 1
    }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { abs($0 - 2000) < 210 })
  }
}

import Plotting
import Testing

@Suite struct BarScaleTests {
  @Test func zeroIsAlwaysInSight() {
    let positive = BarScale([2, 4], atLeast: 0...0, left: 10, length: 100)
    #expect(positive.zero == 10 && positive.x(4) == 110 && positive.x(2) == 60)
    let negative = BarScale([-1, 3], atLeast: 0...0, left: 0, length: 100)
    #expect(negative.zero == 25 && negative.x(-1) == 0)
  }

  @Test func whatIsNotFiniteStaysInside() {
    let scale = BarScale([.nan, .infinity, 2], atLeast: 0...0, left: 0, length: 100)
    #expect(scale.x(.infinity) == 100)
    #expect(scale.x(-.infinity) == 0)
    #expect(scale.x(.nan) == scale.zero)
    let empty = BarScale([], atLeast: 0...0, left: 7, length: 100)
    #expect(empty.x(5) == 7)
  }
}

import Datasets
import Testing

@Suite struct TargetNumbersTests {
  @Test func wholeAndFewNumbersMayBeClasses() {
    #expect(TargetNumbers([3, 1, 2, 1, 3, 2])?.codes == [1, 2, 3])
    #expect(TargetNumbers([-1, 1, -1, 1])?.codes == [-1, 1])
    let twenty = (0..<40).map { Double($0 % 20) }
    #expect(TargetNumbers(twenty)?.codes == Array(0..<20))
  }

  @Test(
    "otros no lo son",
    arguments: [
      [1, 1.5, 1, 1.5], [1, 2, 3], [2, 2, 2], [1e7, 1, 1e7, 1], [1e300, 1, 1, 1], (0..<42).map { Double($0 % 21) },
    ] as [[Double]])
  func others(values: [Double]) {
    #expect(TargetNumbers(values)?.codes ?? [] == [])
  }

  @Test func endsAreKnownAsTheyAreStored() {
    let found = TargetNumbers([0, 1.00000001, 0.5])
    #expect(found?.lowest == 0 && found?.highest == 1)
    #expect(found?.surelyLeaveUnitInterval(3) == false)
    #expect(TargetNumbers([]) == nil)
    #expect(TargetNumbers([1, .nan]) == nil)
    #expect(TargetNumbers([1, .infinity]) == nil)
    // Finite, but not with 32 bits.
    #expect(TargetNumbers([1, 1e39]) == nil)
  }

  /// Of ten with two outside, any nine hold one, and some eight none.
  @Test func outsideIsToldOnlyWhereItIsSure() {
    let found = TargetNumbers([0, 1, 0, 1, 0, 1, 0, 1, 2, -1])
    #expect(found?.surelyLeaveUnitInterval(9) == true)
    #expect(found?.surelyLeaveUnitInterval(8) == false)
    #expect(TargetNumbers([1, 2, 1, 2])?.surelyLeaveUnitInterval(3) == true)
  }
}

import Runner
import Testing

@Suite struct NumbersTests {
  private let matrix = Numbers(shape: [2, 3], kind: .integer, values: [1, 2, 3, 4, 5, 6])

  @Test func knowsItsShape() {
    #expect(matrix.rank == 2)
    #expect(matrix.count == 6)
    #expect(!matrix.isScalar)
    #expect(Numbers(3).scalar == 3)
    #expect(Numbers(3).integer == 3)
    #expect(Numbers(3.0).integer == nil)
    #expect(Numbers(true).integer == nil)
    #expect(Numbers([1, 2]).scalar == nil)
    #expect(Numbers(shape: [], kind: .integer, values: nil).integer == nil)
  }

  @Test func tellsNoIntegerBeyondWhatADoubleHolds() {
    #expect(Numbers(shape: [], kind: .integer, values: [9_007_199_254_740_992]).integer == 9_007_199_254_740_992)
    #expect(Numbers(shape: [], kind: .integer, values: [1e300]).integer == nil)
    #expect(Numbers(shape: [], kind: .integer, values: [.nan]).integer == nil)
    #expect(Numbers(shape: [], kind: .integer, values: [-.infinity]).integer == nil)
  }

  @Test func stretchesAxesOfSizeOne() throws {
    let row = Numbers([10, 20, 30])
    let column = Numbers(shape: [2, 1], kind: .integer, values: [100, 200])
    #expect(try matrix.combined(with: row, kind: .integer, +).values == [11, 22, 33, 14, 25, 36])
    #expect(try matrix.combined(with: column, kind: .integer, +).values == [101, 102, 103, 204, 205, 206])
    #expect(try column.combined(with: row, kind: .integer, +).values == [110, 120, 130, 210, 220, 230])
    #expect(try column.combined(with: row, kind: .integer, +).shape == [2, 3])
    #expect(try Numbers(1).combined(with: matrix, kind: .integer, -).values == [0, -1, -2, -3, -4, -5])
    #expect(try Numbers([Int]()).combined(with: Numbers(1), kind: .integer, +).shape == [0])
  }

  @Test func refusesShapesThatDoNotFit() {
    #expect(throws: NumbersFault.shapes([2, 3], [2])) {
      try matrix.combined(with: Numbers([1, 2]), kind: .integer, +)
    }
    let tall = Numbers(shape: [8000, 1], kind: .integer, values: nil)
    let wide = Numbers(shape: [1, 8000], kind: .integer, values: nil)
    #expect(throws: NumbersFault.tooLarge([8000, 8000])) { try tall.combined(with: wide, kind: .integer, +) }
    let endless = Numbers(shape: [Int.max, 1], kind: .integer, values: nil)
    #expect(throws: NumbersFault.tooLarge([Int.max, 8000])) { try endless.combined(with: wide, kind: .integer, +) }
  }

  @Test func knowsTheShapeWithoutTheValues() throws {
    let unknown = Numbers(shape: [2, 1], kind: .decimal, values: nil)
    let sum = try unknown.combined(with: Numbers([1, 2, 3]), kind: .decimal, +)
    #expect(sum == Numbers(shape: [2, 3], kind: .decimal, values: nil))
    #expect(try unknown.reduced(by: .mean, axis: 0) == Numbers(shape: [1], kind: .decimal, values: nil))
    #expect(try unknown.selecting([.at(-1)]) == Numbers(shape: [1], kind: .decimal, values: nil))
    #expect(unknown.map { $0 + 1 } == unknown)
    #expect(unknown.printed == "…")
  }

  @Test func multipliesMatrices() throws {
    let right = Numbers(shape: [3, 2], kind: .integer, values: [1, 0, 0, 1, 2, 2])
    #expect(try matrix.matrixProduct(right) == Numbers(shape: [2, 2], kind: .integer, values: [7, 8, 16, 17]))
    #expect(try matrix.matrixProduct(Numbers([1, 1, 1])) == Numbers([6, 15]))
    #expect(try Numbers([1, 1]).matrixProduct(matrix) == Numbers([5, 7, 9]))
    #expect(try Numbers([1, 2, 3]).matrixProduct(Numbers([4, 5, 6])) == Numbers(32))
    #expect(try Numbers([0.5]).matrixProduct(Numbers([4])) == Numbers(2.0))
    #expect(throws: NumbersFault.products([2, 3], [2])) { try matrix.matrixProduct(Numbers([1, 1])) }
    #expect(throws: NumbersFault.products([], [2, 3])) { try Numbers(3).matrixProduct(matrix) }
  }

  @Test func selects() throws {
    #expect(try matrix.selecting([.at(1)]) == Numbers([4, 5, 6]))
    #expect(try matrix.selecting([.at(-1), .at(0)]) == Numbers(4))
    #expect(try matrix.selecting([.slice(nil, nil), .at(2)]) == Numbers([3, 6]))
    #expect(try matrix.selecting([.slice(1, 9)]) == Numbers(shape: [1, 3], kind: .integer, values: [4, 5, 6]))
    #expect(try matrix.selecting([.slice(-1, nil), .slice(nil, -1)]).values == [4, 5])
    #expect(try matrix.selecting([.slice(2, 1)]) == Numbers(shape: [0, 3], kind: .integer, values: []))
    #expect(try matrix.selecting([.slice(Int.min + 4, Int.max)]) == matrix)
    #expect(throws: NumbersFault.index(2, size: 2, axis: 0)) { try matrix.selecting([.at(2)]) }
    #expect(throws: NumbersFault.index(-4, size: 3, axis: 1)) { try matrix.selecting([.at(0), .at(-4)]) }
    #expect(throws: NumbersFault.rank(needed: 3, found: 2)) { try matrix.selecting([.at(0), .at(0), .at(0)]) }
  }

  @Test func reduces() throws {
    #expect(try matrix.reduced(by: .sum) == Numbers(21))
    #expect(try matrix.reduced(by: .sum, axis: 0) == Numbers([5, 7, 9]))
    #expect(try matrix.reduced(by: .sum, axis: -1) == Numbers([6, 15]))
    #expect(try matrix.reduced(by: .mean) == Numbers(3.5))
    #expect(try matrix.reduced(by: .maximum, axis: 1) == Numbers([3, 6]))
    #expect(try matrix.reduced(by: .minimum) == Numbers(1))
    #expect(try matrix.reduced(by: .indexOfMaximum) == Numbers(5))
    #expect(try matrix.reduced(by: .indexOfMinimum, axis: 1) == Numbers([0, 0]))
    #expect(try Numbers([3, 1, 3]).reduced(by: .indexOfMaximum) == Numbers(0), "de los mayores, el primero")
    #expect(throws: NumbersFault.axis(2, rank: 2)) { try matrix.reduced(by: .sum, axis: 2) }
    #expect(throws: NumbersFault.axis(-3, rank: 2)) { try matrix.reduced(by: .sum, axis: -3) }
  }

  @Test func seesWhatIsNotANumber() throws {
    let broken = Numbers([1, .nan, 3])
    #expect(try broken.reduced(by: .indexOfMaximum) == Numbers(1))
    #expect(try broken.reduced(by: .indexOfMinimum) == Numbers(1))
    #expect(try broken.reduced(by: .maximum).scalar?.isNaN == true)
    #expect(try broken.reduced(by: .sum).scalar?.isNaN == true)
  }

  @Test func reducesNothing() throws {
    let nothing = Numbers(shape: [0, 3], kind: .decimal, values: [])
    #expect(try nothing.reduced(by: .sum) == Numbers(0.0))
    #expect(try nothing.reduced(by: .sum, axis: 0) == Numbers([0.0, 0, 0]))
    #expect(throws: NumbersFault.empty) { try nothing.reduced(by: .mean) }
    #expect(throws: NumbersFault.empty) { try nothing.reduced(by: .maximum, axis: 0) }
    #expect(try nothing.reduced(by: .maximum, axis: 1) == Numbers(shape: [0], kind: .decimal, values: []))
  }
}

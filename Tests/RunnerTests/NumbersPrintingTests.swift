import Foundation
import Runner
import TestSupport
import Testing

@Suite struct NumbersPrintingTests {
  @Test func writesSingleNumbers() {
    #expect(Numbers(3).printed == "3")
    #expect(Numbers(-3).printed == "-3")
    #expect(Numbers(true).printed == "sí")
    #expect(Numbers(false).printed == "no")
    #expect(Numbers(2.0).printed == "2.0")
    #expect(Numbers(1.0 / 3).printed == "0.3333")
    #expect(Numbers(0.5).printed == "0.5")
    #expect(Numbers(1e-5).printed == "1.000e-05")
    #expect(Numbers(-1e-5).printed == "-1.000e-05")
    #expect(Numbers(123_456_789.5).printed == "1.235e+08")
    #expect(Numbers(9.9999e9).printed == "1.000e+10")
    #expect(Numbers(Double.nan).printed == "nan")
    #expect(Numbers(-Double.infinity).printed == "-inf")
    #expect(Numbers(0.0).printed == "0.0")
    #expect(Numbers(1e300).printed == "1.000e+300")
    #expect(Numbers(1e-300).printed == "1.000e-300")
    #expect(Numbers(shape: [], kind: .integer, values: [1e300]).printed == "1e+300")
  }

  @Test func alignsColumns() {
    let matrix = Numbers(shape: [2, 2], kind: .decimal, values: [0.5, -10, 100.25, 0])
    #expect(matrix.printed == "[[  0.50 -10.00]\n [100.25   0.00]]")
    let cube = Numbers(shape: [2, 1, 2], kind: .integer, values: [1, 2, 3, 40])
    #expect(cube.printed == "[[[ 1  2]]\n\n [[ 3 40]]]")
  }

  @Test func writesAnEmptyArray() {
    #expect(Numbers([Int]()).printed == "[]")
    #expect(Numbers(shape: [0, 3], kind: .integer, values: []).printed == "[[]]")
    #expect(Numbers(shape: [3, 0], kind: .integer, values: []).printed == "[[]]")
  }

  @Test func mixesWhatIsNotFinite() {
    #expect(Numbers([1, .nan, -.infinity, .infinity]).printed == "[1.0 nan -inf inf]")
    #expect(Numbers([Double.nan, .nan]).printed == "[nan nan]")
  }

  @Test func abbreviatesLongAxes() {
    #expect(Numbers(Array(0..<2000)).printed == "[0 1 2 … 1997 1998 1999]")
    let wide = Numbers(shape: [2, 1000], kind: .integer, values: (0..<2000).map(Double.init))
    #expect(wide.printed == "[[   0    1    2 …  997  998  999]\n [1000 1001 1002 … 1997 1998 1999]]")
    let tall = Numbers(shape: [1000, 2], kind: .integer, values: (0..<2000).map(Double.init))
    #expect(tall.printed.split(separator: "\n").count == 7)
  }

  @Test func breaksLongLines() {
    let lines = Numbers(Array(0..<100)).printed.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines[0].hasPrefix("[ 0  1"))
    #expect(lines.last?.hasSuffix("98 99]") == true)
  }

  /// What `Reference/printing.py` says of an array; JSON has no infinities, so that numbers are texts.
  struct Printed: Decodable, Sendable, CustomTestStringConvertible {
    let shape: [Int]
    let kind: String
    let values: [String]
    let text: String

    var testDescription: String { "\(kind) \(shape)" }
  }

  private static var all: [Printed] {
    let file = testsFolder.appendingPathComponent("RunnerTests/Reference/printing.json")
    return (try? JSONDecoder().decode([Printed].self, from: Data(contentsOf: file))) ?? []
  }

  @Test func theReferenceIsThere() { #expect(Self.all.count > 30) }

  @Test("como NumPy", arguments: all)
  func printsAsNumPy(expected: Printed) throws {
    let kind: ElementKind =
      switch expected.kind {
      case "boolean": .boolean
      case "integer": .integer
      default: .decimal
      }
    let values = try expected.values.map { try #require(Double($0)) }
    #expect(Numbers(shape: expected.shape, kind: kind, values: values).printed == expected.text)
  }

  /// As NumPy prints them with `precision=4, suppress=True` but for the spaces and the point of whole decimals.
  @Test func choosesFewDecimals() {
    #expect(Numbers([0.1, 0.25]).printed == "[0.10 0.25]")
    #expect(Numbers([1, 2]).printed == "[1 2]")
    #expect(Numbers([1.0, 2.0]).printed == "[1.0 2.0]")
    #expect(Numbers([0.1 + 0.2, 1]).printed == "[0.3 1.0]")
    #expect(Numbers([1e-4, 2e-4]).printed == "[1.000e-04 2.000e-04]")
    #expect(Numbers([1e-9, 1]).printed == "[0.0 1.0]")
    #expect(Numbers([0.0, 0.0]).printed == "[0.0 0.0]")
  }
}

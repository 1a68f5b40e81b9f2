import Export
import Testing

@Suite struct PythonTextTests {
  @Test func textsEndWhereTheyShould() {
    #expect(pythonString("d'un \\ día") == "'d\\'un \\\\ día'")
    #expect(pythonString("a\nb") == "'a\\nb'")
    #expect(pythonString("a\u{202E}b") == "'a\\U0000202eb'")
  }

  @Test(arguments: [(1e-7, "1e-7"), (0.001, "0.001"), (2, "2"), (0.9, "0.9"), (1e20, "1e+20")])
  func numbersAreShort(value: Double, text: String) {
    #expect(pythonNumber(value) == text)
  }

  @Test func tuplesOfOneHaveTheirComma() {
    #expect(pythonTuple([4]) == "(4,)")
    #expect(pythonTuple([28, 28]) == "(28, 28)")
  }

  @Test func longCallsTakeSeveralLines() {
    #expect(pythonCall("f", ["a", "b"]) == ["f(a, b)"])
    #expect(pythonCall("f", ["a", "b"], width: 4) == ["f(", "    a,", "    b,", ")"])
  }
}

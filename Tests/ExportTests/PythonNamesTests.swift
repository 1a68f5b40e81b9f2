import Export
import Testing

@Suite struct PythonNamesTests {
  @Test(arguments: [
    ("x", "x"), ("ŷ", "ŷ"), ("época", "época"), ("W₁", "W1"), ("x²", "x2"), ("2x", "_2x"), ("a′", "a_"), ("∂L", "_L"),
  ])
  func namesAreSpeltAsPythonAllows(name: String, spelt: String) {
    #expect(PythonNames.spelt(name) == spelt)
  }

  @Test func whatPythonNeedsItselfIsNotTaken() {
    var names = PythonNames(reserved: ["np"])
    #expect(names.identifier("lambda") == "lambda_")
    #expect(names.identifier("np") == "np_")
    #expect(names.identifier("print") == "print_")
  }

  @Test func twoNamesNeverBecomeOne() {
    var names = PythonNames(reserved: [])
    #expect(names.identifier("W1") == "W1")
    #expect(names.identifier("W₁") == "W1_")
    #expect(names.identifier("W1") == "W1")
  }
}

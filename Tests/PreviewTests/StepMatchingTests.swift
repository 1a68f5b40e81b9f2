import Preview
import Testing

@Suite struct StepMatchingTests {
  private func matches(_ old: String, _ new: String) -> [Int?] {
    // A step is a letter, its directive, and a digit, the rest of its text.
    func steps(_ text: String) -> [(name: String, text: String)] {
      text.split(separator: " ").map { (String($0.prefix(1)), String($0)) }
    }
    return matched(steps(old), steps(new))
  }

  @Test(
    "cada paso sigue siendo quien era",
    arguments: [
      ("a1 b1 c1", "a1 b1 c1", [0, 1, 2]), ("a1 b1 c1", "a1 b2 c1", [0, 1, 2]), ("a1 b1 c1", "a1 c1", [0, 2]),
      ("a1 c1", "a1 b1 c1", [0, nil, 1]), ("a1 a2 a3", "a2 a3", [1, 2]), ("a1 b1", "b1 a1", [1, 0]),
      ("a1 b1 c1 d1", "a1 c1 b1 d1", [0, 2, 1, 3]), ("", "a1", [nil]), ("a1", "", []), ("a1", "b1", [nil]),
      ("a1 b1 c1", "a2 x1 b2 c2", [0, nil, 1, 2]), ("a1 a1 a1", "a1 a1", [0, 1]),
      ("a1 a2 b1", "b1 a3 a1", [2, nil, 0]), ("a1 b1 a2", "a2 b2 a1", [2, nil, 0]),
    ] as [(String, String, [Int?])])
  func stepsStayWhoTheyAre(old: String, new: String, wanted: [Int?]) {
    #expect(matches(old, new) == wanted)
  }

  @Test func noTwoStepsAreTheSameOne() {
    var generator = SystemRandomNumberGenerator()
    func text() -> String {
      (0..<Int.random(in: 0...8, using: &generator)).map { _ in
        ["a", "b", "c"][Int.random(in: 0...2, using: &generator)] + String(Int.random(in: 1...3, using: &generator))
      }.joined(separator: " ")
    }
    for _ in 0..<500 {
      let found = matches(text(), text()).compactMap(\.self)
      #expect(Set(found).count == found.count)
    }
  }
}

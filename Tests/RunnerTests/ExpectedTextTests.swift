import Lesson
import Runner
import Testing

@Suite struct ExpectedTextTests {
  /// Written, found, and whether the one stands for the other.
  private static let comparisons: [(String, String, Bool)] = [
    // Words and signs are what they are.
    ("exactitud", "exactitud", true), ("exactitud", "Exactitud", false), ("exactitud", "pérdida", false),
    ("", "", true), ("a", "", false), ("", "a", false), ("e\u{301}poca", "época", true),
    ("[1 2]", "(1 2)", false), ("capa 1", "capa 2", false), ("x3", "x4", false), ("x_1", "x_2", false),
    // Half a unit of the last digit.
    ("0,88", "0,8777", true), ("0,88", "0,8849", true), ("0,88", "0,8850", true), ("0,88", "0,8851", false),
    ("0,88", "0,8750", true), ("0,88", "0,8749", false), ("0,8777", "0,88", false), ("0,5", "0,5", true),
    ("-0.5", "-0.54", true), ("−0,5", "-0.5", true), ("-0,5", "0,5", false), ("12,3", "12,34", true),
    ("123456,79", "123456,785", true), ("0,3", "0,30000000001", true), ("0,0", "-0,0", true), ("-0,0", "0,04", true),
    // Either mark.
    ("0.88", "0,8777", true), ("0,88", "0.8777", true), ("[0,5 0,25]", "[0.5 0.25]", true),
    ("[1, 2]", "[1,2]", false), ("[1, 2]", "[1, 2]", true),
    // Integers are exact.
    ("7", "7", true), ("7", "8", false), ("7", "7,0", true), ("7", "7,1", false), ("7,0", "7", true),
    ("7,0", "8", false), ("101770", "101771", false), ("007", "7", true), ("-0", "0", true),
    ("9007199254740993", "9007199254740992", false), ("10000000000000000000000", "10000000000000000000001", false),
    // Thousands apart or together.
    ("101770", "101\u{202F}770", true), ("101 770", "101\u{202F}770", true), ("101\u{A0}770", "101\u{202F}770", true),
    ("101 771", "101\u{202F}770", false), ("1 234 567", "1\u{202F}234\u{202F}567", true),
    ("12 345,7", "12\u{202F}345,67", true), ("60 000 y 10 000", "60\u{202F}000 y 10\u{202F}000", true),
    ("[1 234]", "[1 234]", true), ("[1 234]", "[1234]", false), ("5   101 770", "5 101\u{202F}770", true),
    // What was found says what is one number where plain spaces do not.
    ("5 101 770", "5\u{202F}101\u{202F}770", true), ("5 101 770", "5   101\u{202F}770", true),
    ("5 101 770", "5\u{202F}101   770", true), ("5 101 770", "5 101 770", true), ("5 101 770", "5101770", false),
    ("5 101 770", "5\u{202F}101\u{202F}771", false), ("5 101 770", "5   101\u{202F}771", false),
    ("5 101 770", "5 101 771", false), ("5 101 770", "101\u{202F}770", false), ("101 770", "5 101\u{202F}770", false),
    ("5  101  770", "5\u{202F}101\u{202F}770", false), ("5 101 77", "5\u{202F}101\u{202F}077", false),
    ("5\u{202F}101\u{202F}770", "5 101 770", false), ("101\u{202F}770", "101 770", false),
    ("5 101\u{202F}770 y 60 000", "5 101\u{202F}770 y 60\u{202F}000", true),
    ("5 101\u{202F}770", "5\u{202F}101\u{202F}770", false), ("1 000 2 000", "1\u{202F}000 2\u{202F}000", true),
    ("12 345 678 9", "12 345\u{202F}678 9", true), ("… 5 101 770", "a 1 5\u{202F}101\u{202F}770", true),
    ("5 101 770 …", "5\u{202F}101\u{202F}770 épocas", true), ("-5 101 770", "−5\u{202F}101\u{202F}770", true),
    ("5 101 770,5", "5\u{202F}101\u{202F}770,48", true), ("5 101 770 ± 10", "5\u{202F}101\u{202F}765", true),
    ("5 101 770 ± 10", "5 101\u{202F}765", true), ("1234 567", "1\u{202F}234\u{202F}567", false),
    // The tolerance that is written.
    ("0,88 ± 0,01", "0,8701", true), ("0,88±0,01", "0,89", true), ("0,88 ± 0,01", "0,8902", false),
    ("0,88 ± 0", "0,884", true), ("7 ± 1", "8", true), ("7 ± 1", "9", false), ("7 ± 0", "7", true),
    ("7 ± 0", "8", false), ("a ± b", "a ± b", true), ("101 770 ± 10", "101\u{202F}765", true),
    // Powers of ten.
    ("1,00·10⁻⁷", "1,00·10⁻⁷", true), ("1,0·10⁻⁷", "1,04·10⁻⁷", true), ("1,0·10⁻⁷", "1,06·10⁻⁷", false),
    ("1,0·10⁻⁷", "1.0e-07", true), ("1.2e-05", "1.234e-05", true), ("1.2e+3", "1234.0", true), ("1e3", "1400", true),
    ("1e3", "1600", false), ("1e999", "1e999", true),
    // What is no number is only itself.
    ("nan", "nan", true), ("NaN", "nan", true), ("nan", "0,5", false), ("0,5", "nan", false), ("inf", "inf", true),
    ("∞", "inf", true), ("−∞", "-inf", true), ("inf", "-inf", false), ("inf", "9e9", false),
    ("0,5 ± 9e9", "inf", false),
    ("nan ± 9", "3", false), ("nana", "nana", true), ("nana", "nan", false),
    // Times are not compared.
    ("3 s", "12,5 s", true), ("3 s", "980 ms", true), ("2 ms/paso", "3 ms/paso", true), ("3 s", "3 épocas", false),
    ("1,5 min", "40 segundos", true), ("época 1: 3 s", "época 2: 3 s", false), ("3   h", "4   h", false),
    // Spaces only part.
    ("a   b", "a b", true), ("a b   ", "  a b", true), ("\ta b", "a\u{A0}b", true), ("ab", "a b", false),
    ("[ 1  2]", "[1 2]", true), ("87,1%", "87,1\u{202F}%", true), ("1 2", "12", false), ("x=3", "x = 3", true),
    ("3-1", "3-1", true), ("3 -1", "3 - 1", false),
    // Anything.
    ("…", "", true), ("…", "lo que sea 3", true), ("a … b", "a b", true), ("a … b", "a x y 3 b", true),
    ("a … b", "a x", false), ("a…", "abc", false), ("a…", "a bc", true), ("… b", "a b b", true),
    ("a … b … c", "a b x b c", true), ("a … b … c", "a c", false), ("pérdida … exactitud 0,88",
      "pérdida 0,3416   exactitud 0,8777", true), ("[1 …]", "[1 2 3]", true), ("[1 …", "[2 3]", false),
  ]

  @Test("una línea se compara por su valor", arguments: comparisons)
  func compares(written: String, found: String, expected: Bool) {
    #expect(ExpectedText([written]).matches([found]) == expected)
  }

  /// Lines written, lines found, and whether they match.
  private static let manyLines: [([String], [String], Bool)] = [
    (["a", "b"], ["a", "b"], true), (["a", "b"], ["b", "a"], false), (["a"], ["a", "b"], false),
    (["", "a", "", "b", ""], ["a", "b"], true), (["a", "b"], ["a", "", "b"], true), ([], [], true),
    ([""], [], true), ([], ["a"], false), (["…"], [], true), (["…"], ["a", "b"], true),
    (["a", "…", "d"], ["a", "b", "c", "d"], true), (["a", "…", "d"], ["a", "d"], true),
    (["a", "…", "d"], ["a", "b"], false), (["a", "  …  ", "d"], ["a", "b", "d"], true),
    (["…", "b", "…"], ["a", "b", "c"], true), (["…", "b", "…", "b"], ["b", "b"], true),
    (["…", "b", "…", "b"], ["b"], false),
  ]

  @Test("varias líneas también", arguments: manyLines)
  func comparesLines(written: [String], found: [String], expected: Bool) {
    #expect(ExpectedText(written).matches(found) == expected)
  }

  /// Lines written, lines found, and what is written then.
  private static let rewritings: [([String], [String], [String])] = [
    // What matches stays, byte by byte.
    (["exactitud  0,88 "], ["exactitud 0,8777"], ["exactitud  0,88 "]),
    (["a 0,5", "b 0,88"], ["a 0,9", "b 0,8777"], ["a 0,9", "b 0,88"]),
    // As many decimals as before, and the same mark.
    (["exactitud 0,87"], ["exactitud 0,9123"], ["exactitud 0,91"]),
    (["exactitud 0.87"], ["exactitud 0,9123"], ["exactitud 0.91"]),
    (["0,8765"], ["0,91"], ["0,91"]), (["7"], ["8"], ["8"]), (["7"], ["7,25"], ["7,25"]), (["7,0"], ["8"], ["8"]),
    (["99,5 %"], ["87,12\u{202F}%"], ["87,1 %"]), (["[0.1 0.2]"], ["[0.12 0.29]"], ["[0.1 0.3]"]),
    (["0,99"], ["12\u{202F}345,678"], ["12\u{202F}345,68"]), (["-0,1"], ["−0,26"], ["−0,3"]),
    (["1,0·10⁻⁷"], ["1,26·10⁻⁸"], ["1,3·10⁻⁸"]), (["1.0e-07"], ["9.99e-08"], ["1.0e-07"]),
    (["1.0e-07"], ["8.888e-08"], ["8.9e-08"]),
    (["0,5"], ["nan"], ["nan"]), (["nan"], ["0,5"], ["0,5"]),
    (["60 000"], ["70\u{202F}000"], ["70\u{202F}000"]),
    // Of a line, only what differs.
    (["pérdida 0,34   exactitud 0,87"], ["pérdida 0,3416   exactitud 0,9123"], ["pérdida 0,34   exactitud 0,91"]),
    (["Época 3   0,5   0,25"], ["Época 3   0,5000   0,7500"], ["Época 3   0,5   0,75"]),
    // `±` and `…` survive.
    (["0,87 ± 0,01"], ["0,9123"], ["0,91 ± 0,01"]), (["7±1"], ["12"], ["12±1"]),
    (["pérdida … exactitud 0,87"], ["pérdida 0,3 exactitud 0,91"], ["pérdida … exactitud 0,91"]),
    (["… exactitud 0,87 …"], ["pérdida 0,3 exactitud 0,91 ejemplos 32"], ["… exactitud 0,91 …"]),
    (["a 1", "…", "d 4"], ["a 2", "b", "c", "d 4"], ["a 2", "…", "d 4"]),
    (["…", "c 3"], ["a", "b", "c 4"], ["…", "c 4"]),
    (["a", "…"], ["b", "c"], ["b", "…"]), (["…", "a"], ["b", "c"], ["…", "c"]),
    // Times stay too.
    (["1875 pasos 3 s, exactitud 0,87"], ["1875 pasos 12 s, exactitud 0,91"], ["1875 pasos 3 s, exactitud 0,91"]),
    // Lines come and go.
    (["a", "b"], ["a", "x", "b"], ["a", "x", "b"]), (["a", "b", "c"], ["a", "c"], ["a", "c"]),
    ([], ["a", "b"], ["a", "b"]), (["", ""], ["a"], ["a"]), (["a", "", "b"], ["a", "c"], ["a", "", "c"]),
    (["a"], [], []), (["  a 1"], ["a 2"], ["  a 2"]),
    // A word changes and the number beside it keeps its decimals.
    (["Camiseta exactitud 0,87"], ["Zapato exactitud 0,9123"], ["Zapato exactitud 0,91"]),
    (["pérdida 0,34"], ["coste 0,9123"], ["coste 0,9123"]),
    // Rows of a larger array keep what parts them.
    ([], ["x =", "  [[[1]", "", "   [2]]]"], ["x =", "  [[[1]", "", "   [2]]]"]),
  ]

  @Test("lo que se escribe es lo que hay, y lo que vale se queda", arguments: rewritings)
  func rewrites(written: [String], found: [String], expected: [String]) {
    let result = ExpectedText(written).lines(for: found)
    #expect(texts(result, of: written) == expected)
    // What is written passes, and is not written again.
    let again = ExpectedText(expected)
    #expect(again.matches(found))
    #expect(again.lines(for: found) == expected.indices.map(ExpectedTextOutput.Line.kept))
  }

  private func texts(_ lines: [ExpectedTextOutput.Line], of written: [String]) -> [String] {
    lines.compactMap { line in
      switch line {
      case .kept(let index): written[index]
      case .changed(_, let text), .added(let text): text
      case .removed: nil
      }
    }
  }

  /// Deterministic words for the property below.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
  }

  @Test func whatIsWrittenAlwaysPasses() {
    let pieces = [
      "a", "b", "0,5", "0.25", "7", "12\u{202F}345", "12 345", "…", "±", "0,1", "nan", "∞", "3 s", "%", "[", "]", "-1",
      "1,0·10⁻⁷", "1e3", "```", " ",
    ]
    var dice = Dice(state: 7)
    func text() -> [String] {
      (0..<dice.roll(5)).map { _ in
        (0..<dice.roll(5)).map { _ in pieces[dice.roll(pieces.count)] }.joined(separator: " ")
      }
    }
    for _ in 0..<3000 {
      let (written, found) = (text(), text())
      let result = texts(ExpectedText(written).lines(for: found), of: written)
      #expect(ExpectedText(result).matches(found), "\(written) \(found) \(result)")
    }
  }

  @Test func aTangledTextIsComparedInTime() {
    let line = String(repeating: "a … ", count: 500) + "z"
    let found = String(repeating: "a b ", count: 1000) + "c"
    let text = ExpectedText(Array(repeating: line, count: 20) + Array(repeating: "…", count: 20))
    #expect(!text.matches(Array(repeating: found, count: 40)))
  }
}

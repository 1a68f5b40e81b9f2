import Diagnostics
import Foundation
import Lesson
import TestSupport
import Testing

import Rendering

@Suite struct MathMLTests {
  private func formula(_ tex: String) throws -> Formula {
    let (document, problems) = parseLesson(SourceText(path: "a", "$$\n\(tex)\n$$\n"))
    #expect(problems == [], "\(tex)")
    return try #require(document.formulas.first)
  }

  /// What stands between `<semantics>` and the TeX.
  private func math(_ tex: String) throws -> String {
    let html = try formula(tex).html.html
    let start = try #require(html.firstRange(of: "<semantics><mrow>")).upperBound
    let end = try #require(html.firstRange(of: "</mrow><annotation")).lowerBound
    return String(html[start..<end])
  }

  @Test func theSourceIsBesideIt() throws {
    let (document, _) = parseLesson(SourceText(path: "a", "Si $a<b$."))
    #expect(
      document.formulas.map(\.html.html) == [
        """
        <math><semantics><mrow><mi>a</mi><mo stretchy="false" lspace="0.2778em" rspace="0.2778em">&lt;</mo><mi>b</mi>\
        </mrow><annotation encoding="application/x-tex">a&lt;b</annotation></semantics></math>
        """
      ])
    #expect(try formula("x").html.html.hasPrefix("<span class=\"formula\"><math display=\"block\"><semantics>"))
  }

  @Test func whatCannotBeReadIsShown() {
    let (document, problems) = parseLesson(SourceText(path: "a", "$\\nada{<b>}$"))
    #expect(problems.map(\.code) == [.malformedFormula] && problems.allSatisfy { $0.severity == .warning })
    #expect(document.formulas[0].html.html == "<code class=\"formula\">$\\nada{&lt;b&gt;}$</code>")
  }

  @Test(arguments: [
    ("\\frac{a}{2}", "<mfrac><mi>a</mi><mn>2</mn></mfrac>"),
    ("\\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
    ("\\sqrt{x}", "<msqrt><mrow><mi>x</mi></mrow></msqrt>"),
    ("\\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
    ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("x^{10}", "<msup><mi>x</mi><mn>10</mn></msup>"),
    ("\\Gamma\\gamma", "<mi mathvariant=\"normal\">Γ</mi><mi>γ</mi>"),
    ("0{,}5", "<mn>0,5</mn>"),
    ("1.25", "<mn>1.25</mn>"),
    ("\\mathbb{R}", "<mi mathvariant=\"normal\">ℝ</mi>"),
    ("\\mathbf{Wx}", "<mi>𝐖𝐱</mi>"),
    ("\\mathcal{L}", "<mi mathvariant=\"normal\">ℒ</mi>"),
    ("\\boldsymbol\\theta", "<mi mathvariant=\"normal\">𝜽</mi>"),
    ("\\mathrm{softmax}", "<mi>softmax</mi>"),
    ("\\text{si } x", "<mtext>si\u{A0}</mtext><mi>x</mi>"),
    ("\\operatorname{máx}", "<mi>máx</mi>"),
    ("\\quad", "<mspace width=\"1.00em\"></mspace>"),
    ("\\left( x \\right.", """
      <mrow><mo form="prefix" fence="true" stretchy="true" symmetric="true">(</mo><mrow><mi>x</mi></mrow></mrow>
      """),
    ("\\hat y", "<mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">^</mo></mover>"),
    ("W^\\top", "<msup><mi>W</mi><mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">⊤</mo></msup>"),
    ("\\not=", "<mo stretchy=\"false\" lspace=\"0.2778em\" rspace=\"0.2778em\">=\u{338}</mo>"),
  ])
  func constructions(_ tex: String, _ expected: String) throws {
    #expect(try math(tex) == expected)
  }

  @Test func limitsStandBelowSumsAndBesideIntegrals() throws {
    #expect(try math("\\sum_{i}^{n}").hasPrefix("<munderover><mo>∑</mo>"))
    #expect(try math("\\int_0^1").hasPrefix("<msubsup><mo>∫</mo>"))
    #expect(try math("\\int\\limits_0^1").hasPrefix("<munderover><mo>∫</mo>"))
    let limit = "<munder><mo lspace=\"0\" rspace=\"0\" movablelimits=\"true\">lim"
    #expect(try math("\\lim_{n \\to \\infty}").hasPrefix(limit))
    #expect(try math("\\arg\\max_x").contains("<mi>arg</mi><mspace width=\"0.1667em\"></mspace><munder>"))
    #expect(try math("\\operatorname*{arg\\,máx}_x").hasPrefix("<munder><mo lspace"))
  }

  /// «Spaces» around a minus tell a subtraction from a sign.
  @Test func aSignIsNoSubtraction() throws {
    let sign = "<mo form=\"prefix\" lspace=\"0\" rspace=\"0\">−</mo>"
    for tex in ["-x", "a = -x", "(-x)", "e^{-x}", "\\frac{-1}{2}", "a \\cdot -x"] {
      #expect(try math(tex).contains(sign), "\(tex)")
    }
    for tex in ["a - x", "(a) - x", "a! - x", "x^2 - x", "\\frac12 - x"] {
      #expect(try !math(tex).contains(sign), "\(tex)")
    }
    #expect(try !math("\\begin{aligned} a &= b \\\\ &- c \\end{aligned}").contains(sign))
  }

  @Test func primesGoWithTheirExponent() throws {
    #expect(try math("f'").hasPrefix("<msup><mi>f</mi><mo"))
    #expect(try math("f''_i").contains(">′′</mo>"))
    #expect(try math("f'^2").contains("<mrow><mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">′</mo><mn>2</mn></mrow>"))
  }

  @Test(arguments: [
    ("pmatrix", "(", ")"), ("bmatrix", "[", "]"), ("vmatrix", "|", "|"), ("matrix", "", ""), ("cases", "{", ""),
  ])
  func grids(_ name: String, _ left: String, _ right: String) throws {
    let html = try math("\\begin{\(name)} a & b \\\\ c & d \\\\ \\end{\(name)}")
    #expect(html.contains(">\(left)</mo>") != left.isEmpty)
    #expect(html.contains(">\(right)</mo>") != right.isEmpty)
    #expect(html.components(separatedBy: "<mtr>").count == 3)
    #expect(html.components(separatedBy: "<mtd").count == 5)
  }

  @Test func whatFollowsAGridIsRead() throws {
    let html = try math("\\begin{bmatrix} a \\end{bmatrix} \\odot \\begin{matrix} b \\end{matrix} x")
    #expect(html.contains(">⊙</mo>") && html.hasSuffix("<mi>x</mi>"))
  }

  @Test func columnsOfAnArray() throws {
    let html = try math("\\begin{array}{lcr} a & b & c \\end{array}")
    #expect(html.contains("<mtd class=\"left\">") && html.contains("<mtd>") && html.contains("<mtd class=\"right\">"))
  }

  /// All commands at once, each as one well-formed element or more.
  @Test func everyCommandIsWellFormed() throws {
    let names = FormulaCommands.known.filter { FormulaCommands.simple[$0] != nil }
    #expect(names.count > 250)
    for name in names {
      let html = try formula("\\\(name) x").html.html
      #expect(ElementReader("<p>\(html)</p>").error == nil, "\(name)")
      #expect(html.contains("\\\(name) x</annotation>"))
    }
  }
}

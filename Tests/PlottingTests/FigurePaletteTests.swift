import Plotting
import Testing

/// A colour as its relative luminance wants it (WCAG 2.2).
struct Color {
  var channels: [Double]

  init(_ hex: String) {
    let number = Int(hex.dropFirst(), radix: 16) ?? -1
    channels = [16, 8, 0].map { Double(number >> $0 & 255) / 255 }
  }

  private init(channels: [Double]) {
    self.channels = channels
  }

  func mixed(with other: Color, _ share: Double) -> Color {
    Color(channels: zip(channels, other.channels).map { $0 * (1 - share) + $1 * share })
  }

  var luminance: Double {
    let linear = channels.map { $0 <= 0.04045 ? $0 / 12.92 : power(($0 + 0.055) / 1.055) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// The 2.4th power, by the fifth root of the twelfth power.
  private func power(_ base: Double) -> Double {
    let twelfth = (0..<12).reduce(1.0) { value, _ in value * base }
    var root = 1.0
    for _ in 0..<200 { root -= (root * root * root * root * root - twelfth) / (5 * root * root * root * root + 1e-300) }
    return root
  }

  func contrast(with other: Color) -> Double {
    let (high, low) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)
  }
}

@Suite struct FigurePaletteTests {
  private let themes: [(FigureColor) -> String] = [{ $0.light }, { $0.dark }]

  @Test func theRulerMeasuresBlackOnWhite() {
    #expect(abs(Color("#000000").contrast(with: Color("#ffffff")) - 21) < 1e-6)
    #expect(abs(Color("#777777").contrast(with: Color("#ffffff")) - 4.478) < 1e-2)
  }

  @Test func textStandsOutFromPaper() {
    let texts: [FigureColor] = [
      .ink, .soft, .wrong, .series1, .series2, .series3, .series4, .series5, .series6,
    ]
    for theme in themes {
      for color in texts {
        #expect(Color(theme(color)).contrast(with: Color(theme(.paper))) >= 4.5, "\(color)")
      }
      for color in [FigureColor.ink, .soft, .wrong] {
        #expect(Color(theme(color)).contrast(with: Color(theme(.wrongWash))) >= 4.5, "\(color) sobre el lavado")
      }
    }
  }

  @Test func marksStandOutFromPaper() {
    for theme in themes {
      for color in [FigureColor.line, .fill, .accent, .right, .wrong, .heat] {
        #expect(Color(theme(color)).contrast(with: Color(theme(.paper))) >= 3, "\(color)")
      }
    }
  }

  @Test func theSeriesHaveSixColours() {
    for theme in themes {
      let colors = [FigureColor.series1, .series2, .series3, .series4, .series5, .series6].map(theme)
      #expect(Set(colors).count == 6)
    }
  }

  @Test func theSheetDefinesEveryVariableItUses() {
    let used = Set(figureStyleSheet.matches(of: /var\((--fig-[a-z0-9-]+)/).map { String($0.1) })
    let defined = Set(figureStyleSheet.matches(of: /(--fig-[a-z0-9-]+):/).map { String($0.1) })
    #expect(used.subtracting(defined) == [])
    #expect(used.count >= 17)
    #expect(figureStyleSheet.contains("prefers-color-scheme:dark"))
    #expect(!figureStyleSheet.contains("<"))
    #expect(!figureStyleSheet.contains("%image"))
  }

  @Test func aFileHasNoVariables() {
    let svg = Figure.bars(BarChart(bars: [.init(label: "a", value: 1)], valueTitle: "", format: .integer))
      .svg(id: "f1", place: .file)
    #expect(!svg.contains("var("))
    #expect(svg.contains("@media screen and (prefers-color-scheme:dark)"))
    #expect(svg.contains(FigureColor.ink.dark))
  }
}

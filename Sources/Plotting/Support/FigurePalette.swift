/// The colours of every figure, by what they mean; a page sees them as the variables `--fig-…`.
///
/// Text colours have at least 4.5:1 on `paper` in both palettes, marks at least 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
/// The series are those of Okabe and Ito (2008), darkened on paper and lightened in the dark.
package enum FigureColor: String, CaseIterable, Sendable {
  /// What the figure stands on.
  case paper
  /// Text and the strongest lines.
  case ink
  /// Secondary text.
  case soft
  /// Axes and frames.
  case line
  /// Lines that only help the eye across.
  case grid
  /// Bars and units that are not the point.
  case fill
  /// What to look at.
  case accent
  case right
  case wrong
  /// A wash behind what is wrong.
  case wrongWash = "wrong-wash"
  /// The full end of a heat scale, which begins at `paper`.
  case heat
  /// The inside of a unit or feature map in a network.
  case unit
  case series1 = "series-1"
  case series2 = "series-2"
  case series3 = "series-3"
  case series4 = "series-4"
  case series5 = "series-5"
  case series6 = "series-6"

  /// Its value on paper.
  package var light: String {
    switch self {
    case .paper: "#fbfaf7"
    case .ink: "#23211d"
    case .soft: "#625d54"
    case .line: "#8d867a"
    case .grid: "#e3ded4"
    case .fill: "#918a7e"
    case .accent: "#1f5fa8"
    case .right: "#1f5fa8"
    case .wrong: "#b3390f"
    case .wrongWash: "#f8e9e1"
    case .heat: "#0d4490"
    case .unit: "#dfe9f4"
    case .series1: "#0b66a8"
    case .series2: "#b8470b"
    case .series3: "#0b7857"
    case .series4: "#97407a"
    case .series5: "#7d6100"
    case .series6: "#4c4a46"
    }
  }

  /// Its value in the dark.
  package var dark: String {
    switch self {
    case .paper: "#1b1a18"
    case .ink: "#ebe6dc"
    case .soft: "#b3aca0"
    case .line: "#827a6e"
    case .grid: "#383530"
    case .fill: "#857d72"
    case .accent: "#82b6ee"
    case .right: "#82b6ee"
    case .wrong: "#f3936a"
    case .wrongWash: "#33231c"
    case .heat: "#9fcbff"
    case .unit: "#26384d"
    case .series1: "#6fb5ea"
    case .series2: "#f0935c"
    case .series3: "#4cc4a0"
    case .series4: "#df9dc8"
    case .series5: "#d9bb4a"
    case .series6: "#c3bdb2"
    }
  }

  /// The use of its variable, with the value on paper for where no page defines it.
  fileprivate var variable: String { "var(--fig-\(rawValue),\(light))" }
}

/// The variables and rules that a page with figures holds once, for paper, the dark and print.
///
/// A page that lets the reader choose sets `data-theme="dark"` or `"light"` on its root element.
package let figureStyleSheet: String = {
  let light = variables { $0.light } + "--fig-image:1"
  let dark = variables { $0.dark } + "--fig-image:.9"
  return """
    :root{\(light)}
    @media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){\(dark)}}
    @media screen{:root[data-theme=dark]{\(dark)}}
    \(rules { $0.variable }.replacingToken("%image", with: "var(--fig-image,1)"))
    """
}()

/// The style of a figure that is a file of its own: the same rules with the colours written out.
///
/// Written out, because viewers that are not browsers know classes but no variables.
let fileStyleSheet: String = {
  let light = rules { $0.light }.replacingToken("%image", with: "1")
  let dark = rules { $0.dark }.replacingToken("%image", with: ".9")
  return "\(light)\n@media screen and (prefers-color-scheme:dark){\n\(dark)\n}"
}()

private func variables(_ value: (FigureColor) -> String) -> String {
  FigureColor.allCases.map { "--fig-\($0.rawValue):\(value($0));" }.joined()
}

/// What the classes of a drawing look like; every class is told here and nowhere else.
private func rules(_ color: (FigureColor) -> String) -> String {
  let text = """
    .fig{fill:\(color(.ink));font-family:system-ui,sans-serif;font-size:13px}
    .fig text{font-variant-numeric:tabular-nums}
    .fig .f11{font-size:11px}.fig .f12{font-size:12px}.fig .f16{font-size:16px}
    .fig .b{font-weight:600}.fig .r{font-weight:400}
    .fig .soft{fill:\(color(.soft))}.fig .tight{letter-spacing:.06em}
    .fig .m{text-anchor:middle}.fig .e{text-anchor:end}
    """
  let marks = """
    .fig .px{image-rendering:pixelated}.fig .tile{opacity:%image}
    .fig .ink{fill:\(color(.ink))}.fig .paper{fill:\(color(.paper))}
    .fig .fill{fill:\(color(.fill))}.fig .accent{fill:\(color(.accent))}
    .fig .right{fill:\(color(.right))}.fig .wrong{fill:\(color(.wrong))}.fig .wash{fill:\(color(.wrongWash))}
    .fig .heat{fill:\(color(.heat))}.fig .unit{fill:\(color(.unit))}
    .fig .sheet{fill:\(color(.unit));stroke:\(color(.accent))}
    .fig .l{fill:none;stroke-linecap:round;stroke-linejoin:round}
    .fig .k-ink{stroke:\(color(.ink))}.fig .k-line{stroke:\(color(.line))}.fig .k-grid{stroke:\(color(.grid))}
    .fig .k-paper{stroke:\(color(.paper))}.fig .k-accent{stroke:\(color(.accent))}
    .fig .k-right{stroke:\(color(.right))}.fig .k-wrong{stroke:\(color(.wrong))}
    """
  let colors: [FigureColor] = [.series1, .series2, .series3, .series4, .series5, .series6]
  let series = zip(1..., colors).map { number, series in
    ".fig .s\(number){fill:\(color(series))}.fig .k-s\(number){stroke:\(color(series))}"
  }
  return text + "\n" + marks + "\n" + series.joined(separator: "\n")
}

extension String {
  fileprivate func replacingToken(_ token: String, with value: String) -> String {
    split(separator: token, omittingEmptySubsequences: false).joined(separator: value)
  }
}

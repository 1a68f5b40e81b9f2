package import Diagnostics
package import Rendering
import Typography

/// Reads the colours that a teacher gives a site: lines `acento: #1F5FA8 #82B6EE`, by day and in the dark.
///
/// The rest of the palette follows from paper and ink. Text that would not be read is refused: every colour of a text
/// has 4.5:1 on the paper and on its shade, in both palettes (WCAG 2.2, 1.4.3).
package func readTheme(_ source: SourceText) -> (theme: Theme, problems: [Problem]) {
  var file = ThemeFile(source)
  file.read()
  return (file.theme, file.problems)
}

private struct ThemeFile {
  private(set) var theme = Theme()
  private(set) var problems: [Problem] = []
  private let source: SourceText
  private var given: [String: Given] = [:]

  /// A colour by day and in the dark, and where both stand.
  private struct Given {
    var light: Colour
    var dark: Colour
    var place: SourceRange
  }

  /// What can be changed: links and marks, the ground, the text.
  static let names = ["acento", "papel", "tinta"]
  private static let aliases = [
    "accent": "acento", "paper": "papel", "background": "papel", "fondo": "papel", "ink": "tinta", "text": "tinta",
    "texto": "tinta", "color": "acento",
  ]
  /// The least that a text may stand out.
  private static let leastContrast = 4.5

  init(_ source: SourceText) {
    self.source = source
  }

  mutating func read() {
    for line in 1...max(1, source.lineCount) { readLine(source.lineRange(line)) }
    guard problems.isEmpty else { return }
    theme.light = palette(.light) { $0.light }
    theme.dark = palette(.dark) { $0.dark }
    checkContrast(theme.light, isDark: false)
    checkContrast(theme.dark, isDark: true)
    if !problems.isEmpty { theme = Theme() }
  }

  private mutating func readLine(_ line: SourceRange) {
    let text = trimmed(line)
    guard !text.isEmpty, source.bytes[text.lower] != UInt8(ascii: "#") else { return }
    guard let colon = source.bytes[text.lower..<text.upper].firstIndex(of: UInt8(ascii: ":")) else {
      return problems.append(.strayColourLine(at: text))
    }
    let key = trimmed(SourceRange(text.lower, colon))
    let name = Located(source.text(key), key)
    guard let known = Self.names.first(where: { folded($0) == folded(name.value) }) else {
      let guess = suggestion(for: name.value, among: Self.names, aliases: Self.aliases)
      return problems.append(.unknownColourName(name, guess: guess, known: Self.names))
    }
    guard given[known] == nil else { return problems.append(.repeatedColour(name)) }
    let values = words(SourceRange(colon + 1, text.upper))
    guard (1...2).contains(values.count) else { return problems.append(.tooManyColours(of: known, at: text)) }
    let colours = values.compactMap { Colour(css: $0.value) }
    guard colours.count == values.count else {
      return problems += values.filter { Colour(css: $0.value) == nil }.map(Problem.badColour)
    }
    let place = SourceRange(values[0].range.lower, text.upper)
    given[known] = Given(light: colours[0], dark: colours[colours.count - 1], place: place)
  }

  /// The usual colours with those that were given, and what lies between paper and ink made anew.
  private func palette(_ usual: Palette, _ part: (Given) -> Colour) -> Palette {
    var palette = usual
    if let accent = given["acento"] { palette.accent = part(accent) }
    guard given["papel"] != nil || given["tinta"] != nil else { return palette }
    if let paper = given["papel"] { palette.paper = part(paper) }
    if let ink = given["tinta"] { palette.ink = part(ink) }
    palette.shade = palette.paper.mixed(with: palette.ink, 0.04)
    palette.rule = palette.paper.mixed(with: palette.ink, 0.16)
    palette.muted = palette.ink.mixed(with: palette.paper, 0.27)
    return palette
  }

  private mutating func checkContrast(_ palette: Palette, isDark: Bool) {
    let texts: [(name: String, colour: Colour, cause: String)] = [
      ("la tinta", palette.ink, "tinta"), ("el texto secundario", palette.muted, "tinta"),
      ("el acento", palette.accent, "acento"), ("el color de los números", palette.literal, "papel"),
      ("el verde de lo correcto", palette.right, "papel"), ("el rojo de los errores", palette.wrong, "papel"),
    ]
    for text in texts {
      // The shade is nearer to the text than the paper is.
      let ratio = min(text.colour.contrast(on: palette.paper), text.colour.contrast(on: palette.shade))
      guard ratio < Self.leastContrast, let place = place([text.cause, "papel", "tinta", "acento"]) else { continue }
      let shown = NumberStyle().decimal((ratio * 100).rounded(.down) / 100, decimals: 2)
      problems.append(.lowContrast(text.name, on: "el papel", isDark: isDark, ratio: shown, at: place))
    }
  }

  /// Where the first of some names was given.
  private func place(_ names: [String]) -> SourceRange? { names.lazy.compactMap { given[$0]?.place }.first }

  // MARK: Text

  private func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private func trimmed(_ range: SourceRange) -> SourceRange {
    var (lower, upper) = (range.lower, range.upper)
    while lower < upper, isSpace(source.bytes[lower]) { lower += 1 }
    while upper > lower, isSpace(source.bytes[upper - 1]) { upper -= 1 }
    return SourceRange(lower, upper)
  }

  private func words(_ range: SourceRange) -> [Located<String>] {
    var words: [Located<String>] = []
    var start: Int?
    for index in range.lower...range.upper {
      let isEnd = index == range.upper || isSpace(source.bytes[index])
      if isEnd, let from = start {
        let place = SourceRange(from, index)
        words.append(Located(source.text(place), place))
        start = nil
      } else if !isEnd, start == nil {
        start = index
      }
    }
    return words
  }
}

import Diagnostics
import Typography

/// Reads the settings between the two `---` that open a lesson.
///
/// They are taken only when every line between is `clave: valor` or `- valor`; anything else is prose.
struct FrontMatterParser {
  private(set) var result = FrontMatter()
  private(set) var problems: [Problem] = []
  private let source: SourceText
  private var seen: [String: SourceRange] = [:]

  private static let keys = ["título", "resumen", "semilla", "decimal", "presupuesto", "objetivos"]
  private static let aliases = [
    "title": "título", "summary": "resumen", "abstract": "resumen", "description": "resumen", "seed": "semilla",
    "budget": "presupuesto", "objectives": "objetivos", "goals": "objetivos", "descripcion": "resumen",
  ]

  private struct Entry {
    var key: Located<String>
    var value: SourceRange
    var items: [SourceRange] = []
  }

  init(_ source: SourceText) {
    self.source = source
    guard isRule(1) else { return }
    var entries: [Entry] = []
    var stray: SourceRange?
    var isMeant = false
    var isAfterBlank = false
    var line = 2
    while line <= source.lineCount, !isRule(line) {
      let range = source.trimmed(source.lineRange(line))
      if range.isEmpty { isAfterBlank = true }
      if let entry = entry(range) {
        entries.append(entry)
        if !isAfterBlank, Self.known(entry.key.value) != nil { isMeant = true }
      } else if let item = item(range) {
        if entries.isEmpty { stray = stray ?? range } else { entries[entries.count - 1].items.append(item) }
      } else {
        stray = stray ?? range
      }
      line += 1
    }
    let isClosed = line <= source.lineCount
    guard isClosed, stray == nil else {
      if isMeant, isClosed, let stray { problems.append(.strayFrontMatterLine(at: stray)) }
      if isMeant, !isClosed { problems.append(.unclosedFrontMatter(at: source.lineRange(1))) }
      return
    }
    result.range = SourceRange(source.lineRange(1).lower, source.fullLineRange(line).upper)
    for entry in entries { take(entry) }
  }

  private func isRule(_ line: Int) -> Bool {
    let range = source.lineRange(line)
    guard range.upper - range.lower >= 3, source.bytes[range.lower] == UInt8(ascii: "-") else { return false }
    return source.text(source.trimmed(range)) == "---"
  }

  private static func known(_ key: String) -> String? {
    keys.first { folded($0) == folded(key) }
  }

  private func entry(_ range: SourceRange) -> Entry? {
    var index = range.lower
    while let next = decodeScalar(source.bytes, at: index, end: range.upper),
      index == range.lower ? next.scalar.startsName : next.scalar.continuesName || next.scalar == "-"
    {
      index += next.length
    }
    guard index > range.lower, index < range.upper, source.bytes[index] == UInt8(ascii: ":") else { return nil }
    let key = SourceRange(range.lower, index)
    let isSpaced = index + 1 == range.upper || source.bytes[index + 1] == UInt8(ascii: " ")
    guard isSpaced else { return nil }
    return Entry(key: Located(source.text(key), key), value: source.trimmed(SourceRange(index + 1, range.upper)))
  }

  private func item(_ range: SourceRange) -> SourceRange? {
    guard range.upper - range.lower >= 2, source.bytes[range.lower] == UInt8(ascii: "-"),
      source.bytes[range.lower + 1] == UInt8(ascii: " ")
    else { return nil }
    return source.trimmed(SourceRange(range.lower + 1, range.upper))
  }

  private mutating func take(_ entry: Entry) {
    guard let key = Self.known(entry.key.value) else {
      let guess = suggestion(for: entry.key.value, among: Self.keys, aliases: Self.aliases)
      let isCertain = Self.aliases[folded(entry.key.value)] != nil
      return problems.append(.unknownSetting(entry.key, guess: guess, isCertain: isCertain, known: Self.keys))
    }
    if let earlier = seen[key] { return problems.append(.repeatedSetting(entry.key, earlier: earlier)) }
    seen[key] = entry.key.range
    if key == "objetivos" {
      if !entry.value.isEmpty { result.objectives.append(text(entry.value)) }
      result.objectives += entry.items.map(text)
      return
    }
    if let item = entry.items.first { return problems.append(.listInSetting(key, at: item)) }
    guard !entry.value.isEmpty else { return problems.append(.emptySetting(entry.key)) }
    let value = text(entry.value)
    switch key {
    case "título": result.title = value
    case "resumen": result.summary = value
    case "presupuesto":
      guard let seconds = Self.seconds(value.value) else { return problems.append(.badBudget(value)) }
      result.budget = Located(seconds, value.range)
    case "semilla":
      guard let seed = UInt64(value.value) else { return problems.append(.badSeed(value)) }
      result.seed = Located(seed, value.range)
    default:
      guard ["coma", "punto"].contains(folded(value.value)) else { return problems.append(.badDecimalMark(value)) }
      result.decimalMark = Located(folded(value.value), value.range)
    }
  }

  /// `60`, `60 s` or `2 min`; nil for anything else, and for more than a day.
  private static func seconds(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), (1...86_400).contains(count) else { return nil }
    switch text.dropFirst(digits.count).drop(while: { $0 == " " }) {
    case "", "s": return count
    case "min" where count <= 1440: return 60 * count
    default: return nil
    }
  }

  /// The rest of the line, without quotes where it is all between them.
  private func text(_ range: SourceRange) -> Located<String> { SourceFragment([range]).text(in: source) }
}

import Lesson
import Typography

/// How a value reads in a sentence.
func inlineText(_ value: Value, format: InlineFormat?, numbers style: NumberStyle) -> InlineText {
  switch value {
  case .numbers(let numbers):
    guard let values = numbers.values else { return InlineText(text: "…") }
    let texts = values.map { numberText($0, kind: numbers.kind, format: format, style: style) }
    if numbers.isScalar {
      return InlineText(text: texts.first ?? "", number: numbers.kind == .boolean ? nil : values.first)
    }
    return InlineText(text: listed(texts, style))
  case .text(let text): return InlineText(text: text)
  case .list(let values):
    return InlineText(text: listed(values.map { inlineText($0, format: format, numbers: style).text }, style))
  default: return InlineText(text: "…")
  }
}

/// Values in a sentence: `1, 2 y 3`; where a number holds a comma, `1; 2,5 y 3`.
private func listed(_ texts: [String], _ style: NumberStyle) -> String {
  guard let last = texts.last, texts.count > 1, texts.contains(where: { $0.contains(style.mark.rawValue) }),
    style.mark == .comma
  else { return enumerated(texts) }
  return texts.dropLast().joined(separator: "; ") + " y " + last
}

/// A number for people: integers grouped, decimals with up to four places unless a format says otherwise.
func numberText(_ value: Double, kind: ElementKind, format: InlineFormat? = nil, style: NumberStyle) -> String {
  switch format {
  case .decimals(let digits)?: return style.decimal(value, decimals: digits)
  case .percent(let digits)?: return style.percent(value, decimals: digits)
  case .scientific(let digits)?: return style.scientific(value, decimals: digits)
  case nil: break
  }
  switch kind {
  case .boolean: return value == 0 ? "no" : "sí"
  case .integer where value.magnitude < Numbers.largestInteger: return style.integer(Int(value))
  case .integer, .decimal:
    if value != 0, value.isFinite, value.magnitude < 0.001 || value.magnitude >= 1e9 {
      return style.scientific(value, decimals: 2)
    }
    let digits = (0..<4).first { Double(fixed(value, decimals: $0)) == value } ?? 4
    return style.decimal(value, decimals: digits)
  }
}

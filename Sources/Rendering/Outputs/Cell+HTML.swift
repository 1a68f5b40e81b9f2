package import Lesson
package import Typography

extension Cell {
  /// The cell's text with what a page adds: code in its own face, a unit set smaller, words for a missing value.
  package func html(_ numbers: NumberStyle) -> Markup {
    switch self {
    case .code(let text): "<code>\(text)</code>"
    case .missing:
      "<span class=\"missing\"><span aria-hidden=\"true\">–</span><span class=\"unseen\">sin valor</span></span>"
    case .percent(let value, let digits):
      "\(numbers.decimal(value * 100, decimals: digits))<span class=\"unit\">\(NumberStyle.thinSpace)%</span>"
    case .text, .integer, .decimal, .shape: "\(text(numbers))"
    }
  }
}

import Rendering
import Typography

/// A text of the reference, its code as code; what is short is not broken.
func textHTML(_ text: String) -> Markup {
  var html = Markup.empty
  for span in textSpans(text) {
    switch span {
    case .words(let words): html += "\(words)"
    case .code(let code) where code.count <= longestUnbroken: html += "<code class=\"unbroken\">\(code)</code>"
    case .code(let code): html += "<code>\(code)</code>"
    }
  }
  return html
}

/// A phrase as a sentence: a capital at its start, unless that is code, and a full stop at its end.
func sentenceHTML(_ phrase: String) -> Markup { textHTML(capitalised(phrase)) + "." }

func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

/// The most characters of code that fit in a line of a phone beside a word.
private let longestUnbroken = 24

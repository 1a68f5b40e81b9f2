package import JSON
package import Lesson
import Typography

extension PrintedValue {
  /// The value as a notebook cell prints it: its name, then the text, which scrolls inside itself where it is wide.
  package var html: Markup {
    let isBlock = text.contains("\n")
    let name: Markup = name.isEmpty ? .empty : "<span class=\"name\">\(breakable(name))</span>"
    let shape: Markup = sizeText.map { "<span class=\"shape\">\($0)</span>" } ?? .empty
    guard isBlock else {
      let equals: Markup = name.isEmpty ? .empty : "<span class=\"equals\"> = </span>"
      return """
        <p class="printed"><code>\(name)\(equals)\(text)</code>\(shape.isEmpty ? shape : " \(shape)")</p>

        """
    }
    let label = self.name.isEmpty ? "Valor" : "Valor de \(self.name)"
    let region: Markup = mayScroll ? " role=\"group\" tabindex=\"0\" aria-label=\"\(label)\"" : .empty
    let heading: Markup = name.isEmpty && shape.isEmpty ? .empty : "<p class=\"printed-name\">\(name) \(shape)</p>\n"
    return """
      \(heading)<pre class="printed"\(region)>\(text)</pre>

      """
  }

  /// The size of what is not seen whole, and of matrices.
  private var sizeText: String? {
    guard let shape, shape.count > 1 || text.contains("…") else { return nil }
    return shape.count > 1 ? Cell.shape(shape).text(NumberStyle()) : counted(shape[0], "número", "números")
  }

  /// Whether a phone cannot show it whole; then it can be reached with the keyboard and has a name.
  private var mayScroll: Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.count > 20 || lines.contains { $0.count > 32 }
  }
}

extension PrintedValue {
  /// The value as fenced text, its name first.
  package var markdown: String { markdownFence(printedText) }

  /// `name = text`; a text of several lines starts on its own.
  package var printedText: String {
    guard !name.isEmpty else { return text }
    return text.contains("\n") ? "\(oneLine(name)) =\n\(text)" : "\(oneLine(name)) = \(text)"
  }
}

extension PrintedValue {
  /// The value's text, its dimensions, and its numbers where they are few.
  package var json: JSONValue {
    .object([
      "name": name.isEmpty ? .null : .string(name), "text": .string(text),
      "shape": shape.map { .array($0.map(JSONValue.integer)) } ?? .null,
      "numbers": .array(numbers.map(JSONValue.number)),
    ])
  }
}

import Diagnostics
import Lesson
import Testing

/// Where teaching blocks begin and end among the directives, values and headings of a lesson.
@Suite struct TeachingBlocksTests {
  /// The elements in their order: `+NOTA`, `-NOTA`, `{calcular}`, `{calcular} en NOTA`, a value.
  private func elements(_ text: String) -> [String] {
    let document = ReadBlocks(text).document
    return document.elements.map { element in
      switch element {
      case .begins(let block): "+" + block.kind.rawValue
      case .ends(let block): "-" + block.kind.rawValue
      case .inline(let value): document.source.text(value.expression.range)
      case .directive(let directive):
        "{\(directive.name.value)}" + (directive.block.map { " en \(document.blocks[$0].kind.rawValue)" } ?? "")
      }
    }
  }

  private let step = "```{calcular}\n1\n```\n"

  private func quoted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { "> \($0)\n" }.joined()
  }

  @Test func whatABlockHoldsStandsBetween() {
    let text = step + "\n> [!NOTA] `{= 1 }`\n> `{= 2 }`\n>\n" + quoted(step) + "\n`{= 3 }`\n\n" + step
    #expect(elements(text) == ["{calcular}", "+NOTA", "1", "2", "{calcular} en NOTA", "-NOTA", "3", "{calcular}"])
  }

  @Test func oneEndsWhereTheNextBegins() {
    let note = "> [!NOTA]\n> a\n\n"
    let hint = "> [!PISTA]\n> b\n\n"
    #expect(elements(note + hint + note) == ["+NOTA", "-NOTA", "+PISTA", "-PISTA", "+NOTA", "-NOTA"])
    #expect(elements(note + "<!-- -->\n" + step) == ["+NOTA", "-NOTA", "{calcular}"])
    // Right below, without a blank line.
    #expect(elements("> [!NOTA]\n" + quoted(step) + step) == ["+NOTA", "{calcular} en NOTA", "-NOTA", "{calcular}"])
    #expect(elements("> [!NOTA]\n> a\n# `{= 1 }`\n") == ["+NOTA", "-NOTA", "1"])
  }

  @Test func innerOnesEndBeforeOuterOnes() {
    let inner = "> [!PISTA]\n> b\n>\n" + quoted(step)
    let text = "> [!EJERCICIO]\n> a\n>\n" + quoted(inner)
    let wanted = ["+EJERCICIO", "+PISTA", "{calcular} en PISTA", "-PISTA", "-EJERCICIO"]
    #expect(elements(text) == wanted)
    #expect(elements(text + "\n" + step) == wanted + ["{calcular}"])
    let after = ["+EJERCICIO", "+PISTA", "{calcular} en PISTA", "-PISTA", "{calcular} en EJERCICIO", "-EJERCICIO"]
    #expect(elements(text + ">\n" + quoted(step)) == after)
  }

  /// What is no element stands inside or outside too.
  @Test func eachEndsBeforeWhatIsNotQuoted() {
    /// What stands from each block's marker to its end.
    func blocks(_ text: String) -> [String] {
      let document = ReadBlocks(text).document
      return document.blocks.map { document.source.text(SourceRange($0.marker.lower, $0.end)) }
    }
    #expect(blocks("> [!NOTA]\n> a\n\n---\n\nb\n") == ["[!NOTA]\n> a\n"])
    #expect(blocks("> [!NOTA]\n> a\nb\n\n[c]: d.md\n") == ["[!NOTA]\n> a\nb\n"])
    #expect(blocks("> [!NOTA]\n> a\n>\n> ---\n>\n\n> b\n") == ["[!NOTA]\n> a\n>\n> ---\n>\n"])
    #expect(blocks("> [!NOTA]\n> a\n     -\n\nb\n") == ["[!NOTA]\n> a\n     -\n"])
    #expect(blocks("> [!NOTA]\n" + quoted(step) + "# b\n") == ["[!NOTA]\n" + quoted(step)])
    #expect(blocks("> [!NOTA]\n> a") == ["[!NOTA]\n> a"])
    for line in ["***", "---", "___", " * * *", "   - -\t-"] {
      #expect(blocks("> [!NOTA]\n> a\n\(line)\n> b\n") == ["[!NOTA]\n> a\n"], "\(line)")
    }
    for line in ["**", "**-", "    ***", "***a", "> ***"] {
      #expect(blocks("> [!NOTA]\n> a\n\(line)\n\n***\n") == ["[!NOTA]\n> a\n\(line)\n"], "\(line)")
    }
    let solution = "[!SOLUCIÓN]\n> > b\n"
    #expect(
      blocks("> [!EJERCICIO]\n> > " + solution + "> ***\n> c\n***\nd\n")
        == ["[!EJERCICIO]\n> > " + solution + "> ***\n> c\n", solution])
    let inner = "[!PISTA]\n> > b\n> >\n> > ---\n"
    #expect(
      blocks("> [!EJERCICIO]\n> > " + inner + ">\n> ---\n\n---\n")
        == ["[!EJERCICIO]\n> > " + inner + ">\n> ---\n", inner])
  }

  /// A plain quote around or inside is no block, and hides none.
  @Test func plainQuotesDoNotCount() {
    #expect(elements("> a\n>\n> > [!NOTA]\n> > b\n>\n" + quoted(step)) == ["+NOTA", "-NOTA", "{calcular}"])
    #expect(elements("> [!NOTA]\n> a\n>\n" + quoted(quoted(step))) == ["+NOTA", "{calcular} en NOTA", "-NOTA"])
  }

  @Test func headingsInsideAreNotTheLessons() {
    let text = "# Uno\n\n> [!NOTA]\n> a\n>\n> ## Dos\n>\n> Tres\n> ---\n\n## Cuatro\n\n> ## Cinco\n"
    #expect(ReadBlocks(text).document.headings.map(\.text) == ["Uno", "Cuatro", "Cinco"])
  }

  @Test func linesMayEndInAnyWay() {
    let text = "> [!NOTA]\n> a\n>\n" + quoted(step) + "\n" + step
    for end in ["\r\n", "\r"] { #expect(elements(text.replacing("\n", with: end)) == elements(text)) }
    #expect(elements("\u{FEFF}" + text) == elements(text))
  }
}

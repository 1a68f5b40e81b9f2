import Diagnostics
import Lesson
import Testing

@Suite struct FenceMenderTests {
  private func reading(_ text: String) -> (problems: [Problem], directives: [String], fixed: String?) {
    let source = SourceText(path: "a.md", text)
    let (document, problems) = parseLesson(source)
    return (
      problems,
      document.directives.map { block in
        ([block.name.value] + block.bodyLines.map { source.text($0) }).joined(separator: "|")
      }, problems.first?.suggestions.first.map { String(decoding: source.applying([$0]), as: UTF8.self) }
    )
  }

  @Test(
    "una directiva con demasiada sangría se dice, se lee y se puede sacar de ahí",
    arguments: [
      ("    ```{datos}\n    a: 1\n    ```\n\nFin.\n", "```{datos}\na: 1\n```\n\nFin.\n"),
      ("\t```{datos}\n\ta: 1\n\t```\n", "```{datos}\na: 1\n```\n"),
      ("      ```{datos}\n      a: 1\n      ```\n", "```{datos}\na: 1\n```\n"),
      (">     ```{datos}\n>     a: 1\n>     ```\n", "> ```{datos}\n> a: 1\n> ```\n"),
      ("- b\n\n      ```{datos}\n      a: 1\n      ```\n", "- b\n\n  ```{datos}\n  a: 1\n  ```\n"),
      ("-     ```{datos}\n      a: 1\n      ```\n", "- ```{datos}\n  a: 1\n  ```\n"),
      ("    ```{datos}\r\n    a: 1\r\n    ```\r\n", "```{datos}\r\na: 1\r\n```\r\n"),
    ])
  func indentedDirective(text: String, outdented: String) {
    let read = reading(text)
    #expect(read.problems.map(\.code) == [.nearFence])
    #expect(read.problems.first?.suggestions.map(\.isCertain) == [false], "puede estar ahí para verse")
    #expect(read.directives == ["datos|a: 1"])
    #expect(read.fixed == outdented)
    #expect(reading(outdented).problems.isEmpty)
    #expect(reading(outdented).directives == read.directives)
  }

  @Test func whatGoesOnAtTheMarginIsADirectiveForSure() {
    for text in ["    ```{datos}\na: 1\n\n```\n", "    ```{datos}\n    a: 1\n```\n", "    ```{figura a}\n```\n"] {
      let read = reading(text)
      #expect(read.problems.map(\.code) == [.nearFence])
      #expect(read.problems.first?.suggestions.map(\.isCertain) == [true])
      #expect(read.directives.count == 1)
    }
  }

  @Test(
    "el cierre que se quedaría demasiado dentro sale también",
    arguments: [
      ("    ```{datos}\n    a: 1\nb: 2\n    ```\n\nFin.\n", "```{datos}\na: 1\nb: 2\n```\n\nFin.\n"),
      ("    ```{datos}\na: 1\nb: 2\n      ```\n", "```{datos}\na: 1\nb: 2\n```\n"),
      ("\t```{datos}\na: 1\nb: 2\n\t```\n", "```{datos}\na: 1\nb: 2\n```\n"),
      (">     ```{datos}\n> a: 1\n> b: 2\n>     ```\n", "> ```{datos}\n> a: 1\n> b: 2\n> ```\n"),
      ("    ```{datos}\na: 1\nb: 2\n   ```\n", "```{datos}\na: 1\nb: 2\n   ```\n"),
    ])
  func closingTooFarIn(text: String, outdented: String) {
    let read = reading(text)
    #expect(read.problems.map(\.code) == [.nearFence])
    #expect(read.problems.first?.suggestions.map(\.isCertain) == [true])
    #expect(read.directives == ["datos|a: 1|b: 2"])
    #expect(read.fixed == outdented)
    #expect(reading(outdented).problems.isEmpty)
    #expect(reading(outdented).directives == read.directives)
  }

  @Test func whatLeavesItsListIsMendedOnlyByHand() {
    for text in ["- b\n\n      ```{datos}\na: 1\n      ```\n", ">     ```{datos}\na: 1\n>     ```\n"] {
      #expect(reading(text).problems.first?.suggestions.map(\.isCertain) == [false], "\(text)")
    }
  }

  @Test func theFirstLineAloneIsShown() {
    for text in [
      "    ```{datos}\n\nFin.\n", "    ```{datos}\n    ```\n", "    ```{{datos}}\n    a: 1\n    ```\n",
      "    ```md\n    a\n    ```\n", "    a\n    ```{datos}\n    a: 1\n    ```\n",
    ] {
      #expect(reading(text).problems.isEmpty, "\(text)")
      #expect(reading(text).directives.isEmpty, "\(text)")
    }
  }
}

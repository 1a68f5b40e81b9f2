import Diagnostics
import Lesson
import Testing

import Rendering

@Suite struct ReadingTimeTests {
  private func minutes(_ text: String) -> Int {
    parseLesson(SourceText(path: "a.md", text)).document.readingMinutes
  }

  @Test func twoHundredWordsAMinute() {
    #expect(minutes(String(repeating: "palabra ", count: 1000)) == 5)
    #expect(minutes(String(repeating: "palabra ", count: 1130)) == 6)
  }

  @Test func neverLessThanOne() {
    #expect(minutes("hola") == 1)
    #expect(minutes("") == 1)
  }

  @Test func aStepIsLookedAtRatherThanRead() {
    let step = "```{afirmar}\n" + String(repeating: "1 < 2\n", count: 200) + "```\n\n"
    #expect(minutes(String(repeating: step, count: 8)) == 2)
  }

  @Test func frontMatterIsNotRead() {
    let front = "---\nresumen: " + String(repeating: "palabra ", count: 900) + "\n---\n"
    #expect(minutes(front + "hola") == 1)
  }
}

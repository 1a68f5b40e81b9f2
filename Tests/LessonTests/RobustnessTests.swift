import Diagnostics
import Foundation
import Lesson
import TestSupport
import Testing

/// Any bytes give a document and problems: never a crash, never a wait.
@Suite struct RobustnessTests {
  /// A fixed sequence of numbers (xorshift64*), so that a failure can be met again.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state ^= state >> 12
      state ^= state << 25
      state ^= state >> 27
      return state &* 2_685_821_657_736_338_717
    }
  }

  /// What places are marked with where a lesson has it not: a noncharacter, U+FDD0.
  private static let sign = String(decoding: [0xEF, 0xB7, 0x90] as [UInt8], as: UTF8.self)

  private static let pieces = [
    "```", "~~~~", "{", "}", "{=", "`", "``", "> ", "- ", "\t", "    ", "\r", "\n", "\r\n", "#", "\"", "(", "[", "]",
    ")", ":", "=", ",", "---\n", "\u{0}", "\u{FEFF}", "ñ", "\u{302}", "🎉", "<div>", "<!--", "{{", "\\", "no ", "en ",
    "\u{E000}1\u{E001}", "1e999", "0,5", "± ", "\n\n", "> [!NOTA]\n", "> > [!SOLUCIÓN] a\n", "[!", "- [x] a\n",
    "> [!PREGUNTA]\n> ¿a?\n> - [ ] b\n>   c\n> - [X] d\n>\n>   e\n",
    "$", "$$", "$a_1*b*$", "|", "| a | `{= 1 }` |\n|---|---|\n",
    "\\|", "[^1]", "[^1]: ", "![a](b.png \"c\")", "\\frac{", "\\begin{cases}", sign,
    sign + "s0" + sign, sign + "c" + sign,
    "´´´{datos}\n", "´´´\n", "``{datos #a}\n", "{calcular}\n", "```calcular\n", "    ```{calcular}\n    a\n    ```\n",
  ]

  /// Everything that can be asked of a lesson.
  private func readWhole(_ bytes: [UInt8]) {
    let source = SourceText(path: "mutada", bytes: bytes)
    let (document, problems) = parseLesson(source)
    var all = problems
    for block in document.directives {
      let options = block.options(in: source)
      all += options.problems + block.statements(in: source).problems + block.expressions(in: source).problems
      all += block.nestedDirective(in: source).problems
      for option in options.options {
        switch option.value {
        case .line(let fragment): _ = fragment.expression(in: source)
        case .items(let items): items.forEach { _ = $0.expression(in: source) }
        }
      }
      _ = highlights(of: block, in: source)
    }
    expectSoundPlaces(document)
    expectAllReplaced(document)
    for problem in all {
      #expect(!problem.message.isEmpty)
      if let range = problem.range { #expect(range.lower >= 0 && range.upper <= bytes.count) }
      _ = ProblemPrinter().text(problem, in: source)
      _ = problem.json(in: source)
    }
  }

  /// Directives and inline values follow one another, and the lines of a body lie inside it, one to a line.
  private func expectSoundPlaces(_ document: Document) {
    var end = 0
    var open: [Int] = []
    for element in document.elements {
      switch element {
      case .directive(let block):
        #expect(block.range.lower >= end)
        var line = block.headerRange.upper
        for body in block.bodyLines {
          #expect(body.lower >= line && body.upper <= block.range.upper)
          #expect(document.source.line(at: body.lower) == document.source.line(at: body.upper))
          line = body.upper
        }
        end = block.range.upper
      case .inline(let value):
        #expect(value.range.lower >= end)
        end = value.range.upper
      case .begins(let block):
        #expect(block.marker.lower >= end && block.marker.upper <= block.title.lower)
        #expect(document.blocks.indices.contains(block.index))
        open.append(block.index)
      case .ends(let block):
        #expect(open.popLast() == block.index)
        #expect(block.end >= block.title.upper && block.end <= document.source.bytes.count)
      }
    }
  }

  /// Each directive and inline value is swapped once, in the page and in the Markdown.
  private func expectAllReplaced(_ document: Document) {
    let directives = document.directives.map { "⟦d\($0.index)⟧" }
    let values = document.inlineValues.map { "⟦v\($0.index)⟧" }
    let replacements = Replacements(
      directives: directives, inlineValues: values, blocks: document.blocks.map(markedWrapping))
    let html = document.html(replacements)
    let markdown = String(decoding: document.markdown(replacements), as: UTF8.self)
    let places = document.directives.map(\.range.lower) + document.inlineValues.map(\.range.lower)
    let unused = document.linesOfUnusedNotes
    for (text, place) in zip(directives + values, places) {
      // A note that nothing leads to is in no page.
      let expected = unused.contains(document.source.line(at: place)) ? 0 : 1
      #expect(
        occurrences(of: text, in: html) == expected, "\(text) in \(document.source.text(SourceRange(0, 4000)))")
      #expect(occurrences(of: text, in: markdown) == 1)
    }
    for block in document.blocks {
      for text in ["⟦b\(block.index)⟧", "⟦/b\(block.index)⟧", "⟦t\(block.index)⟧"] {
        #expect(occurrences(of: text, in: html) == 1, "\(document.source.text(SourceRange(0, 4000)))")
      }
    }
    for heading in document.headings { #expect(occurrences(of: " id=\"\(heading.anchor)\">", in: html) == 1) }
  }

  /// Counted in scalars: a combining mark after the text does not hide it.
  private func occurrences(of text: String, in whole: String) -> Int {
    let (text, whole) = (Array(text.utf8), Array(whole.utf8))
    guard whole.count >= text.count else { return 0 }
    return (0...whole.count - text.count).count {
      whole[$0] == text[0] && whole[$0..<$0 + text.count].elementsEqual(text)
    }
  }

  @Test func mutatedLessonsNeverCrash() throws {
    let lessons = try (lessonCases + folders(in: "Páginas")).map { try lesson(in: $0).bytes }.filter { $0.count < 3000 }
    try #require(lessons.count > 20)
    var dice = Dice(state: 20_240_229)
    for _ in 0..<3000 {
      var bytes = lessons.randomElement(using: &dice) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        let place = Int.random(in: 0...bytes.count, using: &dice)
        switch Int.random(in: 0..<5, using: &dice) {
        case 0: bytes.insert(contentsOf: Array((Self.pieces.randomElement(using: &dice) ?? "").utf8), at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...20, using: &dice)))
        case 2: bytes.removeSubrange(place...)
        case 3: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &dice) }
        default:
          let other = lessons.randomElement(using: &dice) ?? []
          bytes.insert(contentsOf: other.prefix(Int.random(in: 0...200, using: &dice)), at: place)
        }
      }
      readWhole(bytes)
    }
  }

  @Test func everyTruncationIsRead() throws {
    let bytes = try lesson(in: testsFolder.appendingPathComponent("LessonTests/Casos/completa")).bytes
    for count in 0...bytes.count { readWhole(Array(bytes.prefix(count))) }
  }

  /// Seconds of this thread, whatever else the machine does.
  private func threadTime(_ body: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    body()
    return now() - start
  }

  private static let hostileSize = 128 << 10

  /// What an honest lesson of the same size takes, to measure the hostile ones with.
  private func honestTime() throws -> Double {
    let lesson = try largeLesson(bytes: Self.hostileSize)
    return (0..<3).map { _ in threadTime { read(lesson) } }.min() ?? 0
  }

  private func largeLesson(bytes size: Int) throws -> SourceText {
    let one = try lesson(in: testsFolder.appendingPathComponent("LessonTests/Casos/completa")).bytes
    let body = one.drop { $0 != UInt8(ascii: "#") }
    return SourceText(path: "grande", bytes: (0..<size / body.count).flatMap { _ in body })
  }

  private func read(_ source: SourceText) {
    let (document, problems) = parseLesson(source)
    for block in document.directives.prefix(50) {
      _ = block.options(in: source)
      _ = block.expressions(in: source)
      _ = highlights(of: block, in: source)
    }
    _ = document.html(Replacements(directives: [], inlineValues: []))
    _ = ProblemPrinter().text(problems, in: source)
    for problem in problems { _ = problem.json(in: source) }
  }

  /// Repetitions that cost libcmark or a careless reader quadratic time or a deep stack: none takes much longer than
  /// an honest lesson of its size.
  @Test func hostileRepetitions() throws {
    let limit = try 60 * honestTime()
    let pieces = [
      "> ", "- ", "1. ", ">", "![[]()", "[a](b", "`{= ", "{= a }\n\n", "`{= x", "```{datos}\n", "~~~{datos}\n",
      "```{datos `\n", "> ```{a}\n", "<div>\n```{datos}\n```\n\n", "a: (\n", "((", "no ", "-", "\"", "`", "{", "f(",
      "x[", "a.", "---\ntítulo: a\n", "1+", "a y ", "---\n", "título: x\n", "*a_ ", "\r",
      "\u{302}", "# a\n", "a\n\n", "`{= 1 }`", "> [!NOTA]\n> a\n\n", "> [!PREGUNTA]\n", "> - [x] a\n>   b\n",
      "> > [!NOTA]\n",
      "> [!SOLUCIÓN] a\n\n", "> [!nada]\n\n", "[!",
      "$", "$$", "$a", "$a$ ", "$$a$$ ", "$$\n", "$$\na\n\n", "$a\n", "\\$", "$\\q$ ", "$\\aplha$ ", "${",
      "$\\left(", "*$a$ ",
      "|", "| ", "|a|\n|-|\n", "|a\n|-\n", "a|b\n-|-\n", "|-|\n", "\\|", "> |a|\n> |-|\n",
      "[^", "[^1]", "[^1]: ", "[^1]: a\n", "[^1]: a\n\n", "[^1]: [^1]", "[^1]\n\n[^1]: a\n\n",
      "[^a]: b\n\n    c\n\n", "[[^1]", "[^1][",
      "> [^1]: a\n", "![", "![a", "![a](b.png \"c\")\n\n", "![a](b) ", "![[^1](", "$![](", "|[^1]|$a$|\n|-|-|\n",
      "]", "][", "[]", "[^a](", "\\begin{a}", "$\\begin{matrix}",
      "´´´{datos}\n", "´´´{a}\na\n\n", "``{datos}\n", "´", "{datos}\n", "{datos}\n\n", "```\n{datos}\n",
      "```datos\n", "```\n{datos}\na\n```\n\n", "    ```{datos}\n", "    ```{datos}\n    a\n    ```\n\n",
    ]
    for piece in pieces {
      let repeated = String(repeating: piece, count: Self.hostileSize / piece.utf8.count - 20)
      for text in [repeated, "```{afirmar}\n\(repeated)"] {
        let time = threadTime { read(SourceText(path: "hostil", text)) }
        #expect(time < limit, "«\(piece)»: \(time) s; máximo \(limit) s")
      }
    }
  }

  @Test func caps() {
    func codes(_ text: String) -> [Code] { parseLesson(SourceText(path: "a", text)).problems.map(\.code) }
    #expect(codes(String(repeating: "a", count: 1 << 20)) == [])
    #expect(codes(String(repeating: "a", count: (1 << 20) + 1)) == [.lessonTooLarge])
    #expect(codes(String(repeating: "> ", count: 40) + "a") == [])
    #expect(codes(String(repeating: "> ", count: 41) + "a") == [.nestedTooDeep])
    #expect(codes(String(repeating: "- ", count: 41) + "a") == [.nestedTooDeep])
    #expect(codes((0...40).map { String(repeating: "  ", count: $0) + "* a\n" }.joined()) == [.nestedTooDeep])
    #expect(codes((0..<40).map { String(repeating: "  ", count: $0) + "* a\n" }.joined()) == [])
    #expect(codes((0..<500).map { "\($0). a\n" }.joined()) == [])
    #expect(codes(String(repeating: "[", count: 201)) == [.nestedTooDeep])
    #expect(codes(String(repeating: "[a\n\n", count: 500)) == [])
  }

  @Test func aLargeLessonIsReadInMilliseconds() throws {
    let source = try largeLesson(bytes: 200 << 10)
    let time = (0..<3).map { _ in threadTime { _ = parseLesson(source) } }.min() ?? 0
    #expect(time < 0.2, "\(time) s")
  }

  @Test func tenThousandAnswersAreOneProblem() throws {
    let choices = (0..<10_000).map { "> - [ ] \($0)\n>   no\n" }.joined()
    let source = SourceText(path: "a", "> [!PREGUNTA]\n> ¿Cuál?\n>\n" + choices)
    var problems: [Problem] = []
    let time = threadTime { problems = parseLesson(source).problems }
    #expect(problems.map(\.code) == [.malformedQuestion])
    #expect(source.position(at: problems.first?.range?.lower ?? 0) == SourcePosition(line: 44, column: 5))
    #expect(try time < 60 * honestTime())
  }
}

/// Marks around a block and its parts.
func markedWrapping(_ block: TeachingBlock) -> BlockWrapping {
  let choices = block.choices.indices.map { index in
    ChoiceWrapping(
      whole: Wrapping("<li>", "</li>"), label: Wrapping("<label>\(index)", "</label>"),
      reason: Wrapping("<p>", "</p>"))
  }
  return BlockWrapping(
    whole: Wrapping("⟦b\(block.index)⟧", "⟦/b\(block.index)⟧"), title: Wrapping("⟦t\(block.index)⟧", "⟦/t⟧"),
    question: choices.isEmpty
      ? nil
      : QuestionWrapping(text: Wrapping("<text>", "</text>"), list: Wrapping("<ul>", "</ul>"), choices: choices))
}

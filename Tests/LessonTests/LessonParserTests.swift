import Diagnostics
import Foundation
import Lesson
import TestSupport
import Testing

/// The folders of golden lessons.
let lessonCases = folders(in: "Casos")

func folders(in name: String) -> [URL] {
  let folder = testsFolder.appendingPathComponent("LessonTests/\(name)")
  let found = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
  return found.filter(\.hasDirectoryPath).sorted { $0.lastPathComponent < $1.lastPathComponent }
}

func lesson(in folder: URL) throws -> SourceText {
  let bytes = try Data(contentsOf: folder.appendingPathComponent("lección.md"))
  return SourceText(path: "lección.md", bytes: Array(bytes))
}

@Suite struct LessonParserTests {
  @Test(arguments: lessonCases)
  func goldenLessons(folder: URL) throws {
    let source = try lesson(in: folder)
    let (document, problems) = parseLesson(source)
    let dump = DocumentDump(document)
    let contexts = dump.problems.enumerated().map { ($0.element, dump.contexts[$0.offset]) }
    let printed = ProblemPrinter().text(problems + dump.problems, in: source) { problem in
      contexts.first { $0.0 == problem }?.1
    }
    let text = (dump.lines + (printed.isEmpty ? [] : ["", printed])).joined(separator: "\n")
    expectGolden(text.hasSuffix("\n") ? text : text + "\n", at: folder.appendingPathComponent("esperado.txt"))
  }

  /// All that this target tells by itself; a lesson too large is in `RobustnessTests`.
  @Test(arguments: [
    Code.notUTF8, .emptyLesson, .unclosedFence, .nearFence, .malformedFence, .frontMatter, .brokenInline,
    .nestedTooDeep, .malformedBody, .repeatedOption, .decimalComma, .syntax, .assignmentInAssertion, .unfinishedText,
    .numberTooLarge, .unknownBlock, .malformedBlock, .malformedQuestion,
  ])
  func everyCodeHasAGoldenCase(code: Code) throws {
    let texts = try lessonCases.map {
      try String(contentsOf: $0.appendingPathComponent("esperado.txt"), encoding: .utf8)
    }
    #expect(texts.contains { $0.contains("error[\(code.rawValue)]") })
  }

  @Test func sizeIsTold() {
    let source = SourceText(path: "grande.md", bytes: [UInt8](repeating: 97, count: 1100 << 10))
    #expect(
      ProblemPrinter().text(parseLesson(source).problems, in: source) == """
        error[L007]: la lección ocupa 1100 KiB y el máximo es 1024 KiB
         --> grande.md
          = pártela en varias

        """)
  }

  @Test func canonicallyEquivalentNamesAreEqual() throws {
    let source = SourceText(path: "a", "```{afirmar}\ny\u{302} == ŷ\n```\n")
    let read = parseLesson(source).document.directives[0].expressions(in: source)
    guard case .comparison(let left, let links) = read.expressions[0].kind, case .name(let first) = left.kind,
      case .name(let second) = links[0].right.kind
    else { throw read.problems[0] }
    #expect(first == second && first != "y")
    #expect(source.position(at: links[0].comparison.range.lower) == SourcePosition(line: 2, column: 4))
  }

  @Test func nestedDirectiveKeepsItsPlaces() throws {
    let text = "> ````{falla T001}\n> ```{calcular #x}\n> z\n> ```\n> ````\n"
    let source = SourceText(path: "a", text)
    let outer = parseLesson(source).document.directives[0]
    let (nested, problems) = outer.nestedDirective(in: source)
    let inner = try #require(nested)
    #expect(problems.isEmpty && inner.name.value == "calcular" && inner.id?.value == "x")
    #expect(inner.bodyLines.map { source.text($0) } == ["z"])
    #expect(source.text(inner.range) == "```{calcular #x}\n> z\n> ```")
    let bare = parseLesson(SourceText(path: "a", "```{falla T001}\nz\n```\n")).document
    #expect(bare.directives[0].nestedDirective(in: bare.source).problems.map(\.code) == [.malformedBody])
  }
}

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
}

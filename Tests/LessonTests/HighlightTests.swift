import Diagnostics
import Foundation
import Lesson
import TestSupport
import Testing

@Suite struct HighlightTests {
  @Test func goldenColours() throws {
    let folder = testsFolder.appendingPathComponent("LessonTests/Páginas/colores")
    let source = try lesson(in: folder)
    let text = parseLesson(source).document.directives.map { block in
      highlights(of: block, in: source).map { highlight in
        let place = source.position(at: highlight.range.lower)
        return "\(place.line):\(place.column) \(highlight.kind.rawValue) \(source.text(highlight.range))\n"
      }.joined()
    }
    expectGolden(text.joined(separator: "\n"), at: folder.appendingPathComponent("colores.txt"))
  }

  @Test(arguments: lessonCases + folders(in: "Páginas"))
  func inOrderWithoutOverlaps(folder: URL) throws {
    let source = try lesson(in: folder)
    for block in parseLesson(source).document.directives {
      var end = block.range.lower
      for highlight in highlights(of: block, in: source) {
        #expect(highlight.range.lower >= end && !highlight.range.isEmpty)
        end = highlight.range.upper
      }
      #expect(end <= block.range.upper)
    }
  }
}

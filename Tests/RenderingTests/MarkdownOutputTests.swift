import Diagnostics
import Foundation
import Lesson
import TestSupport
import Testing

import Rendering

@Suite struct MarkdownOutputTests {
  @Test func theTextIsAsItWas() {
    let output = markdown(ClassifierLesson.executed(), figureFolder: "clasificador")
    let text = String(decoding: output.text, as: UTF8.self)
    expectGolden(text, at: testsFolder.appendingPathComponent("RenderingTests/Esperado/clasificador.esperado.md"))
    #expect(output.files.map(\.name) == (1...7).map { "clasificador/figura-\($0).svg" })
  }

  @Test func theSameLessonGivesTheSameBytes() {
    let first = markdown(ClassifierLesson.executed(), figureFolder: "f")
    #expect(first == markdown(ClassifierLesson.executed(), figureFolder: "f"))
  }

  @Test func proseIsKeptByteForByte() {
    let output = markdown(ClassifierLesson.executed(), figureFolder: "f")
    let lines = Set(output.text.split(separator: UInt8(ascii: "\n")))
    let written = ClassifierLesson.source.bytes.split(separator: UInt8(ascii: "\n"))
    for line in written where !line.contains(UInt8(ascii: "{")) {
      #expect(lines.contains(line), "\(String(decoding: line, as: UTF8.self))")
    }
  }

  @Test func embeddedFiguresNeedNoFiles() {
    let output = markdown(ClassifierLesson.executed(), figureFolder: nil)
    #expect(output.files.isEmpty)
    #expect(String(decoding: output.text, as: UTF8.self).contains("](data:image/svg+xml;base64,"))
  }
}

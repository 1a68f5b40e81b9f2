import Diagnostics
import Foundation
import Lesson
import Runner
import TestSupport
import Testing

@Suite struct ImageReaderTests {
  /// What is wrong with the images of a text, in a folder with `a.png`, `texto.png` and, beside it, `fuera.png`.
  private func read(_ text: String) throws -> (images: [LessonImage?], problems: [String]) {
    var result: (images: [LessonImage?], problems: [String]) = ([], [])
    try withTemporaryFolder { top in
      let folder = top.appendingPathComponent("curso")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(Self.image).write(to: folder.appendingPathComponent("a ñ.png"))
      try Data(Self.image).write(to: top.appendingPathComponent("fuera.png"))
      try Data(Self.image.dropLast(20)).write(to: folder.appendingPathComponent("cortada.png"))
      try Data("hola".utf8).write(to: folder.appendingPathComponent("texto.png"))
      try Data(count: (2 << 20) + 1).write(to: folder.appendingPathComponent("grande.png"))
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent("enlace.png"), withDestinationURL: top.appendingPathComponent("fuera.png"))
      let source = SourceText(path: folder.path + "/lección.md", text)
      let found = ImageReader(LessonFolder(of: source.path)).read(parseLesson(source).document.images)
      result = (
        found.images,
        found.problems.map { "\($0.severity.rawValue) \($0.code.rawValue) \($0.range.map(source.text) ?? "")" }
      )
    }
    return result
  }

  private static let image: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8,
    0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x60, 0, 0, 0, 2, 0,
    1, 0x48, 0xAF, 0xA4, 0x71, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]

  @Test func anImageBesideTheLessonIsRead() throws {
    let shown = LessonImage(format: .png, bytes: Self.image)
    let found = try read("![x](<a ñ.png>) ![y](./a%20%C3%B1.png \"pie\")\n\n![z][r]\n\n[r]: <a ñ.png>\n")
    #expect(found.problems == [])
    #expect(found.images == [shown, shown, shown])
  }

  @Test(arguments: [
    ("![x](https://ejemplo.org/a.png)", "error L033 https://ejemplo.org/a.png"),
    ("![x](//ejemplo.org/a.png)", "error L033 //ejemplo.org/a.png"),
    ("![x](data:image/png;base64,AA==)", "error L033 data:image/png;base64,AA=="),
    ("![x](../fuera.png)", "error D005 ../fuera.png"), ("![x](/etc/passwd)", "error D005 /etc/passwd"),
    ("![x](enlace.png)", "error D005 enlace.png"), ("![x](%2e%2e/fuera.png)", "error D005 %2e%2e/fuera.png"),
    ("![x](no.png)", "error D006 no.png"), ("![x](texto.png)", "error L033 texto.png"),
    ("![x](cortada.png)", "error D012 cortada.png"), ("![x](grande.png)", "error T013 grande.png"),
    ("![x](.)", "error D006 ."), ("![x]()", "error L033 !["),
  ])
  func whatCannotBeShownIsTold(_ text: String, _ problem: String) throws {
    let found = try read(text)
    #expect(found.problems == [problem])
    #expect(found.images == [nil])
  }

  @Test func anImageSaysWhatItShows() throws {
    #expect(try read("![](<a ñ.png>)").problems == ["aviso L033 !["])
    #expect(try read("![`x`](<a ñ.png>)").problems == [])
  }

  @Test func theSameFaultIsToldOnce() throws {
    #expect(try read("![x](no.png) ![y](no.png)").problems == ["error D006 no.png"])
  }
}

import Foundation
import TestSupport
import Testing

/// Every folder below `Tests/Cases/promover` is a case: `antes.md`, the lesson that it becomes and what is said.
@Suite struct PromoteCaseTests {
  @Test("cada salida se escribe en su sitio", arguments: caseFolders("promover"))
  func promotes(folder: URL) throws {
    let lesson = try Data(contentsOf: folder.appendingPathComponent("antes.md"))
    try withTemporaryFolder { place in
      try lesson.write(to: place.appendingPathComponent("lección.md"))
      let result = try leccion("promote", "lección.md", in: place)
      let after = try place.bytes("lección.md")
      expectGolden(
        String(decoding: after, as: UTF8.self), at: folder.appendingPathComponent("después.md"))
      var said = result.output + result.errors
      if result.status != 0 { said += "\nestado de salida: \(result.status)\n" }
      expectGolden(said, at: folder.appendingPathComponent("dice.txt"))
      #expect(place.fileNames == ["lección.md"])
      if result.status == 0 {
        // What was written passes, and is not written again.
        let test = try leccion("test", "lección.md", in: place)
        #expect(test.status == 0, "\(test.output)\(test.errors)")
        let again = try leccion("promote", "lección.md", in: place)
        #expect(again.status == 0)
        #expect(again.output.hasPrefix("Nada que escribir"))
      } else {
        let again = try leccion("promote", "lección.md", in: place)
        #expect(again.status == result.status)
      }
      #expect(try place.bytes("lección.md") == after)
    }
  }

  /// What is not the body of a `salida` stays byte for byte.
  @Test("lo demás no cambia", arguments: caseFolders("promover"))
  func keepsTheRest(folder: URL) throws {
    func rest(_ name: String) throws -> [String] {
      let text = String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
      var isInside = false
      return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
        let line = String(String.UnicodeScalarView(line))
        let bare = line.drop { " >-1.\t".contains($0) }
        if bare.hasPrefix("```") || bare.hasPrefix("~~~") {
          isInside = !isInside && bare.contains("{salida")
          return line.replacing(/(`+|~+)/, with: "```")
        }
        return isInside ? nil : line
      }
    }
    if ["texto-hostil", "valla-en-la-salida"].contains(folder.lastPathComponent) { return }
    let (before, after) = (try rest("antes.md"), try rest("después.md"))
    #expect(before == after)
  }
}
